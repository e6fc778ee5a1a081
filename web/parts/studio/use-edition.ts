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

/** Sends what is wanted, the oldest first; tells what came of it. */
const useQueue = (id: string, version: number, refetch: () => Promise<unknown>) => {
  const [wanted, setWanted] = useState<readonly Wanted[]>(() => findKept(id))
  const [saving, setSaving] = useState<Saving>(() => (findKept(id).length > 0 ? 'conflict' : 'saved'))
  const [refused, setRefused] = useState<Outcome>()
  const queue = useRef(wanted)
  const known = useRef(version)
  const busy = useRef(false)
  const timer = useRef<number>(undefined)
  const hold = useCallback(
    (next: readonly Wanted[]) => {
      queue.current = next
      keep(id, next)
      setWanted(next)
    },
    [id],
  )
  const finish = useCallback(
    async (outcome: Outcome): Promise<Saving> => {
      if (outcome.kind === 'failed' || outcome.kind === 'signedOut') return 'failed'
      if (outcome.kind === 'refused' && outcome.refusals.some(r => r.rule === 'seenIsNewest')) return 'conflict'
      if (outcome.kind !== 'done') setRefused(outcome)
      hold(queue.current.slice(1))
      known.current += outcome.kind === 'done' ? 1 : 0
      return 'saving'
    },
    [hold],
  )
  const drain = useCallback(async (): Promise<void> => {
    if (busy.current) return
    busy.current = true
    window.clearTimeout(timer.current)
    let now: Saving = 'saving'
    setSaving(now)
    for (let next = queue.current[0]; next && now === 'saving'; next = queue.current[0]) {
      now = await finish(await act('edition', id, 'set', { version: known.current, edits: next.edits, why: next.why }, next.key))
    }
    busy.current = false
    setSaving(now === 'saving' ? 'saved' : now)
    if (now === 'failed') timer.current = window.setTimeout(drain, againMs)
    else await refetch()
  }, [id, finish, refetch])
  useEffect(() => {
    if (!busy.current) known.current = version
  }, [version])
  useEffect(() => () => window.clearTimeout(timer.current), [])
  return { wanted, saving, setSaving, refused, setRefused, hold, drain, known }
}

export const useEdition = (id: string) => {
  const asked = useAsk('edition', { id })
  const client = useQueryClient()
  const state = stateOf(asked.data)
  const version = Number(state.version ?? 0)
  const refetch = useCallback(() => client.invalidateQueries({ queryKey: ['edition', { id }] }), [client, id])
  const { wanted, saving, setSaving, refused, setRefused, hold, drain } = useQueue(id, version, refetch)
  const stored = useMemo(() => folderFrom(isRecord(asked.data?.state) ? asked.data.state.folder : undefined), [asked.data])
  // While something waits for a decision the stored text is shown, so that both can be seen.
  const folder = useMemo(() => (saving === 'conflict' ? stored : withEdits(stored, wanted)), [stored, wanted, saving])
  const edit = useCallback(
    (edits: readonly Edit[], why: string) => {
      setRefused(undefined)
      hold([...wanted, { key: newId(), edits, why }])
      if (saving !== 'conflict') void drain()
    },
    [wanted, hold, drain, saving, setRefused],
  )
  const useMine = useCallback(() => {
    hold(wanted.map(w => ({ ...w, key: newId() })))
    void drain()
  }, [wanted, hold, drain])
  const dropMine = useCallback(() => {
    hold([])
    setSaving('saved')
  }, [hold, setSaving])
  /** Every other action on the edition, with the newest text seen. */
  const perform = useCallback(
    async (action: string, input: Readonly<Record<string, unknown>> = {}): Promise<Outcome> => {
      const outcome = await act('edition', id, action, input)
      if (outcome.kind === 'done') await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'law' })
      return outcome
    },
    [client, id],
  )
  return { asked, state, version, stored, folder, wanted, saving, refused, edit, useMine, dropMine, perform }
}
export type EditionHeld = ReturnType<typeof useEdition>
