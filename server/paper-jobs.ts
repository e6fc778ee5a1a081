/** Papers of many dossiers that are made in the background: asked for, stopped, and had made after all. */
import { hash } from 'node:crypto'
import { join } from 'node:path'
import { canonicalAsSent } from '../core/canonical.ts'
import type { JobKind } from '../core/desk/paper-job.ts'
import type { Query } from './database.ts'
import type { Site } from './questions/asking.ts'

/** Where the papers of one job lie, each under its digest. */
export const folderOf = ({ filesFolder }: Pick<Site, 'filesFolder'>, job: string) => join(filesFolder, 'papers', job)

const everything = <T>({ house }: Pick<Site, 'house'>, work: (query: Query) => Promise<T>) => house.database.transaction('everything', work)

const beginText = `
insert into paper_job (id, account, kind, asked, made_at) values ($1, $2, $3, $4, $5) on conflict (id) do nothing returning id`
const rowsText = `
insert into paper_job_row (job, n, id) select $1, n, id from unnest($2::text[]) with ordinality as t(id, n)`
const sameText = 'select 1 from paper_job where id = $1 and asked = $2'

export type BegunJob = { readonly kind: 'begun'; readonly id: string } | { readonly kind: 'reused' }
type Begin = {
  readonly account: string
  readonly key: string
  readonly kind: JobKind
  readonly ids: readonly string[]
  readonly asked: unknown
}

/** Writes a job down; the same key of the same account is the same job. A dossier that is named twice has one paper. */
export const beginJob = async ({ house }: Pick<Site, 'house'>, { account, key, kind, ids, asked }: Begin): Promise<BegunJob> => {
  const id = hash('sha256', JSON.stringify([account, key]), 'hex').slice(0, 32)
  const mark = house.seals.mark(canonicalAsSent([kind, asked]))
  return house.database.transaction({ organisations: [], account }, async query => {
    const [clock] = await query<{ now: Date }>('select clock_timestamp() as now')
    const madeAt = house.at(clock?.now ?? new Date(0))
    const [made] = await query(beginText, [id, account, kind, mark, madeAt.toISOString()])
    if (made) await query(rowsText, [id, [...new Set(ids)]])
    const same = made !== undefined || (await query(sameText, [id, mark])).length > 0
    return same ? { kind: 'begun', id } : { kind: 'reused' }
  })
}

const ownText = 'select 1 from paper_job where id = $1 and account = $2'
/** One that is being made is finished; those that wait are left alone. */
const stopText = `
update paper_job_row set state = 'stopped' where (job, n) in (
  select job, n from paper_job_row where job = $1 and state = 'waiting' for update skip locked) returning n`

const owned = async (query: Query, account: string, job: string) => (await query(ownText, [job, account])).length > 0

/** False where there is no such job of this account. */
export const stopJob = async (site: Pick<Site, 'house'>, account: string, job: string): Promise<boolean> =>
  everything(site, async query => {
    if (!(await owned(query, account, job))) return false
    await query(stopText, [job])
    return true
  })

const againText = `
with again as (
  update paper_job_row set state = 'waiting', tries = 0, not_before = clock_timestamp(), why = null
  where job = $1 and state <> 'made' and state <> 'waiting' returning job)
update paper_job set ended = null where id in (select job from again) returning id`

/** Has what was stopped, has failed or was deleted made after all; what is there stays as it is. */
export const makeAgain = async (site: Pick<Site, 'house'>, account: string, job: string): Promise<boolean> =>
  everything(site, async query => {
    if (!(await owned(query, account, job))) return false
    await query(againText, [job])
    return true
  })
