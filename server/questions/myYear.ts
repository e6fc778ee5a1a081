/** One year of the asker's training as its person sees it: the line of dates, what is theirs to do next, journeys, and what is paid to them. */
import { findJourneys } from '../../core/payment/rates.ts'
import { questions } from '../../core/question.ts'
import { blank, type Training } from '../../core/training/dossier.ts'
import { type LineStep, lineOf, nextOf } from '../../core/training/line.ts'
import type { Law } from '../../policy/shape.ts'
import type { Query } from '../database.ts'
import { type Asking, answering } from './asking.ts'
import { findRound } from './law.ts'
import { nameOr } from './rows.ts'

type Read = {
  readonly id: string
  readonly round: string
  readonly status: string
  readonly track: string | null
  readonly state: Training
  readonly host_zh: string | null
  readonly host_en: string | null
  readonly employer_zh: string | null
  readonly employer_en: string | null
}
/** A person is trained once or twice in a life. */
const most = 20
const yearsText = `
select d.id, d.round, d.status, d.track, d.state, h.zh as host_zh, h.en as host_en, e.zh as employer_zh, e.en as employer_en
from dossier d left join organisation h on h.id = d.host left join organisation e on e.id = d.employer
where d.subject = 'training' and d.person = $1 order by d.state ->> 'studyStart' desc nulls first, d.round desc, d.id limit ${most}`

type Money = {
  readonly id: string
  readonly status: string
  readonly since: string
  readonly due: string | null
  readonly item: string
  readonly amountFen: number
  readonly payer: string
  readonly payee: string
}
const moneyText = `
select d.id, d.status, to_char(d.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since, d.due::text, d.state ->> 'item' as item,
  (d.state ->> 'amountFen')::bigint as "amountFen", d.state ->> 'payer' as payer, d.state ->> 'payee' as payee
from dossier d where d.subject = 'payment' and d.person = $1 and d.round = $2 and d.state ->> 'training' = $3 order by d.since, d.id limit 100`

const certificateText = "select d.status from dossier d where d.subject = 'certificate' and d.person = $1 and d.round = $2 and d.id = $3"

const journeysOf = (law: Law, { track, journeys }: Pick<Training, 'track' | 'journeys'>) => {
  const perYear = findJourneys(law)?.perYear
  const months = law.policy.tracks[track ?? '']?.durationMonths.value
  if (perYear === undefined || months === undefined) return null
  return { most: perYear.value * Math.ceil(months / 12), claimed: journeys.length, clause: perYear.clause }
}

const shownStep = ({ nth, from, on, ...step }: LineStep) => ({ ...step, nth: nth ?? null, from: from ?? null, on: on ?? null })

/** What the fund pays a trainee, and the clause of it. */
const allowanceIn = ({ policy: { money } }: Law) =>
  Object.entries(money.items).find(([, { payee, per }]) => payee.value === 'trainee' && per === 'month')

const lineFor = (law: Law, { state }: Read, sums: readonly Money[], certificate: string | undefined, today: string) => {
  const [item, allowance] = allowanceIn(law) ?? []
  const paid = sums.filter(sum => sum.item === item).at(-1)?.status
  const line = lineOf(law, { ...blank, ...state }, { certificate, allowance: paid }, today, allowance?.trigger.clause ?? '')
  return allowance ? line : line.filter(({ what }) => what !== 'allowance')
}

const programmeOf = (law: Law, { host, programme }: Training) =>
  law.hosts.hosts.find(({ id }) => id === host)?.programmes.find(({ id }) => id === programme)?.name ?? null

const certificateOf = async (query: Query, person: string, { round, id }: Read) =>
  (await query<{ status: string }>(certificateText, [person, round, id]))[0]?.status

const yearOf = async ({ query, site, today }: Asking, person: string, read: Read) => {
  const found = await findRound(site.house, query, read.round)
  if (!found) return null
  const { law } = found
  const sums = await query<Money>(moneyText, [person, read.round, read.id])
  const line = lineFor(law, read, sums, await certificateOf(query, person, read), today)
  const next = nextOf(line)
  const { id, round, status, track, state } = read
  return {
    ...{ id, round, status, track },
    host: nameOr(read.host_zh, read.host_en),
    employer: nameOr(read.employer_zh, read.employer_en),
    programme: programmeOf(law, state),
    studyStart: state.studyStart ?? null,
    studyEnd: state.studyEnd ?? null,
    line: line.map(shownStep),
    next: next ? shownStep(next) : null,
    journeys: journeysOf(law, { ...blank, ...state }),
    sums: sums.filter(({ payee }) => payee === 'trainee').map(({ payee: _, ...sum }) => sum),
  }
}

export const myYear = answering(questions.myYear, async (asking, { training }) => {
  const person = asking.session?.account.person
  if (!person) return undefined
  const reads = await asking.query<Read>(yearsText, [person])
  const years = reads.map(({ id, round, status, host_zh, host_en }) => ({ id, round, status, host: nameOr(host_zh, host_en) }))
  const [newest] = reads
  const wanted = training === undefined ? newest : reads.find(({ id }) => id === training)
  if (training !== undefined && !wanted) return undefined
  return { years, year: wanted ? await yearOf(asking, person, wanted) : null }
})
