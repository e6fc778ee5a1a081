/** A host's page: whose it is, its words, and acts whose key stays the same while the answer is unknown. */
import { useState } from 'react'
import type { SubjectName } from '../../../core/facts.ts'
import { act, newId, type Outcome } from '../../client.ts'
import { useAsk, useRefresh, useRound, useSession } from '../../queries.ts'
import { useLanguage } from '../../settings.ts'
import { type HostingWords, hostingWords } from '../../words/hosting.ts'

export const useHostingWords = (): HostingWords => hostingWords[useLanguage()]

/** What a session by link is for says both; else the round is the chosen one, and the host whose page was asked for, or one's own. */
export const useHostHere = (named: string | undefined) => {
  const chosen = useRound()
  const only = useSession().data?.only ?? null
  if (only === null || !only.startsWith('hosting/')) return { round: chosen, host: named }
  const id = only.slice('hosting/'.length)
  const at = id.lastIndexOf('.')
  return { round: id.slice(0, at), host: id.slice(at + 1) }
}

export const useHosting = (round: string | undefined, host: string | undefined) =>
  useAsk('hosting', { round: round ?? '', ...(host !== undefined && { host }) }, round !== undefined)

export const useActing = (subject: SubjectName) => {
  const refresh = useRefresh()
  const [key, setKey] = useState(newId)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  const go = async (id: string, action: string, input: unknown): Promise<Outcome> => {
    setBusy(true)
    const came = await act(subject, id, action, input, key)
    setBusy(false)
    setOutcome(came)
    if (came.kind !== 'failed' || came.status !== 0) setKey(newId())
    if (came.kind === 'done') await refresh()
    return came
  }
  return { go, busy, outcome }
}
