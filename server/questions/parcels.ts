/** The parcels of a round with how far each is answered and who fetched it, and what would go out of whoever waits. */
import { handedOut, personHeads } from '../../core/parcel/columns.ts'
import type { ParcelShown } from '../../core/parcel/questions.ts'
import { mostPeople } from '../../core/parcel/rules.ts'
import type { Seat } from '../../core/placement/rules.ts'
import { questions } from '../../core/question.ts'
import type { Law } from '../../policy/shape.ts'
import { formsOf } from '../forms.ts'
import { parcelIn } from '../parcels/kept.ts'
import { valuesOf, wishesOf } from '../parcels/packing.ts'
import { textIn } from '../reading.ts'
import { placeOf } from '../seal.ts'
import { type Asking, answering, organisationsWith, sitsAt } from './asking.ts'
import { findRound } from './law.ts'

type Deed = { readonly id: string; readonly at: string; readonly zh: string; readonly en: string }
type Read = Deed & { readonly state: object }

const at = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`
const parcelsText = `
select d.id, d.state, ${at('j.at')}, coalesce(a.zh, j.actor) as zh, coalesce(a.en, j.actor) as en
from dossier d join journal j on j.subject = d.subject and j.id = d.id and j.n = 1 left join account a on a.id = j.actor
where d.subject = 'parcel' and d.round = $1 order by d.id`
const standsText = "select id, status, (state ->> 'batch')::int as batch from dossier where subject = 'placement' and id = any($1)"
const answersText = `
select j.id, j.n, ${at('j.at')}, coalesce(a.zh, j.actor) as zh, coalesce(a.en, j.actor) as en, j.fact, r.sealed
from journal j left join account a on a.id = j.actor left join record r on r.subject = j.subject and r.id = j.id and r.n = j.n and r.kind = 'answer'
where j.subject = 'parcel' and j.action = 'bringAnswer' and j.id = any($1) order by j.id, j.n`
const fetchedText = `
select l.id, ${at('l.at')}, coalesce(a.zh, l.account) as zh, coalesce(a.en, l.account) as en from access_log l left join account a on a.id = l.account
where l.subject = 'parcel' and l.asked = 'parcel' and l.id = any($1) order by l.seq desc limit 500`

type Answer = Deed & { readonly n: number; readonly fact: string; readonly sealed: Buffer | null }
type Stand = { readonly id: string; readonly status: string; readonly batch: number | null }
type Around = {
  readonly law: Law
  readonly stands: ReadonlyMap<string, Stand>
  readonly answers: readonly Answer[]
  readonly fetched: readonly Deed[]
}

const deedOf = ({ at: when, zh, en }: Deed) => ({ at: when, by: { zh, en } })

const answerOf = ({ site }: Asking, answer: Answer) => {
  const { id, n, fact, sealed } = answer
  const kept = sealed === null ? undefined : site.house.seals.open(placeOf('parcel', id, 'answer', n), sealed)
  return { ...deedOf(answer), n, name: textIn(kept, 'name') ?? '', digest: textIn(JSON.parse(fact), 'digest') ?? '' }
}

/** Somebody who went on in a later parcel came back from this one. */
const standOf = ({ stands }: Around, id: string, number: number): 'placed' | 'back' | 'open' => {
  const stand = stands.get(id)
  if (!stand || stand.batch !== number || ['opened', 'cancelled'].includes(stand.status)) return 'back'
  return stand.status === 'handedOver' ? 'open' : 'placed'
}

const shown = (asking: Asking, around: Around, read: Read): ParcelShown => {
  const { people, batch: number, track = '', digest = '' } = parcelIn(read.state)
  const stands = people.map(({ id }) => standOf(around, id, number))
  const count = (stand: string) => stands.filter(one => one === stand).length
  return {
    ...{ id: read.id, track, trackName: around.law.policy.tracks[track]?.name ?? { zh: track, en: track }, number, digest },
    ...deedOf(read),
    ...{ people: people.length, placed: count('placed'), back: count('back'), open: count('open') },
    answers: around.answers.filter(({ id }) => id === read.id).map(answer => answerOf(asking, answer)),
    fetched: around.fetched.filter(({ id }) => id === read.id).map(deedOf),
  }
}

const tracksOf = async ({ query }: Asking, law: Law, round: string, reads: readonly Read[]) => {
  const text =
    "select track, count(*)::int as waiting from dossier where round = $1 and subject = 'placement' and status = 'opened' group by track"
  const rows = await query<{ track: string; waiting: number }>(text, [round])
  return Object.entries(law.policy.tracks).flatMap(([id, { name, placedBy }]) => {
    const waiting = rows.find(row => row.track === id)?.waiting ?? 0
    const next = reads.filter(({ state }) => parcelIn(state).track === id).length + 1
    return placedBy.value === 'ministry' ? [{ id, name, waiting, next }] : []
  })
}

export const parcels = answering(questions.parcels, async (asking, { round }) => {
  const found = await findRound(asking.site.house, asking.query, round)
  if (!found) return undefined
  const { law } = found
  const inOffice = sitsAt(asking, law, 'department', 'leader', 'auditor')
  if (!inOffice && organisationsWith(asking, 'ministry').length === 0) return undefined
  const reads = await asking.query<Read>(parcelsText, [round])
  const ids = reads.map(({ id }) => id)
  const people = reads.flatMap(({ state }) => parcelIn(state).people.map(({ id }) => id))
  const stands = await asking.query<Stand>(standsText, [people])
  const answers = await asking.query<Answer>(answersText, [ids])
  const fetched = await asking.query<Deed>(fetchedText, [ids])
  const around = { law, stands: new Map(stands.map(stand => [stand.id, stand])), answers, fetched }
  return {
    parcels: reads.map(read => shown(asking, around, read)).toSorted((a, b) => b.at.localeCompare(a.at) || b.number - a.number),
    tracks: inOffice ? await tracksOf(asking, law, round, reads) : [],
  }
})

type Waiting = {
  readonly id: string
  readonly name: string | null
  readonly wished: readonly Seat[] | null
  readonly willing: boolean | null
}
const waitingText = `
select d.id, p.name, d.state -> 'wished' as wished, (d.state ->> 'willing')::boolean as willing from dossier d left join person p on p.id = d.person
where d.round = $1 and d.subject = 'placement' and d.track = $2 and d.status = 'opened' order by d.id limit ${mostPeople + 1}`
const logText = "insert into access_log (account, asked, subject, id) values ($1, 'toHandOver', 'round', $2)"

export const toHandOver = answering(questions.toHandOver, async (asking, { round, track }) => {
  const { query, site, session } = asking
  const found = await findRound(site.house, query, round)
  if (!found || !sitsAt(asking, found.law, 'department', 'leader')) return undefined
  const { law } = found
  if (law.policy.tracks[track]?.placedBy.value !== 'ministry') return undefined
  const { value: columns, clause } = handedOut(law)
  const waiting = await query<Waiting>(waitingText, [round, track])
  await query(logText, [session?.account.id ?? '', round])
  const shownOf = waiting.slice(0, mostPeople)
  const forms = await formsOf(
    query,
    site.house,
    shownOf.map(({ id }) => id),
  )
  return {
    clause,
    columns: columns.map(key => ({ key, head: personHeads[key] })),
    people: shownOf.flatMap(({ id, wished, willing }) => {
      const form = forms.get(id)?.form
      const wishes = wishesOf(law, wished ?? []).map(({ hostName, programmeName }) => `${hostName} ${programmeName}`)
      return form ? [{ id, values: valuesOf(columns, form), wishes, willing: willing === true }] : []
    }),
    unread: shownOf.flatMap(({ id, name }) => (forms.has(id) ? [] : [{ id, name: name ?? id }])),
    more: waiting.length > mostPeople,
  }
})
