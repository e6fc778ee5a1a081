/** A rehearsal as the page sees it: running, stopped, in trouble, or done with a report whose numbers open. */
import { useEffect, useRef, useState } from 'react'
import type { Opened, Opening, Report } from '../../../core/rehearsal/index.ts'
import type { Law } from '../../../policy/shape.ts'
import { ask, NoAnswer } from '../../client.ts'
import type { FromWorker, ToWorker } from './messages.ts'

export type Order = {
  readonly before: { readonly ref: string; readonly law: Law }
  readonly after: { readonly ref: string; readonly law: Law }
  /** A round whose people are taken; invented people when there is none. */
  readonly round: string | undefined
  readonly shape: string
  readonly people: number
  readonly seed: number
}
export type Done = {
  readonly report: Report
  readonly before: Law
  readonly after: Law
  readonly real: boolean
  readonly seconds: number
  readonly open: (opening: Opening) => Promise<Opened>
}
export type Stage =
  | { readonly kind: 'idle' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'running'; readonly part: 'drawing' | 'judging' | 'onServer'; readonly percent: number }
  | { readonly kind: 'trouble'; readonly problems: readonly string[]; readonly error?: Error | undefined }
  | { readonly kind: 'done'; readonly done: Done }

type Tell = (stage: Stage) => void

/** Starts a worker; gives what ends it. */
const runHere = ({ before, after, shape, people, seed }: Order, tell: Tell): (() => void) => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, (opened: Opened) => void>()
  const send = (message: ToWorker) => worker.postMessage(message)
  const open = (opening: Opening) =>
    new Promise<Opened>(resolve => {
      const id = waiting.size
      waiting.set(id, resolve)
      send({ kind: 'open', id, opening })
    })
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    if (data.kind === 'progress') tell({ kind: 'running', part: data.part, percent: data.percent })
    else if (data.kind === 'problem') tell({ kind: 'trouble', problems: data.problems })
    else if (data.kind === 'opened') waiting.get(data.id)?.(data.opened)
    else
      tell({ kind: 'done', done: { report: data.report, seconds: data.seconds, before: before.law, after: after.law, real: false, open } })
  })
  worker.addEventListener('error', event => tell({ kind: 'trouble', problems: [event.message] }))
  tell({ kind: 'running', part: 'drawing', percent: 0 })
  send({ kind: 'run', before: before.law, after: after.law, shape, people, seed })
  return () => worker.terminate()
}

const runThere = ({ before, after, round = '' }: Order, tell: Tell): (() => void) => {
  let stopped = false
  const asked = { round, before: before.ref, after: after.ref }
  const open = async ({ track, change, by, value, criterion }: Opening): Promise<Opened> => {
    const { opened } = await ask('rehearsal', { ...asked, track, change, by, value, criterion })
    return opened ?? { people: 0, shown: [], tooFew: false }
  }
  const began = performance.now()
  tell({ kind: 'running', part: 'onServer', percent: 0 })
  ask('rehearsal', asked).then(
    ({ report }) => {
      if (stopped || report === null) return
      const seconds = (performance.now() - began) / 1000
      tell({ kind: 'done', done: { report, seconds, before: before.law, after: after.law, real: true, open } })
    },
    (error: unknown) => {
      if (!stopped) tell({ kind: 'trouble', problems: [], error: error instanceof Error ? error : new NoAnswer(0) })
    },
  )
  return () => {
    stopped = true
  }
}

export const useRehearsal = () => {
  const [stage, setStage] = useState<Stage>({ kind: 'idle' })
  const end = useRef<(() => void) | undefined>(undefined)
  useEffect(() => () => end.current?.(), [])
  const run = (order: Order) => {
    end.current?.()
    end.current = order.round === undefined ? runHere(order, setStage) : runThere(order, setStage)
  }
  const stop = () => {
    end.current?.()
    setStage({ kind: 'stopped' })
  }
  return { stage, run, stop }
}
