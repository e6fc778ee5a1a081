/** Writing a study plan: goals and schedule, kept while they are typed, handed in to the supervisor. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Outcome } from '../../client.ts'
import { listIn, textIn } from '../../json.ts'
import type { Saying } from '../../say.ts'
import type { YearWords } from '../../words/year.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { Actions, NoteState, useAccount, useOnceOrQueued, useYearWords } from './common.tsx'
import type { Study } from './Plans.tsx'
import { useNote, type Writing } from './use-note.ts'

type Goal = { readonly what: string; readonly finishBy: string; readonly seenBy: string }
type Stretch = { readonly from: string; readonly to: string; readonly what: string }
type Typed = { readonly goals: readonly Goal[]; readonly schedule: readonly Stretch[] }

const noGoal: Goal = { what: '', finishBy: '', seenBy: '' }
const noStretch: Stretch = { from: '', to: '', what: '' }
const textOf = (x: unknown, key: string) => textIn(x, key) ?? ''

const typedIn = (content: string): Typed | undefined => {
  try {
    const read: unknown = JSON.parse(content)
    return {
      goals: listIn(read, 'goals').map(g => ({ what: textOf(g, 'what'), finishBy: textOf(g, 'finishBy'), seenBy: textOf(g, 'seenBy') })),
      schedule: listIn(read, 'schedule').map(s => ({ from: textOf(s, 'from'), to: textOf(s, 'to'), what: textOf(s, 'what') })),
    }
  } catch {
    return undefined
  }
}

type CellProps = { readonly label: string; readonly value: string; readonly day?: boolean; readonly onChange: (value: string) => void }

function Cell({ label, value, day = false, onChange }: CellProps) {
  return (
    <div className="tight">
      <span className="quiet small">{label}</span>
      {day ? (
        <Input type="date" aria-label={label} value={value} onChange={event => onChange(event.target.value)} />
      ) : (
        <Input.TextArea aria-label={label} rows={2} maxLength={400} value={value} onChange={event => onChange(event.target.value)} />
      )}
    </div>
  )
}

type RowProps = {
  readonly title: string
  readonly words: YearWords
  readonly onRemove?: (() => void) | undefined
  readonly children: React.ReactNode
}

function RowCard({ title, words, onRemove, children }: RowProps) {
  return (
    <fieldset className="rowcard">
      <legend>{title}</legend>
      {children}
      {onRemove && (
        <Button size="small" autoInsertSpace={false} aria-label={words.removeNth(title)} onClick={onRemove}>
          {words.remove}
        </Button>
      )}
    </fieldset>
  )
}

const changed = <T,>(list: readonly T[], at: number, part: Partial<T>): readonly T[] =>
  list.map((one, i) => (i === at ? { ...one, ...part } : one))
const without = <T,>(list: readonly T[], at: number): readonly T[] => list.filter((_, i) => i !== at)

function Goals({ typed, words, onTyped }: { typed: Typed; words: YearWords; onTyped: (typed: Typed) => void }) {
  const { goals } = typed
  const put = (at: number, part: Partial<Goal>) => onTyped({ ...typed, goals: changed(goals, at, part) })
  return (
    <div className="stack">
      {goals.map((goal, i) => {
        const title = words.goal(i + 1)
        const remove = goals.length > 1 ? () => onTyped({ ...typed, goals: without(goals, i) }) : undefined
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: goals are known by their place in the plan
          <RowCard key={i} title={title} words={words} onRemove={remove}>
            <Cell label={words.what} value={goal.what} onChange={what => put(i, { what })} />
            <Cell label={words.finishBy} day value={goal.finishBy} onChange={finishBy => put(i, { finishBy })} />
            <Cell label={words.seenBy} value={goal.seenBy} onChange={seenBy => put(i, { seenBy })} />
          </RowCard>
        )
      })}
      {goals.length < 12 && <Button onClick={() => onTyped({ ...typed, goals: [...goals, noGoal] })}>{words.addGoal}</Button>}
    </div>
  )
}

function ScheduleRows({ typed, words, onTyped }: { typed: Typed; words: YearWords; onTyped: (typed: Typed) => void }) {
  const { schedule } = typed
  const put = (at: number, part: Partial<Stretch>) => onTyped({ ...typed, schedule: changed(schedule, at, part) })
  return (
    <div className="stack">
      {schedule.map((stretch, i) => {
        const title = words.stretch(i + 1)
        const remove = schedule.length > 1 ? () => onTyped({ ...typed, schedule: without(schedule, i) }) : undefined
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: stretches are known by their place
          <RowCard key={i} title={title} words={words} onRemove={remove}>
            <Cell label={words.from} day value={stretch.from} onChange={from => put(i, { from })} />
            <Cell label={words.to} day value={stretch.to} onChange={to => put(i, { to })} />
            <Cell label={words.what} value={stretch.what} onChange={what => put(i, { what })} />
          </RowCard>
        )
      })}
      {schedule.length < 24 && (
        <Button onClick={() => onTyped({ ...typed, schedule: [...schedule, noStretch] })}>{words.addStretch}</Button>
      )}
    </div>
  )
}

/** The first thing that is missing, by its name. */
const missingIn = ({ goals, schedule }: Typed, words: YearWords): string | undefined => {
  const [goal, stretch] = [
    goals.findIndex(g => g.what.trim().length < 2 || g.finishBy === '' || g.seenBy.trim().length < 2),
    schedule.findIndex(s => s.what.trim().length < 2 || s.from === '' || s.to === '' || s.to < s.from),
  ]
  if (goal >= 0) return words.goal(goal + 1)
  return stretch >= 0 ? words.stretch(stretch + 1) : undefined
}

