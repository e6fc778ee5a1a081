/** The list under public notice: name, employer, track and body, in the order of strokes, from the first day of the notice to its last; then it is taken down by itself. */
import { listChanges } from '../../core/accounts.ts'
import { questions } from '../../core/question.ts'
import { blank, type Round } from '../../core/round/dossier.ts'
import { onNotice } from '../../core/round/list.ts'
import { compareByStroke } from '../../core/standards/names.ts'
import type { Seals } from '../seal.ts'
import { type Asking, answering } from './asking.ts'
import { findRound } from './law.ts'

type Read = {
  readonly id: string
  readonly listed: number | null
  readonly track: string
  readonly name: string
  readonly employer: string
  readonly employer_zh: string | null
  readonly employer_en: string | null
  readonly body_zh: string
  readonly body_en: string
}

/** Whoever joined since the list was shown has not been shown yet. */
const text = `
select d.id, (d.state ->> 'listed')::int as listed, d.track, p.name, d.employer, e.zh as employer_zh, e.en as employer_en, b.zh as body_zh, b.en as body_en
from dossier d join person p on p.id = d.person join organisation b on b.id = d.body left join organisation e on e.id = d.employer
where d.round = $1 and d.subject = 'application' and d.status = any($2) and coalesce((d.state ->> 'listed')::int, -1) < $3
order by d.track, b.id, d.id limit 2000`

const changesText = 'select balance from counter where name = $1'

/** Stands for an application on the page for everybody: nothing can be read back from it. */
export const refOf = (seals: Seals, id: string): string => seals.mark(`notice/${id}`).toString('hex').slice(0, 16)

const noLimit = 2 ** 31 - 1
const roundIn = (state: object): Round => ({ ...blank, ...state })

/** The notice as it stands, and the ids behind its rows. */
export const findNotice = async ({ site, query, today }: Asking, round: string) => {
  const found = await findRound(site.house, query, round)
  if (!found) return undefined
  const { status, notice, notices = [] } = roundIn(found.state)
  const runs = status === 'noticed' && notice !== undefined && today <= notice.to
  const before = notices.at(-2)?.upTo
  const [counted] = await query<{ balance: number }>(changesText, [listChanges(round)])
  const rows = runs ? await query<Read>(text, [round, [...onNotice], notice.upTo ?? noLimit]) : []
  const inOrder = rows.toSorted((a, b) => (a.track < b.track ? -1 : a.track > b.track ? 1 : compareByStroke(a.name, b.name)))
  const restarts = found.law.policy.procedure.publicNotice.value.restarts === true
  return {
    ids: inOrder.map(({ id }) => id),
    law: found.law,
    answer: {
      from: notice?.from ?? null,
      to: notice?.to ?? null,
      nth: notices.length,
      joined: notice?.joined ?? 0,
      left: notice?.left ?? 0,
      changed: restarts && notice?.upTo !== undefined && (counted?.balance ?? 0) !== notice.upTo,
      rows: inOrder.map(({ id, listed, track, name, employer, employer_zh, employer_en, body_zh, body_en }) => ({
        ref: refOf(site.house.seals, id),
        track,
        name,
        employer: { zh: employer_zh ?? employer, en: employer_en ?? employer },
        body: { zh: body_zh, en: body_en },
        isNew: before !== undefined && (listed ?? -1) >= before,
      })),
    },
  }
}

export const notice = answering(questions.notice, async (asking, { round }) => (await findNotice(asking, round))?.answer, 'everything')
