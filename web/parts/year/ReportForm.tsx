/** Writing a report: month, text, how each goal stands, files; kept while it is typed. Without a line it waits on this device. */
import { Input, Select } from 'antd'
import { useState } from 'react'
import { addMonths } from '../../../core/calendar.ts'
import type { Outcome } from '../../client.ts'
import { listIn, textIn } from '../../json.ts'
import type { Saying } from '../../say.ts'
import type { YearWords } from '../../words/year.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { Actions, type FileRef, NoteFiles, NoteState, useAccount, useOnceOrQueued, useStillComing, useYearWords } from './common.tsx'
import type { Study } from './Plans.tsx'
import { useNote, type Writing } from './use-note.ts'

const mostText = 4000
const states = ['notBegun', 'underWay', 'reached', 'givenUp'] as const
type State = (typeof states)[number]
type Typed = { readonly month: string; readonly text: string; readonly goals: readonly State[]; readonly attachments: readonly FileRef[] }

const isState = (x: unknown): x is State => states.some(state => state === x)
const fileIn = (x: unknown): readonly FileRef[] => {
  const [sha256, name] = [textIn(x, 'sha256'), textIn(x, 'name')]
  return sha256 === undefined || name === undefined ? [] : [{ sha256, name }]
}
const typedIn = (content: string): Typed | undefined => {
  try {
    const read: unknown = JSON.parse(content)
    return {
      month: textIn(read, 'month') ?? '',
      text: textIn(read, 'text') ?? '',
      goals: listIn(read, 'goals').filter(isState),
      attachments: listIn(read, 'attachments').flatMap(fileIn),
    }
  } catch {
    return undefined
  }
}

/** The months of study so far that have no report, the newest first. */
export const monthsToReport = (start: string, today: string, reported: readonly string[]): readonly string[] => {
  const months: string[] = []
  for (let n = 0; addMonths(start, n).slice(0, 7) <= today.slice(0, 7); n += 1) months.push(addMonths(start, n).slice(0, 7))
  return months.filter(month => !reported.includes(month)).toReversed()
}

type Goal = { readonly what: string }
type PartProps = { readonly typed: Typed; readonly words: YearWords; readonly onTyped: (typed: Typed) => void }

function GoalStates({ typed, goals, words, onTyped }: PartProps & { goals: readonly Goal[] }) {
  if (goals.length === 0) return null
  const stateAt = (i: number) => typed.goals[i] ?? 'notBegun'
  const put = (at: number, state: State) => onTyped({ ...typed, goals: goals.map((_, i) => (i === at ? state : stateAt(i))) })
  return (
    <fieldset className="rowcard">
      <legend>{words.goalStates}</legend>
      {goals.map(({ what }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: goals are known by their place in the plan
        <div key={i} className="tight">
          <span>
            {words.goal(i + 1)}：{what}
          </span>
          <Select
            aria-label={words.goal(i + 1)}
            value={stateAt(i)}
            options={states.map(value => ({ value, label: words.goalState[value] }))}
            onChange={state => put(i, state)}
          />
        </div>
      ))}
    </fieldset>
  )
}

function Text({ typed, words, onTyped }: PartProps) {
  return (
    <div className="tight">
      <span>{words.text}</span>
      <Input.TextArea
        aria-label={words.text}
        rows={10}
        maxLength={mostText}
        value={typed.text}
        onChange={event => onTyped({ ...typed, text: event.target.value })}
      />
      <span className="quiet small" aria-live="polite">
        {words.count(typed.text.length, mostText)}
      </span>
    </div>
  )
}

function MonthInput({ months, typed, words, onTyped }: PartProps & { months: readonly string[] }) {
  return (
    <div className="tight">
      <span>{words.month}</span>
      <Select
        aria-label={words.month}
        value={typed.month}
        options={months.map(value => ({ value, label: value }))}
        onChange={month => onTyped({ ...typed, month })}
      />
    </div>
  )
}

type WriteProps = {
  readonly id: string
  readonly months: readonly string[]
  readonly goals: readonly Goal[]
  readonly place: string
  readonly round: string
  readonly writing: Writing
  readonly saying: Saying
  readonly onDone: (receipt?: string) => void
}

const withoutGoals = ({ goals: _, ...rest }: Typed) => rest

/** Handed in with a receipt, or left to the queue of this device. */
const useHandIn = ({ id, round, writing, onDone }: WriteProps) => {
  const hand = useOnceOrQueued()
  const [outcome, setOutcome] = useState<Outcome>()
  const [busy, setBusy] = useState(false)
  const handIn = async (input: Omit<Typed, 'goals'>) => {
    setBusy(true)
    const came = await hand({ subject: 'training', id, action: 'report', input, about: input.month, round })
    setBusy(false)
    if (came !== 'queued') setOutcome(came)
    if (came !== 'queued' && came.kind !== 'done') return
    await writing.note.clear()
    onDone(came === 'queued' ? undefined : came.receipt)
  }
  return { handIn, outcome, busy }
}

function Write(props: WriteProps) {
  const { months, goals, place, writing, saying, onDone } = props
  const words = useYearWords()
  const { handIn, outcome, busy } = useHandIn(props)
  const coming = useStillComing(place)
  const start: Typed = { month: months[0] ?? '', text: '', goals: [], attachments: [] }
  const found = typedIn(writing.shown.content) ?? start
  const typed = months.includes(found.month) ? found : { ...found, month: start.month }
  const onTyped = (next: Typed) => writing.note.change(JSON.stringify(next))
  const whole = { ...typed, goals: goals.map((_, i) => typed.goals[i] ?? 'notBegun') }
  return (
    <div className="stack">
      <MonthInput months={months} typed={typed} words={words} onTyped={onTyped} />
      <Text typed={typed} words={words} onTyped={onTyped} />
      <GoalStates typed={typed} goals={goals} words={words} onTyped={onTyped} />
      <NoteFiles
        place={place}
        files={typed.attachments}
        label={words.attach}
        isStored={writing.shown.where === 'server'}
        saying={saying}
        onFiles={attachments => onTyped({ ...typed, attachments })}
      />
      <NoteState writing={writing} preview={content => typedIn(content)?.text ?? ''} />
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="training" />}
      <Actions
        send={words.handInReport}
        busy={busy}
        disabled={typed.text.trim().length < 2 || coming}
        onSend={() => handIn(goals.length > 0 ? whole : withoutGoals(typed))}
        onCancel={() => onDone()}
      />
    </div>
  )
}

type FormProps = Pick<WriteProps, 'id' | 'months' | 'round' | 'saying' | 'onDone'> & { readonly study: Study }

export function ReportForm({ study, ...props }: FormProps) {
  const account = useAccount()
  const place = `training/${props.id}/report`
  const writing = useNote(account, place)
  const newest = study.plans.at(-1)
  if (!writing) return null
  return <Write {...props} place={place} goals={newest?.plan?.goals ?? []} writing={writing} />
}
