/** What each body has to send in and how far it is, on every track: the rosters, their paper, the last days and whom to call. */
import { reservesFree, reservesUsed } from '../../core/accounts.ts'
import { compareNeed } from '../../core/nomination/arrivals.ts'
import { rosterOf } from '../../core/nomination/dossier.ts'
import { lackingOf, paperOf } from '../../core/nomination/paper.ts'
import type { BodyRow } from '../../core/nomination/questions.ts'
import { questions } from '../../core/question.ts'
import { blank as blankRound, type Round } from '../../core/round/dossier.ts'
import { accountsOf, type Body, isOpenTo } from '../../core/round/places.ts'
import { lastDay } from '../../core/round/windows.ts'
import type { Law } from '../../policy/shape.ts'
import { type Asking, answering, sitsAt } from './asking.ts'
import { findRound } from './law.ts'
import { balancesOf } from './places.ts'

/** A body on a track that it may nominate on. */
type Seat = { readonly round: string; readonly track: string; readonly body: Body; readonly id: string }

const seatsOf = (law: Law, round: string): readonly Seat[] =>
  law.places.bodies.flatMap(body =>
    Object.entries(law.policy.tracks).flatMap(([track, its]) =>
      isOpenTo(its, body) ? [{ round, track, body, id: rosterOf(round, track, body.body) }] : [],
    ),
  )

type Roster = {
  readonly id: string
  readonly status: string
  readonly since: string
  readonly version: number
  readonly people: number
  readonly returned: string | null
  readonly rosters: number
  readonly forms: number
  readonly paper_version: number | null
}
const rostersText = `
select id, status, to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since, coalesce((state ->> 'version')::int, 0) as version,
  jsonb_array_length(jsonb_path_query_array(state, '$.lines[*] ? (@.as == "recommended")')) as people, state #>> '{returned,reason}' as returned,
  coalesce((state #>> '{paper,rosters}')::int, 0) as rosters, coalesce((state #>> '{paper,forms}')::int, 0) as forms,
  (state #>> '{paper,version}')::int as paper_version
from dossier where subject = 'nomination' and id = any($1)`

type Clerk = { readonly organisation: string; readonly zh: string; readonly en: string }
/** Somebody who acts for another is called too: they are the one at the desk. */
const clerksText = `
select distinct s.organisation, a.zh, a.en from seat s join account a on a.id = s.account
where s.role = 'body' and s.organisation = any($1) and s.from_day <= $2 and s.to_day >= $2 and not a.disabled order by 1, 2, 3`

type Sound = { readonly id: string; readonly sound: string }
const soundsText = "select id, pinyin || ' ' || initials as sound from organisation where id = any($1)"

type Known = {
  readonly law: Law
  readonly round: Pick<Round, 'extensions'>
  readonly rosters: ReadonlyMap<string, Roster>
  readonly balance: (account: string) => number
  readonly clerks: readonly Clerk[]
  readonly sounds: ReadonlyMap<string, string>
}

const countedIn = ({ balance }: Known, { free, used }: { readonly free: string; readonly used: string }) => ({
  used: balance(used),
  of: balance(used) + balance(free),
})
const accountsIn = (law: Law, seat: Seat) => ({
  places: accountsOf(law, seat, seat.body.body),
  reserves: { free: reservesFree(seat.round, seat.track, seat.body.body), used: reservesUsed(seat.round, seat.track, seat.body.body) },
})

const paperIn = ({ law: { policy } }: Known, roster: Roster | undefined) => {
  const { status = 'none', people = 0, version = 0, rosters = 0, forms = 0, paper_version } = roster ?? {}
  const paper = paperOf({ version, paper: { rosters, forms, ...(paper_version != null && { version: paper_version }) } })
  const wanted = ['finalised', 'sealed', 'received'].includes(status)
  return { paper, lacking: wanted ? lackingOf(policy, people, paper) : { rosters: 0, forms: 0 } }
}

const rowOf = (known: Known, seat: Seat): BodyRow => {
  const { law, round, rosters, clerks, sounds } = known
  const { body, track, id } = seat
  const roster = rosters.get(id)
  const { to } = law.policy.procedure.windows.nominate.value
  const due = lastDay(to, round, 'nominate', body.body)
  const accounts = accountsIn(law, seat)
  return {
    ...{ id, body: body.body, name: body.name, track, due, extended: due > to },
    sound: sounds.get(body.body) ?? '',
    places: countedIn(known, accounts.places),
    reserves: countedIn(known, accounts.reserves),
    status: roster?.status ?? 'none',
    version: roster?.version ?? 0,
    people: roster?.people ?? 0,
    since: roster?.since ?? null,
    returned: roster?.status === 'returned' ? roster.returned : null,
    sealRequired: law.policy.documents.sealedRoster.value,
    ...paperIn(known, roster),
    clerks: clerks.flatMap(({ organisation, zh, en }) => (organisation === body.body ? [{ zh, en }] : [])),
  }
}

/** A body without places and without a roster owes nothing on a track. */
const owes = ({ places, status }: BodyRow) => places.of > 0 || status !== 'none'

const readKnown = async (asking: Asking, law: Law, state: object, seats: readonly Seat[]): Promise<Known> => {
  const { query, today } = asking
  const ids = seats.map(({ id }) => id)
  const bodies = [...new Set(seats.map(({ body }) => body.body))]
  const accounts = seats.flatMap(seat => Object.values(accountsIn(law, seat)).flatMap(({ free, used }) => [free, used]))
  const rosters = await query<Roster>(rostersText, [ids])
  const sounds = await query<Sound>(soundsText, [bodies])
  return {
    law,
    round: { ...blankRound, ...state },
    rosters: new Map(rosters.map(roster => [roster.id, roster])),
    balance: await balancesOf(asking, accounts),
    clerks: await query<Clerk>(clerksText, [bodies, today]),
    sounds: new Map(sounds.map(({ id, sound }) => [id, sound])),
  }
}

export const bodies = answering(questions.bodies, async (asking, { round }) => {
  const found = await findRound(asking.site.house, asking.query, round)
  if (!found || !sitsAt(asking, found.law, 'department', 'leader')) return undefined
  const { law, state } = found
  const seats = seatsOf(law, round)
  const known = await readKnown(asking, law, state, seats)
  const { today } = asking
  const arrivalOf = (row: BodyRow) => ({ ...row, today, lacking: row.lacking.rosters + row.lacking.forms })
  return seats
    .map(seat => rowOf(known, seat))
    .filter(owes)
    .toSorted((a, b) => compareNeed(arrivalOf(a), arrivalOf(b)))
})
