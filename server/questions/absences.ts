/** A host's calendar of one month: who of its trainees is away when. Exceptions only; whoever has none has an empty line. */
import { addDays, addMonths } from '../../core/calendar.ts'
import { questions } from '../../core/question.ts'
import { daysIn, worksAt } from '../../core/training/leave/leave-days.ts'
import { awayLines } from '../../core/training/leave/month-lines.ts'
import { type Asking, answering, organisationsWith, sitsAt } from './asking.ts'
import { findRound } from './law.ts'
import { kindsIn, shownAway, shownPending, trainingIn } from './months.ts'

type Read = {
  readonly id: string
  readonly name: string
  readonly host: string
  readonly zh: string
  readonly en: string
  readonly state: object
}

/** Everybody whose study touches the month, by host and name. */
const text = `
select d.id, coalesce(p.name, d.id) as name, d.host, o.zh, o.en, d.state
from dossier d left join person p on p.id = d.person join organisation o on o.id = d.host
where d.round = $1 and d.subject = 'training' and d.status = any($2) and ($3::text[] is null or d.host = any($3))
  and d.state ->> 'studyStart' <= $5 and d.state ->> 'studyEnd' >= $4 and d.id > $6
order by d.id limit $7`

const statuses = ['enrolled', 'stopAsked', 'stopConfirmed', 'passed', 'failed']

const logText = "insert into access_log (account, asked, subject, id) values ($1, 'absences', 'round', $2)"

export const absences = answering(
  questions.absences,
  async (asking: Asking, { round, month, host, after, limit }) => {
    const { site, query, session } = asking
    const found = await findRound(site.house, query, round)
    if (!found || !session) return undefined
    const { law } = found
    const own = sitsAt(asking, law, 'department') ? undefined : organisationsWith(asking, 'host')
    const hosts = own?.filter(one => host === undefined || one === host) ?? (host === undefined ? null : [host])
    const span = { from: `${month}-01`, to: addDays(addMonths(`${month}-01`, 1), -1) }
    const rows = await query<Read>(text, [round, statuses, hosts, span.from, span.to, after ?? '', limit + 1])
    await query(logText, [session.account.id, round])
    const touches = (one: { readonly from: string; readonly to: string }) => one.from <= span.to && one.to >= span.from
    const shown = await Promise.all(
      rows.slice(0, limit).map(async ({ id, name, zh, en, state }) => {
        const training = trainingIn(state)
        const kinds = own === undefined ? () => null : await kindsIn(asking, law, id)
        return {
          ...{ training: id, name, host: { zh, en }, from: training.studyStart ?? '', to: training.studyEnd ?? '' },
          away: awayLines(law, training)
            .filter(touches)
            .map(line => shownAway(line, kinds)),
          pending: shownPending(training.leavesAsked.filter(touches), kinds),
        }
      }),
    )
    const at = hosts?.length === 1 ? hosts[0] : undefined
    return {
      days: daysIn(span).map(day => ({ day, works: worksAt(law, at, day) })),
      rows: shown,
      next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null,
    }
  },
  'everything',
)
