/** What this device keeps between two visits: drafts, files on their way, and what is needed to go on without a line. Every key begins with its account. */
import { createStore, delMany, get, getMany, keys, promisifyRequest, set, type UseStore } from 'idb-keyval'

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

/** On the disk and not on its way there: a power cut a moment later takes nothing away. */
const onDisk: UseStore = async (mode, work) => {
  // The library's own way in makes the store where there is none yet.
  await opened()('readonly', () => undefined)
  const database = await promisifyRequest(indexedDB.open('tepei'))
  try {
    return await work(database.transaction('kept', mode, { durability: 'strict' }).objectStore('kept'))
  } finally {
    database.close()
  }
}

export type Amended = { readonly value: unknown; readonly onDevice: boolean }

/** Reads and writes in one step that no other tab comes between. `undefined` forgets it. */
export const amend = async (key: string, change: (value: unknown) => unknown): Promise<Amended> => {
  const inMemory = () => {
    const value = change(memory.get(key))
    if (value === undefined) memory.delete(key)
    else memory.set(key, value)
    return { value, onDevice: false }
  }
  if (memory.has(key)) return inMemory()
  try {
    const value = await onDisk('readwrite', async store => {
      const next = change(await promisifyRequest<unknown>(store.get(key)))
      if (next === undefined) store.delete(key)
      else store.put(next, key)
      await promisifyRequest(store.transaction)
      return next
    })
    return { value, onDevice: true }
  } catch {
    return inMemory()
  }
}

/** Asks the browser not to clear this away when the device runs short of room. */
export const askToStay = (): void => {
  navigator.storage?.persist?.().catch(() => false)
}
