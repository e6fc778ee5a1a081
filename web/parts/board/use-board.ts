/** The board on the page: asked anew every half minute, staged steps kept on the device for every tab, saved under the version that they were made from. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { redo, type Step, staged, step, undo } from '../../../core/plan/board.ts'
import type { Plan } from '../../../core/plan/plan.ts'
import type { Refusal } from '../../../core/rule.ts'
import type { Law } from '../../../policy/shape.ts'
import { act, ask, type Outcome } from '../../client.ts'
import { forget, keep, recall } from '../../device/store.ts'
import { tellTabs, whenTold } from '../../device/tabs.ts'
import { type Answer, dropMine, fromKept, groundFor, type Held, keepMine, meet, toKeep } from './held.ts'

const againMs = 30_000

export const useBoardAnswer = (round: string, track: string) =>
  useQuery({ queryKey: ['board', { round, track }], queryFn: () => ask('board', { round, track }), refetchInterval: againMs })

/** What is staged lies on the device under its account; the other tabs of it show the same. */
const useKept = (key: string) => {
  const [held, setHeld] = useState<Held>()
  const [ready, setReady] = useState(false)
  const look = useCallback(async () => {
    setHeld(fromKept(await recall(key)))
    setReady(true)
  }, [key])
  useEffect(() => {
    look()
    return whenTold(told => {
      if (told.kind === 'board' && told.key === key) look()
    })
  }, [key, look])
  const put = useCallback(
    (next: Held) => {
      setHeld(next)
      const kept = staged(next.board).length > 0 ? keep(key, toKeep(next)) : forget(key)
      kept.then(() => tellTabs({ kind: 'board', key }))
    },
    [key],
  )
  return { held, ready, put }
}

type Place = { readonly account: string; readonly round: string; readonly track: string }

/** The plan as it goes to the server. */
const saving = ({ seats, limits }: Plan, { round, track }: Place, version: number, why: string) => ({
  round,
  track,
  version,
  why,
  seats,
  limits,
})

/** The steps on the board, each tried on the newest ground. */
const useSteps = ({ account, round, track }: Place, answer: Answer, law: Law) => {
  const ground = useMemo(() => groundFor(answer, law, round, track), [answer, law, round, track])
  const { held: kept, ready, put } = useKept(`board/${account}/${round}/${track}`)
  const held = useMemo(() => meet(ground, kept, answer), [ground, kept, answer])
  const latest = useRef({ ground, held })
  latest.current = { ground, held }
  /** Tries a step; gives back why not. */
  const tryStep = useCallback(
    (asked: Step): readonly Refusal[] => {
      const { ground: on, held: from } = latest.current
      const came = step(on, from.board, asked)
      if (!came.ok) return came.refusals
      put({ ...from, board: came.board })
      return []
    },
    [put],
  )
  const back = useCallback(
    (way: typeof undo) => put({ ...latest.current.held, board: way(latest.current.ground, latest.current.held.board) }),
    [put],
  )
  return { ...{ ground, held, ready, put, tryStep }, undo: () => back(undo), redo: () => back(redo) }
}

export const useBoard = (place: Place, answer: Answer, law: Law) => {
  const { round, track } = place
  const client = useQueryClient()
  const steps = useSteps(place, answer, law)
  const { ground, held, put } = steps
  const save = async (why: string): Promise<Outcome> => {
    const { now } = held.board
    const outcome = await act('plan', `${round}.${track}`, 'save', saving(now, place, held.version, why))
    if (outcome.kind === 'done') put({ ...held, version: held.version + 1, saved: now, board: { ...held.board, base: now }, fallen: [] })
    await client.invalidateQueries({ queryKey: ['board', { round, track }] })
    return outcome
  }
  const onTheirs = (): number => {
    const came = keepMine(ground, held)
    put(came.held)
    return came.refused
  }
  return { ...steps, save, onTheirs, drop: () => put(dropMine(ground, held)) }
}
export type BoardHeld = ReturnType<typeof useBoard>
