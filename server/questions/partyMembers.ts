/** Party members among the trainees, for those whose duty Party life is. Membership is read from the sealed forms and nowhere kept in the open. */
import { questions } from '../../core/question.ts'
import { studying } from '../../core/training/dossier.ts'
import { partIn, textIn } from '../reading.ts'
import { placeOf } from '../seal.ts'
import { type Asking, answering, organisationsWith, sitsAt } from './asking.ts'
import { findRound } from './law.ts'

type Read = {
  readonly id: string
  readonly name: string
  readonly status: string
  readonly host: string
  readonly zh: string
  readonly en: string
  readonly sealed: Buffer
  readonly n: number
}

const most = 500
const withPartyLife: readonly string[] = [...studying, 'passed', 'failed']

const membersText = `
select d.id, p.name, d.status, d.host, o.zh, o.en, r.sealed, r.n
from dossier d join person p on p.id = d.person join organisation o on o.id = d.host
join lateral (select sealed, n from record where subject = 'application' and id = d.id and kind = 'form' order by n desc limit 1) r on true
where d.round = $1 and d.subject = 'training' and d.status = any($2) and ($3::text[] is null or d.host = any($3)) order by d.host, d.id limit ${most}`

/** What each host has written down of Party life, on whichever of its trainees' files it lies, in the order of time. */
const notedText = `
select j.seq, d.host, r.kind, d.id, r.n, r.sealed
from dossier d join record r on r.subject = 'training' and r.id = d.id and r.kind in ('partyLife', 'partyTransfers')
join journal j on j.subject = 'training' and j.id = d.id and j.n = r.n
where d.round = $1 and d.subject = 'training' and d.host = any($2) order by j.seq`
type Noted = { readonly host: string; readonly kind: string; readonly id: string; readonly n: number; readonly sealed: Buffer }

const textsIn = (holder: unknown, key: string): readonly string[] => {
  const found = partIn(holder, key)
  return Array.isArray(found) ? found.filter(one => typeof one === 'string') : []
}

type Said = {
  readonly transferred: ReadonlySet<string>
  readonly tookPart: ReadonlyMap<string, boolean>
  readonly years: ReadonlyMap<string, readonly number[]>
}

const saidIn = ({ site }: Asking, noted: readonly Noted[]): Said => {
  const transferred = new Set<string>()
  const tookPart = new Map<string, boolean>()
  const years = new Map<string, readonly number[]>()
  for (const { host, kind, id, n, sealed } of noted) {
    const content = site.house.seals.open(placeOf('training', id, kind, n), sealed)
    for (const one of textsIn(content, 'transferred')) transferred.add(one)
    for (const one of textsIn(content, 'tookPart')) tookPart.set(one, true)
    for (const one of textsIn(content, 'absent')) tookPart.set(one, false)
    const year = partIn(content, 'year')
    if (typeof year === 'number') years.set(host, [...(years.get(host) ?? []), year])
  }
  return { transferred, tookPart, years }
}

const politicalStatusIn = ({ site }: Asking, { id, sealed, n }: Read): string | undefined =>
  textIn(partIn(site.house.seals.open(placeOf('application', id, 'form', n), sealed), 'identity'), 'politicalStatus')

/** Every host with the file on which its words can lie: of somebody who studies where there is one. */
const hostsOf = (rows: readonly Read[], { years }: Said) => {
  const byHost = Map.groupBy(rows, ({ host }) => host)
  return [...byHost].flatMap(([host, own]) => {
    const canNote = own.find(({ status }) => studying.some(known => known === status))
    const file = canNote ?? own[0]
    if (!file) return []
    const { zh, en, id } = file
    return [{ host, name: { zh, en }, file: id, years: [...(years.get(host) ?? [])], canNote: canNote !== undefined }]
  })
}

export const partyMembers = answering(
  questions.partyMembers,
  async (asking, { round }) => {
    const { site, query, session } = asking
    const found = await findRound(site.house, query, round)
    if (!found || !session) return undefined
    const { statuses } = found.law.policy.training.partyLife.value
    const hosts = sitsAt(asking, found.law, 'department') ? null : organisationsWith(asking, 'host')
    const rows = await query<Read>(membersText, [round, withPartyLife, hosts])
    const said = saidIn(asking, await query<Noted>(notedText, [round, [...new Set(rows.map(({ host }) => host))]]))
    await query("insert into access_log (account, asked, subject, id) values ($1, 'partyMembers', 'round', $2)", [
      session.account.id,
      round,
    ])
    const members = rows.flatMap(row => {
      const politicalStatus = politicalStatusIn(asking, row)
      if (politicalStatus === undefined || !statuses.includes(politicalStatus)) return []
      const { id, name, host, zh, en } = row
      const told = { transferred: said.transferred.has(id), tookPart: said.tookPart.get(id) ?? null }
      return [{ training: id, name, host: { zh, en }, hostId: host, politicalStatus, ...told }]
    })
    return { members, hosts: hostsOf(rows, said) }
  },
  'everything',
)
