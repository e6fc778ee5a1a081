/** What the server lays before a decision on a run or a payee, and what it writes of the lines once it stands. */
import type { Actor, Facts } from '../../core/facts.ts'
import { payeeOfHost } from '../../core/payee/dossier.ts'
import { blank as blankPayment, type Payment } from '../../core/payment/dossier.ts'
import { choose } from '../../core/run/choose.ts'
import { blank, type Lines, type Read, type Run } from '../../core/run/dossier.ts'
import { make } from '../../core/run/make.ts'
import { readResult } from '../../core/run/readResult.ts'
import { send } from '../../core/run/send.ts'
import type { Law } from '../../policy/shape.ts'
import type { Query } from '../database.ts'
import type { House } from '../house.ts'
import type { Request } from '../perform.ts'
import { textIn } from '../reading.ts'
import { findCandidates } from './candidates.ts'
import { makeBankFile } from './file.ts'
import { formatsOf } from './formats.ts'
import { answerLines, asideIn, asideOf, digestOf, freeLines, insertLines, movedIn, nextNumber, paysOneOf, waitingIn } from './lines.ts'
import { readAnswer } from './reading.ts'

type Laid = Pick<Facts<object>, 'lines' | 'aside'>

/** Whoever acts, and everybody for whom they might: it is not settled yet as whom they do. */
const peopleOf = ({ person, seats }: Actor): readonly string[] =>
  [person, ...seats.map(({ actingFor }) => actingFor?.person)].flatMap(one => (one === undefined ? [] : [one]))

/** Their accounts, for the same reason. */
export const accountsOf = ({ id, seats }: Actor): readonly string[] => [
  ...new Set([id, ...seats.flatMap(({ actingFor }) => (actingFor ? [actingFor.id] : []))]),
]
const hostsOf = ({ seats }: Actor): readonly string[] => seats.flatMap(({ role, organisation }) => (role === 'host' ? [organisation] : []))

const paysActorIn = (query: Query, run: string, actor: Actor) => paysOneOf(query, run, peopleOf(actor), hostsOf(actor))

/** Of a run the payees, of a payment whoever pays it or is paid, to whom the actor has said to have a tie. */
export const tiesIn = async (
  query: Query,
  { subject, id, dossier }: { readonly subject: string; readonly id: string; readonly dossier: object },
  actor: Actor,
): Promise<readonly string[]> => {
  if (subject === 'run') return asideIn(query, id, accountsOf(actor))
  const { training = '', payer, payee, round = '', host = '' }: Payment = { ...blankPayment, ...dossier }
  const its = payer === 'host' || payee === 'host' ? payeeOfHost(round, host) : training
  return asideOf(query, its, accountsOf(actor))
}

const beforeMake = async (house: House, query: Query, { input, actor }: Request, law: Law, today: string): Promise<Laid> => {
  const asked = make.input.safeParse(input)
  if (!asked.success) return {}
  const { noKin: _, leaveOut = [], ...choice } = asked.data
  const wanted = { ...choice, today, hands: accountsOf(actor), leftOut: leaveOut.map(({ payment }) => payment) }
  const { lines: chosen } = choose(law, await findCandidates(query, house.seals, wanted))
  const [people, hosts] = [peopleOf(actor), hostsOf(actor)]
  const paysActor = chosen.some(({ kind, person = '', host = '' }) => (kind === 'trainee' ? people.includes(person) : hosts.includes(host)))
  return { lines: { next: await nextNumber(query, choice.round), chosen, paysActor } }
}

const heldIn = async (query: Query, run: string): Promise<Lines['held']> => ({
  ...(await digestOf(query, run)),
  waiting: await waitingIn(query, run),
})

const beforeSend = async (house: House, query: Query, { id, input }: Request, law: Law, dossier: Run, day: string): Promise<Laid> => {
  const held = await heldIn(query, id)
  const code = send.input.safeParse(input).data?.format ?? ''
  const format = formatsOf(house).get(code)
  if (!format || held?.digest !== dossier.locked?.digest) return { lines: { held } }
  return { lines: { held, file: await makeBankFile(query, house.seals, { id, dossier, law, day, format, code }) } }
}

