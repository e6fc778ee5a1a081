/** One edition on the page: its text with what is typed but not yet stored, one save at a time, and nothing lost when the line drops or another writes. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { changedByAll, changesFor, type Edit, findDeadPath, isRecord } from '../../../core/edition/change.ts'
import { type Folder, fileNames } from '../../../core/edition/folder.ts'
import type { Answered } from '../../../core/question.ts'
import { act, newId, type Outcome } from '../../client.ts'
import { useAsk } from '../../queries.ts'

export type Answer = Answered<'edition'>
type Wanted = { readonly key: string; readonly edits: readonly Edit[]; readonly why: string }
export type Saving = 'saved' | 'saving' | 'failed' | 'conflict'

const againMs = 5_000
const storeKey = (id: string) => `edition ${id}`

const isWanted = (x: unknown): x is Wanted =>
  isRecord(x) && typeof x.key === 'string' && Array.isArray(x.edits) && typeof x.why === 'string'

/** What a closed tab could not store. */
const findKept = (id: string): readonly Wanted[] => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storeKey(id)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isWanted) : []
  } catch {
    return []
  }
}
const keep = (id: string, wanted: readonly Wanted[]) => {
  try {
    if (wanted.length > 0) sessionStorage.setItem(storeKey(id), JSON.stringify(wanted))
    else sessionStorage.removeItem(storeKey(id))
  } catch {
    // Without storage the page itself still holds what was typed.
  }
}

const empty: Folder = { policy: {}, places: {}, hosts: {}, examples: [], silent: [] }

/** A folder as it came, or as changes left it. */
export const folderFrom = (x: unknown): Folder =>
  isRecord(x) ? { ...empty, ...Object.fromEntries(fileNames.map(name => [name, x[name]])) } : empty

const withEdits = (folder: Folder, wanted: readonly Wanted[]): Folder =>
  wanted.reduce<Folder>(
    (now, { edits }) => (findDeadPath(now, edits) === undefined ? folderFrom(changedByAll(now, changesFor(now, edits))) : now),
    folder,
  )

const stateOf = (answer: Answer | undefined) => (isRecord(answer?.state) ? answer.state : {})

/** What is typed and not yet stored: on the page, and in this browser should the tab close. */
const useWanted = (id: string) => {
  const [wanted, setWanted] = useState<readonly Wanted[]>(() => findKept(id))
  const queue = useRef(wanted)
  const hold = useCallback(
    (next: readonly Wanted[]) => {
      queue.current = next
      keep(id, next)
      setWanted(next)
    },
    [id],
  )
  return { wanted, queue, hold }
}

/** Stored by the server, but not yet in the text that was read from it. */
type Landed = Wanted & { readonly version: number }

type Ways = ReturnType<typeof useWanted> & {
  readonly id: string
  readonly known: { current: number }
  readonly onLanded: (landed: Landed) => void
}

/** Sends what is wanted, the oldest first, until something stands in the way. */
const sendAll = async ({ id, queue, hold, known, onLanded }: Ways): Promise<{ readonly saving: Saving; readonly refused?: Outcome }> => {
  for (let next = queue.current[0]; next; next = queue.current[0]) {
    const { edits, why, key } = next
    const outcome = await act('edition', id, 'set', { version: known.current, edits, why }, key)
    if (outcome.kind === 'failed' || outcome.kind === 'signedOut') return { saving: 'failed' }
    if (outcome.kind === 'refused' && outcome.refusals.some(r => r.rule === 'seenIsNewest')) return { saving: 'conflict' }
    if (outcome.kind === 'done') {
      known.current += 1
      onLanded({ ...next, version: known.current })
    }
    hold(queue.current.slice(1))
    if (outcome.kind !== 'done') return { saving: 'saved', refused: outcome }
  }
  return { saving: 'saved' }
}

/** One save at a time; a dropped line is tried again. */
const useQueue = (id: string, version: number, refetch: () => Promise<unknown>) => {
  const kept = useWanted(id)
  const [saving, setSaving] = useState<Saving>(kept.wanted.length > 0 ? 'conflict' : 'saved')
  const [refused, setRefused] = useState<Outcome>()
  const [landed, setLanded] = useState<readonly Landed[]>([])
  const known = useRef(version)
  const busy = useRef(false)
  const timer = useRef<number>(undefined)
  const ways = useRef<Ways>(undefined)
  ways.current = { ...kept, id, known, onLanded: one => setLanded(all => [...all, one]) }
  const drain = useCallback(async (): Promise<void> => {
    if (busy.current || !ways.current) return
    busy.current = true
    window.clearTimeout(timer.current)
    setSaving('saving')
    const came = await sendAll(ways.current)
    busy.current = false
    setRefused(came.refused)
    setSaving(came.saving)
    if (came.saving === 'failed') timer.current = window.setTimeout(drain, againMs)
    else await refetch()
  }, [refetch])
  useEffect(() => {
    if (!busy.current && version > known.current) known.current = version
    setLanded(all => all.filter(one => one.version > version))
  }, [version])
  useEffect(() => () => window.clearTimeout(timer.current), [])
  return { ...kept, saving, setSaving, refused, setRefused, landed, drain }
}

type Held = ReturnType<typeof useQueue>

/** What a person may do with what they typed. */
const useTyping = ({ queue, hold, drain, saving, setSaving, setRefused }: Held) => {
  const edit = useCallback(
    (edits: readonly Edit[], why: string) => {
      setRefused(undefined)
      hold([...queue.current, { key: newId(), edits, why }])
      if (saving !== 'conflict') void drain()
    },
    [queue, hold, drain, saving, setRefused],
  )
  const useMine = useCallback(() => {
    hold(queue.current.map(w => ({ ...w, key: newId() })))
    void drain()
  }, [queue, hold, drain])
  const dropMine = useCallback(() => {
    hold([])
    setSaving('saved')
  }, [hold, setSaving])
  return { edit, useMine, dropMine }
}

export const useEdition = (id: string) => {
  const asked = useAsk('edition', { id })
  const client = useQueryClient()
  const state = stateOf(asked.data)
  const version = Number(state.version ?? 0)
  const refetch = useCallback(() => client.invalidateQueries({ queryKey: ['edition', { id }] }), [client, id])
  const held = useQueue(id, version, refetch)
  const { wanted, saving, landed, refused } = held
  const stored = useMemo(() => folderFrom(isRecord(asked.data?.state) ? asked.data.state.folder : undefined), [asked.data])
  // While something waits for a decision the stored text is shown, so that both can be seen.
  const folder = useMemo(() => {
    const ahead = landed.filter(one => one.version > version)
    return withEdits(stored, saving === 'conflict' ? ahead : [...ahead, ...wanted])
  }, [stored, landed, wanted, saving, version])
  /** Every other action on the edition. */
  const perform = useCallback(
    async (action: string, input: Readonly<Record<string, unknown>> = {}): Promise<Outcome> => {
      const outcome = await act('edition', id, action, input)
      if (outcome.kind === 'done') await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'law' })
      return outcome
    },
    [client, id],
  )
  return { asked, state, version, stored, folder, wanted, saving, refused, perform, ...useTyping(held) }
}
export type EditionHeld = ReturnType<typeof useEdition>
