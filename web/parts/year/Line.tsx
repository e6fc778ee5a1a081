/** What is to be done now and by when, and the line of dates of the whole year. */
import { Button } from 'antd'
import type { Answered } from '../../../core/question.ts'
import type { Saying } from '../../say.ts'
import type { YearWords } from '../../words/year.ts'
import { Clause } from '../law.tsx'
import { useYearWords } from './common.tsx'

export type Year = NonNullable<Answered<'myYear'>['year']>
type Step = Year['line'][number]

const nameOf = ({ what, nth }: Step, words: YearWords): string => {
  if (what === 'report' && nth !== null) return words.nthReport(nth)
  if (what === 'followUp' && nth !== null) return words.nthFollowUp(nth)
  return words.steps[what]
}

const whenOf = ({ from, on }: Step, words: YearWords): string => (from !== null && on !== null ? words.span(from, on) : (on ?? ''))

const tags = { done: 'tag good', late: 'tag bad', now: 'tag mine', waiting: 'tag go', ahead: 'tag', off: 'tag' } as const

/** Where on the page it is done. */
const places: Readonly<Record<string, string>> = { plan: 'plan', report: 'reports', followUp: 'matters', enrolment: 'arrival' }

/** `away`: shown on another page than the one on which it is done. */
export function Next({ year, saying, away = false }: { readonly year: Year; readonly saying: Saying; readonly away?: boolean }) {
  const words = useYearWords()
  const { next } = year
  const goTo = (what: string) => document.getElementById(places[what] ?? 'line')?.scrollIntoView({ behavior: 'smooth', block: 'start' })
  if (!next) return <p className="saying good">{words.nothingNext}</p>
  return (
    <section className={next.state === 'late' ? 'saying bad tight' : 'saying tight'} aria-label={words.nextTitle}>
      <h2>
        {words.nextTitle}：{nameOf(next, words)}
      </h2>
      <p>{next.on === null ? words.soon : next.state === 'late' ? words.late(next.on) : words.by(next.on)}</p>
      <div className="row">
        {!away && (
          <Button type="primary" onClick={() => goTo(next.what)}>
            {words.go}
          </Button>
        )}
        <Clause id={next.clause} saying={saying} />
      </div>
    </section>
  )
}

export function Line({ year }: { readonly year: Year }) {
  const words = useYearWords()
  return (
    <section className="block" id="line">
      <header>
        <h2>{words.lineTitle}</h2>
      </header>
      <ol className="in dates">
        {year.line.map((step, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the line has its order and nothing else
          <li key={i} aria-current={step.mine && step.state !== 'ahead' ? 'step' : undefined}>
            <span className="what">{nameOf(step, words)}</span>
            <span className="day">{whenOf(step, words)}</span>
            <span className={tags[step.state]}>{words.states[step.state]}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
