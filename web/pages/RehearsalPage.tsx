/** A policy tried on people before it is published: choose two editions and a population, run, and open each number. */
import { getRouteApi } from '@tanstack/react-router'
import { Choice } from '../parts/rehearsal/Choice.tsx'
import { Report } from '../parts/rehearsal/Report.tsx'
import { type Stage, useRehearsal } from '../parts/rehearsal/use-rehearsal.ts'
import { Known, Trouble } from '../parts/Waiting.tsx'
import { useAsk, useRound, useRounds } from '../queries.ts'
import { useTexts } from '../texts.ts'
import { rehearsalPageWords } from '../words/rehearsal.ts'

const route = getRouteApi('/in/app/rehearsal')

function Progress({ stage }: { stage: Extract<Stage, { kind: 'running' }> }) {
  const p = rehearsalPageWords[useTexts().language]
  const text = stage.part === 'onServer' ? p.onServer : p[stage.part](stage.percent)
  return (
    <section className="block" role="status">
      <div className="in tight">
        <span>{text}</span>
        <progress max={100} aria-label={text} style={{ width: '100%' }} {...(stage.part !== 'onServer' && { value: stage.percent })} />
      </div>
    </section>
  )
}

function Outcome({ stage }: { stage: Stage }) {
  const p = rehearsalPageWords[useTexts().language]
  if (stage.kind === 'idle') return null
  if (stage.kind === 'stopped') return <p className="saying">{p.stopped}</p>
  if (stage.kind === 'running') return <Progress stage={stage} />
  if (stage.kind === 'done') return <Report done={stage.done} />
  if (stage.error) return <Trouble error={stage.error} />
  return (
    <div className="saying bad" role="alert">
      <p>{p.failed}</p>
      <ul>
        {stage.problems.map(problem => (
          <li key={problem} className="mono">
            {problem}
          </li>
        ))}
      </ul>
    </div>
  )
}

export function RehearsalPage() {
  const { t, language } = useTexts()
  const p = rehearsalPageWords[language]
  const round = useRound()
  const rounds = useRounds()
  const { after } = route.useSearch()
  const asked = useAsk('editions', {})
  const { stage, run, stop } = useRehearsal()
  return (
    <div className="page">
      <div className="head">
        <h1>{t.pages.rehearsal}</h1>
        <span className="quiet">{p.intro}</span>
      </div>
      {/* The first choice is the policy of the round, so the rounds are awaited too. */}
      <Known asked={rounds}>
        {() => (
          <Known asked={asked}>
            {editions =>
              editions.laws.length === 0 ? (
                <p className="empty">{p.noLaws}</p>
              ) : (
                <Choice editions={editions} after={after} round={round} running={stage.kind === 'running'} run={run} stop={stop} />
              )
            }
          </Known>
        )}
      </Known>
      <Outcome stage={stage} />
    </div>
  )
}
