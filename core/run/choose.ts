/** Which payments go into a run, in which order, and why others stay out. */
import type { Law } from '../../policy/shape.ts'
import type { Fen } from '../money.ts'
import { isSameName } from '../payee/name.ts'
import { givenBack } from '../payment/over.ts'
import { findRate } from '../payment/rates.ts'
import type { Sum } from './dossier.ts'

export const exclusions = [
  'inOtherRun',
  'noAccount',
  'nameDiffers',
  'noAgreement',
  'noInvoice',
  'rateDiffers',
  'caseOpen',
  'appealOpen',
  'toSetOff',
  'makerStandsAside',
  'leftOut',
] as const
export type Exclusion = (typeof exclusions)[number]

/** What is new of a line against what this payee was paid before. */
export const news = ['first', 'again', 'otherAccount'] as const
export type News = (typeof news)[number] | undefined

/** What is another of a payee in a run than in the one before it. */
export const differences = ['joined', 'gone', 'otherAccount', 'otherSum'] as const

/** A payment that is due, with all that decides whether it may leave. */
export type Candidate = {
  readonly payment: string
  readonly kind: 'host' | 'trainee'
  readonly payee: string
  /** The payee's own name, as the programme knows it. */
  readonly name: string
  readonly person: string | undefined
  readonly host: string | undefined
  readonly item: string
  readonly track: string
  readonly clause: string
  readonly amountFen: Fen
  readonly account: { readonly n: number; readonly digest: string; readonly holder: string } | undefined
  readonly agreement: boolean
  readonly invoice: boolean
  readonly cases: 'open' | 'appealed' | undefined
  /** The same sum was paid before and is being asked back: the one is set off against the other. */
  readonly toSetOff: boolean
  /** What the host's agreement names for it, where that is on file. */
  readonly agreedFen: Fen | undefined
  /** Whoever makes the run has said that they have an interest in the payee. */
  readonly aside: boolean
  /** Whoever makes the run leaves it out by hand, with a reason. */
  readonly leftOut: boolean
  /** Another run has it. */
  readonly inRun: string | undefined
  /** The bank sent it back before. */
  readonly bounced: boolean
  /** The account that this payee was last paid on. */
  readonly paidOn: string | undefined
}

export type Line = Omit<Candidate, 'account'> & {
  readonly n: number
  readonly account: NonNullable<Candidate['account']>
  readonly news: News
}
export type Excluded = Candidate & { readonly why: readonly Exclusion[] }
export type Chosen = { readonly lines: readonly Line[]; readonly excluded: readonly Excluded[] }

/** The agreement names another rate than the policy: neither is paid before the two are one. */
const rateDiffers = (law: Law, { item, track, agreedFen }: Candidate): boolean =>
  agreedFen !== undefined && findRate(law, item, track)?.value !== agreedFen

type Stands = (law: Law, one: Candidate) => boolean
const hostShows =
  (paper: 'agreement' | 'invoice'): Stands =>
  (law, one) =>
    one.kind === 'host' && law.policy.money.runs?.value[paper] === true && !one[paper]

/** What stands in the way of a payment, each by itself. */
export const standsInTheWay: Readonly<Record<Exclusion, Stands>> = {
  inOtherRun: (_law, { inRun }) => inRun !== undefined,
  noAccount: (_law, { account }) => account === undefined,
  nameDiffers: (_law, { account, name }) => account !== undefined && !isSameName(account.holder, name),
  noAgreement: hostShows('agreement'),
  noInvoice: (law, one) => hostShows('invoice')(law, one) && !givenBack.includes(one.item),
  rateDiffers,
  caseOpen: (_law, { cases }) => cases === 'open',
  appealOpen: (_law, { cases }) => cases === 'appealed',
  toSetOff: (_law, one) => one.toSetOff,
  makerStandsAside: (_law, { aside }) => aside,
  leftOut: (_law, one) => one.leftOut,
}

/** All of it, not only the first. */
export const whyNot = (law: Law, one: Candidate): readonly Exclusion[] => exclusions.filter(why => standsInTheWay[why](law, one))

const newsOf = ({ bounced, paidOn, account }: Candidate): News => {
  if (bounced) return 'again'
  if (paidOn === undefined) return 'first'
  return paidOn === account?.digest ? undefined : 'otherAccount'
}

/** One order for everybody who asks: by host, then by payment. */
const inOrder = (a: Candidate, b: Candidate) => {
  const [one, other] = [`${a.host ?? ''} ${a.payment}`, `${b.host ?? ''} ${b.payment}`]
  return one < other ? -1 : one > other ? 1 : 0
}

export const choose = (law: Law, candidates: readonly Candidate[]): Chosen => {
  const lines: Line[] = []
  const excluded: Excluded[] = []
  for (const one of [...candidates].sort(inOrder)) {
    const why = whyNot(law, one)
    if (one.account && why.length === 0) lines.push({ ...one, account: one.account, n: lines.length + 1, news: newsOf(one) })
    else excluded.push({ ...one, why })
  }
  return { lines, excluded }
}

export const sumOf = (lines: readonly { readonly amountFen: Fen }[]): Sum => ({
  count: lines.length,
  totalFen: Number(lines.reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n)),
})

export type Group = Sum & { readonly of: string }
/** Sums by whatever tells lines apart, in the order in which they first appear. */
export const sumsBy = <L extends { readonly amountFen: Fen }>(lines: readonly L[], key: (line: L) => string): readonly Group[] => {
  const groups = new Map<string, L[]>()
  for (const line of lines) {
    const own = groups.get(key(line))
    if (own) own.push(line)
    else groups.set(key(line), [line])
  }
  return [...groups].map(([of, own]) => ({ of, ...sumOf(own) }))
}
