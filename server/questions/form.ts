/** The sealed form of an application, opened for those whose duty it is; each look is logged, and only the person sees numbers and addresses whole. */

import { formToRead } from '../../core/application/consents.ts'
import { helperRoles, isHelpedBy } from '../../core/application/helping.ts'
import { maskedForm } from '../../core/masking.ts'
import { questions } from '../../core/question.ts'
import { findForm } from '../form-record.ts'
import { placeOf } from '../seal.ts'
import { type Asking, answering, organisationsWith, sitsAt } from './asking.ts'
import { findLook, type Look } from './look.ts'

/** Those who judge an application open its form; money, hosts and audit do without. */
export const hasDuty = (asking: Asking, { state, law }: Look) =>
  sitsAt(asking, law, 'department', 'leader') ||
  (['employer', 'body'] as const).some(role => organisationsWith(asking, role).some(organisation => organisation === state[role]))

/** The person themself, and those whose duty it is. */
export const mayOpen = (asking: Asking, look: Look): boolean => {
  const person = asking.session?.account.person
  return (person !== null && person !== undefined && person === look.state.person) || hasDuty(asking, look)
}

/** Whoever fills in for somebody reads what stands in the form now, with the whole number that they typed. */
export const helpsWith = ({ session }: Asking, { state }: Look): boolean => {
  const { helper } = state
  const role = helperRoles.find(one => isRecord(helper) && helper.role === one)
  if (!session || role === undefined || !isRecord(helper)) return false
  const organisation = String(helper.organisation)
  return state[role] === organisation && isHelpedBy({ helper: { role, organisation }, [role]: organisation }, session.actor.seats)
}

export const isRecord = (x: unknown): x is { readonly [key: string]: unknown } => typeof x === 'object' && x !== null && !Array.isArray(x)

/** The form as the reader may see it: masked, but for the person. */
export const shownForm = (form: unknown, mine: boolean, state: Look['state']): unknown =>
  mine ? form : maskedForm(formToRead(form, state))

/** Writes down who looked at which application, and by which question. */
export const logLook = ({ query, session }: Asking, asked: string, id: string) =>
  query("insert into access_log (account, asked, subject, id) values ($1, $2, 'application', $3)", [session?.account.id, asked, id])

export type OpenedForm = {
  readonly form: unknown
  readonly version: number
  readonly digest: string | null
  readonly savedAt: string
  readonly mine: boolean
  /** The asker's organisation fills it in for its person. */
  readonly helps: boolean
}

/** Opens the form for a reader with a duty and writes the look down, with the whole identity number; undefined for everybody else. */
export const readForm = async (asking: Asking, look: Look, asked: string): Promise<OpenedForm | undefined> => {
  const account = asking.session?.account
  if (!account || look.subject !== 'application') return undefined
  const mine = account.person !== null && account.person === look.state.person
  if (!mayOpen(asking, look)) return undefined
  const helps = !mine && (look.state.status === 'draft' || look.state.status === 'returned') && helpsWith(asking, look)
  const record = await findForm(asking.query, look.id, mine || helps ? 'newest' : 'handedIn')
  if (!record) return undefined
  await logLook(asking, asked, look.id)
  const form = asking.site.house.seals.open(placeOf('application', look.id, 'form', record.n), record.sealed)
  return { form: mine ? form : formToRead(form, look.state), version: record.version, digest: record.kept, savedAt: record.at, mine, helps }
}

/** The same as the reader may see it on a screen. */
export const openForm = async (asking: Asking, look: Look, asked: string): Promise<OpenedForm | undefined> => {
  const opened = await readForm(asking, look, asked)
  return opened && { ...opened, form: shownForm(opened.form, opened.mine || opened.helps, look.state) }
}

export const form = answering(questions.form, async (asking, { id }) => {
  const look = await findLook(asking, 'application', id)
  const opened = look && (await openForm(asking, look, 'form'))
  return opened && { ...opened, form: JSON.parse(JSON.stringify(opened.form)) }
})
