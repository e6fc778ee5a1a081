/** Who has not come, and the reserves for their places, in one answer for the office. */
import { placesFree } from '../../core/accounts.ts'
import { type Nomination, rosterOf } from '../../core/nomination/dossier.ts'
import { questions } from '../../core/question.ts'
import { countedOn } from '../../core/round/places.ts'
import type { Missing, ReserveLine } from '../../core/training/enrolment/no-shows.ts'
import type { Law } from '../../policy/shape.ts'
import { type Asking, answering, sitsAt } from './asking.ts'
import { findRound } from './law.ts'
import { balancesOf } from './places.ts'
import { nameOr } from './rows.ts'

/** More than this are shown by the list of trainings. */
const most = 500

type Names = { readonly name: string; readonly employer_zh: string | null; readonly employer_en: string | null }
type Read = Names & {
  readonly id: string
  readonly host_zh: string | null
  readonly host_en: string | null
  readonly body_zh: string | null
  readonly body_en: string | null
  readonly track: string
  readonly body: string
  readonly status: string
  readonly until: string | null
  readonly in_case: boolean
}
const missingText = `
select d.id, coalesce(p.name, d.id) as name, e.zh as employer_zh, e.en as employer_en, h.zh as host_zh, h.en as host_en, b.zh as body_zh, b.en as body_en,
  d.track, d.body, d.status, d.state ->> 'enrolUntil' as until,
  exists (select from jsonb_array_elements(coalesce(d.state -> 'cases', '[]'::jsonb)) c where c ->> 'closed' = 'false') as in_case
from dossier d left join person p on p.id = d.person left join organisation e on e.id = d.employer
left join organisation h on h.id = d.host left join organisation b on b.id = d.body
where d.round = $1 and d.subject = 'training'
  and (d.status in ('missed', 'released') or (d.status = 'notified' and d.state ->> 'enrolUntil' < $2))
order by array_position(array['notified', 'missed', 'released'], d.status), d.id limit ${most + 1}`
const expectedText = `
select count(*)::int as count from dossier d where d.round = $1 and d.subject = 'training' and d.status = 'notified' and d.state ->> 'enrolUntil' >= $2`

const missingOf = ({ id, name, track, body, status, until, ...read }: Read): Missing => ({
  ...{ id, name, track, body, status, until: until ?? '', inCase: read.in_case },
  employer: nameOr(read.employer_zh, read.employer_en),
  host: nameOr(read.host_zh, read.host_en),
  bodyName: nameOr(read.body_zh, read.body_en),
})

type Roster = { readonly id: string; readonly lines: Nomination['lines'] }
const rostersText = "select id, coalesce(state -> 'lines', '[]'::jsonb) as lines from dossier where subject = 'nomination' and id = any($1)"

type Applicant = Names & { readonly id: string; readonly track: string; readonly body: string; readonly status: string }
/** Whoever was called up holds a place again before the round is closed anew; `first` of the journal says that they were a reserve. */
const applicantsText = `
select d.id, coalesce(p.name, d.id) as name, e.zh as employer_zh, e.en as employer_en, d.track, d.body, d.status
from dossier d left join person p on p.id = d.person left join organisation e on e.id = d.employer
where d.subject = 'application' and d.round = $1 and (d.id = any($2) or (d.status in ('nominated', 'accepted')
  and exists (select from journal j where j.subject = 'application' and j.id = d.id and j.action = 'callUp')))`

type Seat = { readonly track: string; readonly body: string; readonly bodyName: Missing['bodyName'] }
const seatsOf = (missing: readonly Missing[]): readonly Seat[] => [
  ...new Map(missing.map(({ track, body, bodyName }) => [`${track}/${body}`, { track, body, bodyName }])).values(),
]

const linesOf = async (asking: Asking, law: Law, round: string, missing: readonly Missing[]): Promise<readonly ReserveLine[]> => {
  const seats = seatsOf(missing)
  const rosters = await asking.query<Roster>(rostersText, [seats.map(({ track, body }) => rosterOf(round, track, body))])
  const inLine = (seat: Seat) =>
    (rosters.find(({ id }) => id === rosterOf(round, seat.track, seat.body))?.lines ?? []).filter(line => line.as === 'reserved')
  const firsts = seats.flatMap(seat => inLine(seat)[0]?.application ?? [])
  const applicants = await asking.query<Applicant>(applicantsText, [round, firsts])
  const freeOf = ({ track, body }: Seat) => placesFree(round, countedOn(law, track), body)
  const balance = await balancesOf(asking, seats.map(freeOf))
  return seats.map(seat => {
    const reserves = inLine(seat)
    const first = applicants.find(({ id, status }) => id === reserves[0]?.application && status === 'reserved')
    const called = applicants.filter(one => one.track === seat.track && one.body === seat.body && one.status !== 'reserved')
    return {
      ...seat,
      free: balance(freeOf(seat)),
      waiting: reserves.length,
      first: first ? { application: first.id, name: first.name, employer: nameOr(first.employer_zh, first.employer_en) } : null,
      called: called.map(({ id, name, status }) => ({ application: id, name, status })),
    }
  })
}

export const noShows = answering(questions.noShows, async (asking, { round }) => {
  const { site, query, today } = asking
  const found = await findRound(site.house, query, round)
  if (!found || !sitsAt(asking, found.law, 'department', 'leader')) return undefined
  const rows = await query<Read>(missingText, [round, today])
  const people = rows.slice(0, most).map(missingOf)
  const [expected] = await query<{ count: number }>(expectedText, [round, today])
  const lines = await linesOf(asking, found.law, round, people)
  return { people, lines: [...lines], expected: expected?.count ?? 0, more: rows.length > most }
})
