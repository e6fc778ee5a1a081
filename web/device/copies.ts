/** What a tab has not stored yet, as it lies on the device: one copy for each tab, so that no tab writes over another's. */
import { type Fields, fieldsOf, isFields, numberIn, textIn } from '../json.ts'
import { forget, keep, recallUnder } from './store.ts'
import { tellTabs, whenTold } from './tabs.ts'

export type Version = { readonly version: number; readonly form: Fields }
/** A save that was sent and not answered yet. */
export type Pending = { readonly key: string; readonly base: number; readonly form: Fields }
export type Copy = { readonly base: Version; readonly form: Fields; readonly pending?: Pending | undefined }
type Kept = Copy & { readonly at: number }

const versionIn = (value: unknown): Version | undefined => {
  const version = numberIn(value, 'version')
  const { form } = fieldsOf(value)
  return version !== undefined && isFields(form) ? { version, form } : undefined
}
const pendingIn = (value: unknown): Pending | undefined => {
  const [key, base, { form }] = [textIn(value, 'key'), numberIn(value, 'base'), fieldsOf(value)]
  return key !== undefined && base !== undefined && isFields(form) ? { key, base, form } : undefined
}
const copyIn = (value: unknown): Kept | undefined => {
  const { form, base, pending } = fieldsOf(value)
  const known = versionIn(base)
  return known && isFields(form) ? { base: known, form, pending: pendingIn(pending), at: numberIn(value, 'at') ?? 0 } : undefined
}

const under = (account: string, id: string) => `draft/${account}/${id}/`
const keyOf = (account: string, id: string, tab: string) => `${under(account, id)}${tab}`

export const keepCopy = (account: string, id: string, tab: string, copy: Copy): Promise<boolean> =>
  keep(keyOf(account, id, tab), { ...copy, at: Date.now() })
export const forgetCopies = (...keys: readonly string[]): Promise<void> => forget(...keys)
export const forgetCopy = (account: string, id: string, tab: string): Promise<void> => forget(keyOf(account, id, tab))

/** A living tab answers within this time. */
const answerMs = 250

const livingTabs = (id: string): Promise<ReadonlySet<string>> =>
  new Promise(resolve => {
    const living = new Set<string>()
    const stop = whenTold(told => {
      if (told.kind === 'here' && told.id === id && typeof told.tab === 'string') living.add(told.tab)
    })
    tellTabs({ kind: 'who', id })
    setTimeout(() => {
      stop()
      resolve(living)
    }, answerMs)
  })

/** Says that this tab lives, to whoever asks; call what comes back when it ends. */
export const answerFor = (id: string, tab: string): (() => void) =>
  whenTold(told => {
    if (told.kind === 'who' && told.id === id) tellTabs({ kind: 'here', id, tab })
  })

export type Found = { readonly copies: readonly Copy[]; readonly keys: readonly string[] }

/** What tabs that are gone left on this device for this account and form, the oldest first. */
export const findCopies = async (account: string, id: string): Promise<Found> => {
  const all = await recallUnder(under(account, id))
  if (all.length === 0) return { copies: [], keys: [] }
  const living = await livingTabs(id)
  const left = all.flatMap(([key, value]) => {
    const copy = copyIn(value)
    return copy && !living.has(key.split('/')[3] ?? '') ? [{ key, copy }] : []
  })
  left.sort((a, b) => a.copy.at - b.copy.at)
  return { copies: left.map(({ copy }) => copy), keys: left.map(({ key }) => key) }
}

/** The forms of an account that have something here which the server has not. */
export const formsLeft = async (account: string): Promise<readonly string[]> => {
  const all = await recallUnder(`draft/${account}/`)
  return [...new Set(all.map(([key]) => key.split('/')[2] ?? ''))]
}
