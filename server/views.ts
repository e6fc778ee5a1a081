/**
 * What an officer has on screen of an application. The server makes it, gives a sealed slip of it out with the page, and takes the slip back with
 * the decision: so nobody can say to have seen what was not served, and what has changed meanwhile is told before anything is decided.
 */
import { hash } from 'node:crypto'
import { z } from 'zod'
import { reservesFree, reservesUsed } from '../core/accounts.ts'
import { formToRead } from '../core/application/consents.ts'
import { blank } from '../core/application/dossier.ts'
import { Form } from '../core/application/form.ts'
import { changedPlaces } from '../core/application/opened.ts'
import { rawFacts } from '../core/application/register.ts'
import { canonicalAsSent } from '../core/canonical.ts'
import { sayWants, verdictOf } from '../core/criteria/index.ts'
import { type Condition, View } from '../core/desk/view.ts'
import type { Past } from '../core/past.ts'
import { accountsOf } from '../core/round/places.ts'
import type { Law } from '../policy/shape.ts'
import type { Query } from './database.ts'
import { type FormRecord, findForm, findSealed } from './form-record.ts'
import type { House } from './house.ts'
import { placeOf } from './seal.ts'

type State = {
  readonly status: string
  readonly round?: string | undefined
  readonly track?: string | undefined
  readonly body?: string | undefined
  readonly person?: string | undefined
  readonly attested?: unknown
  readonly consents?: unknown
}
/** The application as it stands, the law that it is judged by, and what the register says of the person where that law asks it. */
export type Shown = { readonly id: string; readonly state: State; readonly law: Law; readonly past: readonly Past[] | undefined }

const Attested = z.record(z.string(), z.boolean())
const attestedIn = ({ attested }: State) => Attested.safeParse(attested).data ?? {}
const json = (value: unknown) => JSON.parse(JSON.stringify(value ?? null))

const judged = ({ state, law, past }: Shown, form: Form) => {
  const { policy } = law
  if (!Object.hasOwn(policy.tracks, form.request.track)) return {}
  const facts = rawFacts(policy, form, { dossier: { ...blank, attested: attestedIn(state) }, past })
  const { verdict, criteria } = verdictOf(policy, form.request.track, facts)
  const conditions = criteria.map(({ clause, fact, label, factLabel, dependsOn, wants, found, truth, blocks }): Condition => {
    const name = label ?? factLabel
    const asked = sayWants(policy, fact, wants)
    const says = label && dependsOn === undefined ? label : { zh: `${name.zh} ${asked.zh}`, en: `${name.en} ${asked.en}` }
    return { clause, fact, says, found: json(found), truth: truth ?? null, blocks }
  })
  const proofs = form.proofs.map(({ of, file }) => ({ of, ...file }))
  return { verdict, conditions, facts: json(facts), proofs }
}

const balancesText = 'select name, balance from counter where name = any($1)'

/** How many of the body's places and reserves are used, of how many. */
const seatsOf = async (query: Query, { state: { round, track, body }, law }: Shown) => {
  if (round === undefined || track === undefined || body === undefined) return {}
  const { free, used } = accountsOf(law, { round, track }, body)
  const reserves = { free: reservesFree(round, track, body), used: reservesUsed(round, track, body) }
  const rows = await query<{ name: string; balance: number }>(balancesText, [[free, used, reserves.free, reserves.used]])
  const balance = (account: string) => rows.find(row => row.name === account)?.balance ?? 0
  const seat = (of: { free: string; used: string }) => ({ used: balance(of.used), of: balance(of.used) + balance(of.free) })
  return { places: seat({ free, used }), reserves: seat(reserves) }
}

const opened = ({ seals }: House, id: string, { n, sealed }: Pick<FormRecord, 'n' | 'sealed'>): unknown =>
  seals.open(placeOf('application', id, 'form', n), sealed)

type Drawn = { readonly view: View; readonly form: unknown; readonly savedAt: string | undefined }

/** What a page of this kind shows of an application now, and the form as it was opened for it. */
export const drawView = async (house: House, query: Query, shown: Shown, page: View['page'], at: string): Promise<Drawn> => {
  const { id, state, law } = shown
  const record = await findForm(query, id, 'handedIn')
  const form = record && formToRead(opened(house, id, record), state)
  const whole = page === 'dossier' ? undefined : Form.safeParse(form).data
  const { facts, proofs, ...verdict } = whole ? judged(shown, whole) : {}
  const view: View = {
    page,
    at,
    status: state.status,
    edition: law.policy.edition,
    form: record ? { n: record.n, version: record.version, digest: record.kept } : null,
    attested: attestedIn(state),
    ...verdict,
    ...(page === 'desk' && { facts, proofs }),
    ...(page !== 'dossier' && (await seatsOf(query, shown))),
  }
  return { view: View.parse(json(view)), form, savedAt: record?.at }
}

const digestOf = (value: unknown) => hash('sha256', canonicalAsSent(value), 'hex').slice(0, 32)
const partsOf = ({ status, attested, edition, verdict, conditions }: View) => ({
  status,
  attested: digestOf(attested),
  edition,
  verdict: digestOf({ verdict, conditions }),
})

const Slip = z.strictObject({
  page: View.shape.page,
  at: z.string(),
  form: z.int().nullable(),
  parts: z.record(z.string(), z.string()),
  places: View.shape.places,
  reserves: View.shape.reserves,
})
type Slip = z.infer<typeof Slip>
const placeOfSlip = (account: string, id: string) => `view/${account}/${id}`

/** The slip of a view, for this account and application only: sealed, so that it tells nothing and can't be made elsewhere. */
export const slipOf = ({ seals }: House, account: string, id: string, view: View): string => {
  const { page, at, form, places, reserves } = view
  const slip: Slip = { page, at, form: form?.n ?? null, parts: partsOf(view), places, reserves }
  return seals.seal(placeOfSlip(account, id), slip).bytes.toString('base64url')
}

const findSlip = ({ seals }: House, account: string, id: string, text: string): Slip | undefined => {
  try {
    return Slip.safeParse(seals.open(placeOfSlip(account, id), Buffer.from(text, 'base64url'))).data
  } catch {
    return undefined
  }
}

const changedForm = async (house: House, query: Query, id: string, before: number | null, { view, form }: Drawn) => {
  if (before === (view.form?.n ?? null)) return []
  const sealed = before === null ? undefined : await findSealed(query, 'application', id, 'form', before)
  const places = sealed && before !== null ? changedPlaces(opened(house, id, { n: before, sealed }), form) : []
  return places.length > 0 ? places : ['form']
}

/** What has changed since a slip was given out, and the view to keep: what was served then. Undefined for a slip that is none of ours. */
export const lookBack = async (
  house: House,
  query: Query,
  shown: Shown,
  slipped: { readonly account: string; readonly slip: string },
): Promise<{ readonly changed: readonly string[]; readonly view: View } | undefined> => {
  const slip = findSlip(house, slipped.account, shown.id, slipped.slip)
  if (!slip) return undefined
  const drawn = await drawView(house, query, shown, slip.page, slip.at)
  const { places, reserves } = slip
  const now: Readonly<Record<string, string>> = partsOf(drawn.view)
  const changed = Object.keys(now).filter(part => now[part] !== slip.parts[part])
  const form = await changedForm(house, query, shown.id, slip.form, drawn)
  // A form that changed may change the verdict with it: the form is what to look at.
  const rest = form.length > 0 ? changed.filter(part => part !== 'verdict') : changed
  return { changed: [...form, ...rest], view: { ...drawn.view, ...(places && { places }), ...(reserves && { reserves }) } }
}
