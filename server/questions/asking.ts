/** What a question is answered from: who asks, the rows that they reach, the day, and the site around it. */
import type { z } from 'zod'
import type { SeatRole } from '../../core/facts.ts'
import type { Question } from '../../core/question.ts'
import { issuesOf } from '../../core/step.ts'
import type { Signer } from '../../documents/signature/sign.ts'
import type { Law } from '../../policy/shape.ts'
import type { Query } from '../database.ts'
import type { House } from '../house.ts'
import type { Scanner } from '../intake/scanner.ts'
import type { Session } from '../session.ts'
import type { IdentityProvider } from '../sign-in/identity.ts'
import type { Space } from '../vitals/space.ts'
import type { Traces } from '../vitals/traces.ts'

/** What the site knows beside the house: is it the demo, how far is its year told, and which papers it can make. */
export type Site = {
  readonly house: House
  readonly demo: boolean
  /** Whether texts reach phones; in the demonstration they reach its outbox. */
  readonly texts?: boolean
  /** 0 to 100; null outside the demo. */
  readonly told: () => number | null
  /** The address that certificates and links carry. */
  readonly publicUrl: () => string
  readonly filesFolder: string
  /** What looks for viruses in files that come, where the operator has it. */
  readonly scanner?: Scanner | undefined
  /** What signs the office's papers, where the operator has named a certificate. */
  readonly signer?: Signer | undefined
  /** The platforms that vouch for people, where the operator has named some. */
  readonly providers?: readonly IdentityProvider[] | undefined
  /** How long papers that were made for many are kept. */
  readonly paperDays?: number | undefined
  /** The room left where the data lie. */
  readonly space?: (() => Space) | undefined
  /** By which the collector of figures is known; without one nothing is counted. */
  readonly metricsKey?: string | undefined
  /** Follows requests for the operator's collector, where there is one. */
  readonly traces?: Traces | undefined
  /** True once the server was told to stop: it answers still, and is not ready for more. */
  readonly isLeaving?: (() => boolean) | undefined
  /** Turns the calendar of a demonstration on; a real house has none. */
  readonly turnTo?: ((day: string) => void) | undefined
}

export const sendsTexts = ({ demo, texts }: Site): boolean => demo || texts === true

export type Asking = {
  readonly site: Site
  readonly session: Session | undefined
  /** Statements here see the asker's rows only. */
  readonly query: Query
  readonly at: Date
  readonly today: string
}

export type Given = { readonly kind: 'answer'; readonly answer: unknown } | { readonly kind: 'nothing' } | Malformed
type Malformed = { readonly kind: 'malformed'; readonly issues: ReturnType<typeof issuesOf> }

/** A question with its answer, the types of both erased once they have been checked against each other. */
export type Answering = {
  readonly question: Question
  /** Public answers are made of a few named columns of rows that the asker could not list. */
  readonly reach: 'everything' | 'own'
  readonly parse: (raw: unknown) => Malformed | { readonly kind: 'parsed'; readonly give: (asking: Asking) => Promise<Given> }
}

type Typed<In extends z.ZodType, Out extends z.ZodType> = { readonly by: readonly string[]; readonly input: In; readonly answer: Out }

/** Binds a question of the catalogue to what answers it. `undefined` means: not there, or not for you. What comes back holds the named columns only. */
export const answering = <In extends z.ZodType, Out extends z.ZodType>(
  question: Typed<In, Out>,
  give: (asking: Asking, input: z.output<In>) => Promise<z.input<Out> | undefined>,
  reach: Answering['reach'] = 'own',
): Answering => ({
  question,
  reach,
  parse: raw => {
    const parsed = question.input.safeParse(raw)
    if (!parsed.success) return { kind: 'malformed', issues: issuesOf(parsed.error) }
    return {
      kind: 'parsed',
      give: async asking => {
        const found = await give(asking, parsed.data)
        return found === undefined ? { kind: 'nothing' } : { kind: 'answer', answer: question.answer.parse(found) }
      },
    }
  },
})

export const hasSeat = ({ session }: Asking, ...roles: readonly SeatRole[]): boolean =>
  session?.seats.some(({ role }) => roles.includes(role)) === true

/** Wears one of the hats in the office that runs the programme of this law. */
export const sitsAt = ({ session }: Asking, { policy }: Law, ...roles: readonly SeatRole[]): boolean =>
  session?.seats.some(({ role, organisation }) => roles.includes(role) && organisation === policy.programme.office) === true

export const organisationsWith = ({ session }: Asking, role: SeatRole): readonly string[] =>
  session?.seats.filter(seat => seat.role === role).map(seat => seat.organisation) ?? []

/** Signed in with one of the hats, or as a person of the programme, or anybody. */
export const mayAsk = ({ by, byLink }: Question, session: Session | undefined): boolean => {
  if (session?.actor.only !== undefined && byLink !== true) return false
  return by.includes('public') || (session !== undefined && (by.includes('person') || session.seats.some(({ role }) => by.includes(role))))
}

const lookText = 'insert into access_log (account, asked, subject, id) values ($1, $2, $3, $4)'
/** Writes down that somebody is shown what lies sealed with a dossier; whose it is themself needs no line. */
export const noteLook = async ({ query, session }: Asking, asked: string, subject: string, id: string, person?: string): Promise<void> => {
  if (person !== undefined && session?.account.person === person) return
  await query(lookText, [session?.account.id ?? 'visitor', asked, subject, id])
}
