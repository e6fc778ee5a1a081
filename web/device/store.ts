/** What this device keeps between two visits: drafts, files on their way, and what is needed to go on without a line. Every key begins with its account. */
import { createStore, delMany, get, getMany, keys, set, type UseStore } from 'idb-keyval'

/** Storage may be forbidden, as in a private window; then the page itself holds what it can. */
const memory = new Map<string, unknown>()
let store: UseStore | undefined
const opened = (): UseStore => {
  store ??= createStore('tepei', 'kept')
  return store
}

/** True when it lies on the device, false when only this page holds it. */
export const keep = async (key: string, value: unknown): Promise<boolean> => {
  try {
    await set(key, value, opened())
    memory.delete(key)
    return true
  } catch {
    memory.set(key, value)
    return false
  }
}

export const recall = async (key: string): Promise<unknown> => {
  if (memory.has(key)) return memory.get(key)
  try {
    return await get<unknown>(key, opened())
  } catch {
    return undefined
  }
}

const keysUnder = async (prefix: string): Promise<readonly string[]> => {
  const inMemory = [...memory.keys()].filter(key => key.startsWith(prefix))
  try {
    const stored = (await keys(opened())).map(String).filter(key => key.startsWith(prefix))
    return [...new Set([...stored, ...inMemory])]
  } catch {
    return inMemory
  }
}

export const recallUnder = async (prefix: string): Promise<readonly (readonly [string, unknown])[]> => {
  const found = await keysUnder(prefix)
  const values = await getMany<unknown>([...found], opened()).catch(() => [])
  return found.map((key, i) => [key, memory.get(key) ?? values[i]])
}

export const forget = async (...gone: readonly string[]): Promise<void> => {
  for (const key of gone) memory.delete(key)
  await delMany([...gone], opened()).catch(() => undefined)
}

export const forgetUnder = async (prefix: string): Promise<void> => forget(...(await keysUnder(prefix)))

/** Asks the browser not to clear this away when the device runs short of room. */
export const askToStay = (): void => {
  navigator.storage?.persist?.().catch(() => false)
}
