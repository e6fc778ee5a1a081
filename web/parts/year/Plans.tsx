/** The study plan: its goals and schedule, what the supervisor said, and the versions before, each beside what changed. */
import { Button } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import type { Saying } from '../../say.ts'
import type { YearWords } from '../../words/year.ts'
import { Prose, useYearWords } from './common.tsx'

export type Study = Answered<'study'>
type Shown = Study['plans'][number]
type Plan = NonNullable<Shown['plan']>
type Goal = Plan['goals'][number]

const sameGoal = (a: Goal, b: Goal | undefined) =>
  b !== undefined && a.what === b.what && a.finishBy === b.finishBy && a.seenBy === b.seenBy

function GoalView({ goal, nth, before, words }: { goal: Goal; nth: number; before: Plan | undefined; words: YearWords }) {
  const changed = before !== undefined && !sameGoal(goal, before.goals[nth])
  return (
    <li className={changed ? 'goal changed' : 'goal'}>
      <b>{words.goal(nth + 1)}</b> {changed && <span className="tag warn">{before.goals[nth] ? words.changed : words.added}</span>}
      <p className="prose">{goal.what}</p>
      <p className="quiet small">
        {words.finishBy} {goal.finishBy} · {words.seenBy}：{goal.seenBy}
      </p>
    </li>
  )
}

function Schedule({ plan, words }: { plan: Plan; words: YearWords }) {
  return (
    <>
      <h3>{words.schedule}</h3>
      <ol className="tight">
        {plan.schedule.map(({ from, to, what }) => (
          <li key={`${from} ${to} ${what}`}>
            <span className="day">{words.span(from, to)}</span> <span className="prose">{what}</span>
          </li>
        ))}
      </ol>
    </>
  )
}

/** `before`: the version that it replaced, where what changed is to be seen. */
export function PlanView({ shown, before }: { readonly shown: Shown; readonly before: Shown | undefined }) {
  const words = useYearWords()
  const { plan, former } = shown
  if (former)
    return (
      <div className="tight">
        <Prose text={former.goals} words={words} />
        <ol className="tight">
          {former.steps.map(step => (
            <li key={step} className="prose">
              {step}
            </li>
          ))}
        </ol>
      </div>
    )
  if (!plan) return <p>{words.erased}</p>
  const earlier = before?.plan ?? undefined
  const gone = earlier?.goals.slice(plan.goals.length) ?? []
  return (
    <div className="tight">
      <ol className="tight" aria-label={words.goals}>
        {plan.goals.map((goal, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: goals are known by their place in the plan
          <GoalView key={i} goal={goal} nth={i} before={earlier} words={words} />
        ))}
      </ol>
      {gone.map(({ what }) => (
        <p key={what} className="quiet small">
          {words.gone}：{what}
        </p>
      ))}
      <Schedule plan={plan} words={words} />
    </div>
  )
}

const tags = { handedIn: 'tag go', agreed: 'tag good', returned: 'tag warn', former: 'tag' } as const

function PlanHead({ shown, words }: { shown: Shown; words: YearWords }) {
  return (
    <p className="row">
      <b>{shown.version > 0 ? words.version(shown.version) : words.formerPlan}</b>
      <span className={tags[shown.state]}>{words.planStates[shown.state]}</span>
      <span className="quiet small">
        {words.handedInOn(shown.on)}
        {shown.answeredOn !== null && ` · ${words.answeredOn(shown.answeredOn)}`}
      </span>
    </p>
  )
}

function PlanCard({ plans, at, words }: { plans: readonly Shown[]; at: number; words: YearWords }) {
  const shown = plans[at]
  if (!shown) return null
  return (
    <div className="tight">
      <PlanHead shown={shown} words={words} />
      {shown.answer !== null && (
        <div className="saying tight">
          <b>{words.said}</b>
          <Prose text={shown.answer} words={words} />
        </div>
      )}
      <PlanView shown={shown} before={plans[at - 1]} />
    </div>
  )
}

/** The newest plan, and the others on demand. */
export function Plans({ plans }: { readonly plans: readonly Shown[]; readonly saying: Saying }) {
  const words = useYearWords()
  const [older, setOlder] = useState(false)
  if (plans.length === 0) return <p className="quiet">{words.noPlan}</p>
  const last = plans.length - 1
  return (
    <div className="stack">
      <PlanCard plans={plans} at={last} words={words} />
      {last > 0 && (
        <p>
          <Button size="small" aria-expanded={older} onClick={() => setOlder(!older)}>
            {words.olderPlans(last)}
          </Button>
        </p>
      )}
      {older &&
        plans
          .slice(0, last)
          .map((shown, i) => <PlanCard key={`${shown.version} ${shown.on}`} plans={plans} at={i} words={words} />)
          .toReversed()}
    </div>
  )
}