const none = { count: 0, totalFen: 0 }
const lacking = (heads: readonly string[]): Read => ({
  ...{ sha256: '', paid: none, rejected: none, returned: none, open: 0, again: 0, answers: [] },
  wrong: heads.map(head => ({ row: 1, why: 'headLacking', head })),
})

/** An answer is read in the form that the run went out in. */
const beforeResult = async (house: House, query: Query, { id, input }: Request, dossier: Run, today: string): Promise<Laid> => {
  const asked = readResult.input.safeParse(input)
  const format = formatsOf(house).get(dossier.sent?.format ?? '')
  if (!asked.success || !format) return {}
  const told = await readAnswer(query, { run: id, number: dossier.number, today, format }, Buffer.from(asked.data.content, 'base64'))
  return { lines: { result: told.kind === 'read' ? told.read : lacking(told.heads) } }
}

export const beforeRun = async (house: House, query: Query, request: Request, law: Law, facts: Facts<object>): Promise<Laid> => {
  const { id, action, actor } = request
  const { today } = facts
  const dossier: Run = { ...blank, ...facts.dossier }
  if (action === 'make') return beforeMake(house, query, request, law, today)
  if (action === 'send') return beforeSend(house, query, request, law, dossier, today)
  if (action === 'readResult') return beforeResult(house, query, request, dossier, today)
  if (action !== 'lock' && action !== 'approve' && action !== 'approveAgain') return {}
  const moved = action === 'lock' ? await movedIn(query, id, today) : []
  const lines = { held: await heldIn(query, id), moved, paysActor: await paysActorIn(query, id, actor) }
  return { lines, aside: await tiesIn(query, facts, actor) }
}

/** What of a run's offers can be said without reading all of its lines: their digest is worked out when somebody signs. */
export const aroundRun = async (query: Query, id: string, state: object, actor: Actor | undefined, today: string): Promise<Lines> => {
  const { locked }: Run = { ...blank, ...state }
  const [held] = await query<{ count: number }>("select count(*)::int as count from run_line where run = $1 and state = 'held'", [id])
  return {
    held: { ...none, ...locked, count: held?.count ?? 0, digest: locked?.digest ?? '', waiting: await waitingIn(query, id) },
    moved: await movedIn(query, id, today),
    ...(actor && { paysActor: await paysActorIn(query, id, actor) }),
  }
}

/** Written in the transaction of the entry that it follows from. */
export const afterRun = async (query: Query, { id, action, actor }: Request, lines: Lines | undefined): Promise<void> => {
  if (action === 'make') await insertLines(query, id, actor.id, lines?.chosen ?? [])
  if (action === 'abandon') await freeLines(query, id, actor.id)
  if (action === 'readResult') await answerLines(query, id, actor.id, lines?.result?.answers ?? [])
}

const trainingText = "select status, state from dossier where subject = 'training' and id = $1"
const owedText = `
select p.id, (p.state ->> 'amountFen')::bigint as "amountFen" from dossier p where p.subject = 'payment' and p.round = $1 and p.host = $2
  and p.state ->> 'payee' = 'host' and p.state ->> 'payer' = 'fund' and p.status in ('payable', 'prepared', 'approved', 'held') and not exists (
    select from dossier y, jsonb_array_elements(y.state -> 'invoices') i where y.subject = 'payee' and y.id = $3 and i -> 'payments' ? p.id)
order by p.id`

/** What a host is owed that none of its invoices names. */
export const findOwed = (query: Query, round: string, host: string, payee: string) =>
  query<{ id: string; amountFen: number }>(owedText, [round, host, payee])

export const beforePayee = async (
  query: Query,
  { id, action }: Request,
  { dossier }: Facts<object>,
): Promise<Pick<Facts<object>, 'paying'>> => {
  if (action === 'invoice') {
    const { round, host } = dossier
    return { paying: { owed: round === undefined || host === undefined ? [] : await findOwed(query, round, host, id) } }
  }
  const [found] = await query<{ status: string; state: object }>(trainingText, [id])
  if (action !== 'register' || !found) return {}
  const said = { person: textIn(found.state, 'person'), round: textIn(found.state, 'round') }
  return { paying: { training: { ...said, status: found.status }, owed: [] } }
}
