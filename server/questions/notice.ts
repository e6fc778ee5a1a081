/** The list under public notice: name, employer, track and body, in the order of strokes, from the first day of the notice to its last; then it is taken down by itself. */
import { questions } from '../../core/question.ts'
import { answering } from './asking.ts'
import { findRound } from './law.ts'

type Read = {
  readonly track: string
  readonly name: string
  readonly employer: string
  readonly employer_zh: string | null
  readonly employer_en: string | null
  readonly body_zh: string
  readonly body_en: string
}

const listed = ['accepted', 'contested', 'admitted']

/** The order of official lists of names. */
const strokes = new Intl.Collator('zh-u-co-stroke')

const text = `
select d.track, p.name, d.employer, e.zh as employer_zh, e.en as employer_en, b.zh as body_zh, b.en as body_en
from dossier d join person p on p.id = d.person join organisation b on b.id = d.body left join organisation e on e.id = d.employer
where d.round = $1 and d.subject = 'application' and d.status = any($2) order by d.track, b.id, d.id limit 2000`

const dayIn = (value: unknown, key: string): string | null => {
  const day: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return typeof day === 'string' ? day : null
}

export const notice = answering(
  questions.notice,
  async ({ site, query, today }, { round }) => {
    const found = await findRound(site.house, query, round)
    if (!found) return undefined
    const to = dayIn(found.state.notice, 'to')
    const runs = found.state.status === 'noticed' && to !== null && today <= to
    const rows = runs ? await query<Read>(text, [round, listed]) : []
    const inOrder = rows.toSorted((a, b) => (a.track < b.track ? -1 : a.track > b.track ? 1 : strokes.compare(a.name, b.name)))
    return {
      from: dayIn(found.state.notice, 'from'),
      to,
      rows: inOrder.map(({ track, name, employer, employer_zh, employer_en, body_zh, body_en }) => ({
        track,
        name,
        employer: { zh: employer_zh ?? employer, en: employer_en ?? employer },
        body: { zh: body_zh, en: body_en },
      })),
    }
  },
  'everything',
)