type WriteProps = {
  readonly id: string
  readonly round: string
  readonly writing: Writing
  readonly start: Typed
  readonly saying: Saying
  readonly onDone: (receipt?: string) => void
}

/** What is missing is told before anything is sent; what was handed in leaves no draft. */
const useHandIn = ({ id, round, writing, onDone }: WriteProps) => {
  const words = useYearWords()
  const hand = useOnceOrQueued()
  const [outcome, setOutcome] = useState<Outcome>()
  const [missing, setMissing] = useState<string>()
  const [busy, setBusy] = useState(false)
  const handIn = async (typed: Typed) => {
    const lacks = missingIn(typed, words)
    setMissing(lacks)
    if (lacks !== undefined) return
    setBusy(true)
    const came = await hand({ subject: 'training', id, action: 'plan', input: typed, about: words.planTitle, round })
    setBusy(false)
    if (came !== 'queued') setOutcome(came)
    if (came !== 'queued' && came.kind !== 'done') return
    await writing.note.clear()
    onDone(came === 'queued' ? undefined : came.receipt)
  }
  return { handIn, outcome, missing, busy, forgive: () => setMissing(undefined) }
}

function Write(props: WriteProps) {
  const { writing, start, saying, onDone } = props
  const words = useYearWords()
  const { handIn, outcome, missing, busy, forgive } = useHandIn(props)
  const typed = typedIn(writing.shown.content) ?? start
  const onTyped = (next: Typed) => {
    forgive()
    writing.note.change(JSON.stringify(next))
  }
  return (
    <div className="stack">
      <h3>{words.goals}</h3>
      <Goals typed={typed} words={words} onTyped={onTyped} />
      <h3>{words.schedule}</h3>
      <ScheduleRows typed={typed} words={words} onTyped={onTyped} />
      <NoteState
        writing={writing}
        preview={content =>
          typedIn(content)
            ?.goals.map(({ what }) => what)
            .join('\n') ?? ''
        }
      />
      {missing !== undefined && (
        <p role="alert" className="late">
          {words.required(missing)}
        </p>
      )}
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="training" />}
      <Actions send={words.handInPlan} busy={busy} onSend={() => handIn(typed)} onCancel={() => onDone()} />
    </div>
  )
}

/** Begins with what was being written, or with the newest plan. */
export function PlanForm({ study, ...props }: Omit<WriteProps, 'writing' | 'start'> & { readonly study: Study }) {
  const account = useAccount()
  const writing = useNote(account, `training/${props.id}/plan`)
  const newest = study.plans.at(-1)?.plan
  if (!writing) return null
  return <Write {...props} writing={writing} start={newest ?? { goals: [noGoal], schedule: [noStretch] }} />
}
