/** A host's day on the page: the answer or what the device kept of it, with the acts of this device already in it. */
import { createContext, useContext, useState } from 'react'
import type { Present } from '../../../core/hosting/day.ts'
import type { Answered } from '../../../core/question.ts'
import { useAsk } from '../../queries.ts'
import { useLanguage } from '../../settings.ts'
import { type HostDayWords, hostDayWords } from '../../words/hostday.ts'
import { undoSeconds, useQueuedAct, useSender, useShownActs } from '../acts/use-acts.ts'
import { type Ahead, aheadOf } from './ahead.ts'

export const useHostDayWords = (): HostDayWords => hostDayWords[useLanguage()]

/** What a host does of a day with one tap. */
export type Daily = 'enrol' | 'reportNoShow' | 'grantLeave' | 'refuseLeave' | 'comeBack' | 'recordAbsence'

/** An answer names the leave that it was given to: another may have been asked for meanwhile. */
const leaveOf = ({ asked }: Present, action: Daily) =>
  (action === 'grantLeave' || action === 'refuseLeave') && asked?.nth ? { leave: asked.nth } : {}

type Held = { readonly keys: readonly string[]; readonly until: number }

/** Acts go through the device's queue; the last of them can be taken back together for a while. */
const useDoing = () => {
  const words = useHostDayWords()
  const queued = useQueuedAct()
  const sender = useSender()
  const [held, setHeld] = useState<Held>()
  const [said, setSaid] = useState('')
  const go = async (people: readonly Present[], action: Daily, input: object) => {
    const keys = await queued(
      people.map(one => ({
        subject: 'training',
        id: one.id,
        action,
        input: { ...input, ...leaveOf(one, action) },
        about: one.name,
        round: one.round,
      })),
      undoSeconds,
    )
    setHeld({ keys, until: Date.now() + undoSeconds * 1000 })
    setSaid(words.recorded(keys.length))
  }
  const undo = async () => {
    const took = (await sender?.undo(held?.keys ?? [])) ?? []
    const count = took.filter(Boolean).length
    setHeld(undefined)
    setSaid(count === took.length ? words.undone : words.undoneSome(count))
  }
  return { go, undo, held, said, leave: () => setHeld(undefined) }
}
export type Doing = ReturnType<typeof useDoing>

export type Day = {
  readonly answer: Answered<'hostDay'>
  readonly today: string
  readonly people: readonly Ahead[]
  readonly doing: Doing
  readonly byLink: boolean
}
export const useDay = (answer: Answered<'hostDay'>, round: string | undefined, byLink: boolean): Day => {
  const { queue } = useShownActs()
  const doing = useDoing()
  const chosen = answer.people.filter(one => round === undefined || one.round === round)
  return { answer, today: answer.today, people: aheadOf(chosen, queue), doing, byLink }
}

export const DayContext = createContext<Day | undefined>(undefined)
export const useThisDay = (): Day => {
  const day = useContext(DayContext)
  if (!day) throw new Error('a part of the day stands outside of it')
  return day
}

export const useHostDay = () => useAsk('hostDay', {})
