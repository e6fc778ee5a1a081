/** A paper is read, looked up and ticked; what came of it is told. One code at a time, in the order in which they were read. */
import { useRef, useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { act, ask, NoAnswer, newId, type Outcome, type Refusal } from '../../client.ts'
import { useRefresh } from '../../queries.ts'
import { useLanguage } from '../../settings.ts'
import { type ArrivalWords, arrivalWords } from '../../words/arrivals.ts'

export const useArrivalWords = (): ArrivalWords => arrivalWords[useLanguage()]

type Paper = Answered<'paper'>
export type Result =
  | { readonly kind: 'looking' | 'again' | 'offline' | 'failed' | 'signedOut' }
  | { readonly kind: 'unreadable' | 'unknown' | 'otherRound' }
  | { readonly kind: 'done'; readonly paper: Paper }
  | { readonly kind: 'refused'; readonly paper: Paper; readonly refusals: readonly Refusal[] }

/** A reader that bounces gives the same code twice within a moment; the next copy of the same takes a hand longer. */
const bounceMs = 2_500

const resultOf = (paper: Paper, outcome: Outcome): Result => {
  if (outcome.kind === 'done') return { kind: 'done', paper }
  if (outcome.kind === 'refused') return { kind: 'refused', paper, refusals: outcome.refusals }
  if (outcome.kind === 'signedOut') return { kind: 'signedOut' }
  return { kind: outcome.kind === 'failed' && outcome.status === 0 ? 'offline' : 'failed' }
}

/** `key` stays with a code until it is answered, so that a second scan after a lost answer counts nothing twice. */
const tick = async (round: string, typed: string, key: string): Promise<Result> => {
  try {
    const paper = await ask('paper', { round, code: typed })
    if (paper.is !== 'roster' && paper.is !== 'form') return { kind: paper.is }
    if (paper.roster === null) return { kind: 'unknown' }
    return resultOf(paper, await act('nomination', paper.roster, 'tickPaper', { paperCode: paper.code }, key))
  } catch (error) {
    const status = error instanceof NoAnswer ? error.status : -1
    return { kind: status === 0 ? 'offline' : status === 401 ? 'signedOut' : 'failed' }
  }
}

export const useTicking = (round: string) => {
  const [result, setResult] = useState<Result>()
  const [nth, setNth] = useState(0)
  const last = useRef({ code: '', at: 0 })
  const keys = useRef(new Map<string, string>())
  const line = useRef(Promise.resolve())
  const refresh = useRefresh()
  const work = async (code: string) => {
    if (code === last.current.code && Date.now() - last.current.at < bounceMs) return setResult({ kind: 'again' })
    setResult({ kind: 'looking' })
    const key = keys.current.get(code) ?? newId()
    keys.current.set(code, key)
    const came = await tick(round, code, key)
    if (came.kind !== 'offline') keys.current.delete(code)
    if (came.kind === 'done') last.current = { code, at: Date.now() }
    setResult(came)
    setNth(n => n + 1)
    refresh()
  }
  const read = (text: string) => {
    const code = text.trim()
    if (code !== '') line.current = line.current.then(() => work(code))
  }
  return { result, nth, read }
}
