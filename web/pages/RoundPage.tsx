/** The whole round on one page, from the notice to the last follow-up: where its dossiers stand, who is waited for, what is late, what comes next, and the money. */
import '../parts/duty/round.css'
import { Link } from '@tanstack/react-router'
import type { Answered } from '../../core/question.ts'
import { Offers } from '../parts/act/Offers.tsx'
import { useDutyWords, whatOf } from '../parts/duty/use-duty.ts'
import { useSaying } from '../parts/law.tsx'
import { MoneyTotals } from '../parts/money/Totals.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRound, useSession } from '../queries.ts'
import type { Saying } from '../say.ts'

type Stage = Answered<'roundState'>[number]
type Part = { readonly stage: Stage; readonly saying: Saying }

function Groups({ stage: { groups }, saying: { texts } }: Part) {
  const words = useDutyWords()
  const sums = new Map<string, Stage['groups'][number]>()
  for (const group of groups) {
    const key = `${group.subject}/${group.status}`
    sums.set(key, { ...group, count: (sums.get(key)?.count ?? 0) + group.count })
  }
  if (sums.size === 0) return <p className="quiet">{words.round.nothing}</p>
  return (
    <ul className="figs">
      {[...sums].map(([key, { subject, status, count }]) => (
        <li key={key}>
          <Link to="/app/list/$subject" params={{ subject }} search={{ status }}>
            {texts.w.subjects[subject].name} · {texts.status(subject, status)} <b>{count}</b>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Who has it in hand: what the next step of the stage waits for. */
function Waits({ stage: { groups }, saying: { texts } }: Part) {
  const words = useDutyWords()
  const sums = new Map<string, { readonly count: number; readonly subject: Stage['groups'][number]['subject']; readonly who: string }>()
  for (const { subject, waitsFor, count } of groups) {
    if (waitsFor === null) continue
    const key = `${subject}/${waitsFor}`
    sums.set(key, { subject, who: waitsFor, count: (sums.get(key)?.count ?? 0) + count })
  }
  if (sums.size === 0) return null
  return (
    <div>
      <h3>{words.round.waits}</h3>
      <ul className="figs">
        {[...sums].map(([key, { subject, who, count }]) => (
          <li key={key}>
            <Link to="/app/list/$subject" params={{ subject }} search={{ waitsFor: who, sort: 'due' }}>
              {texts.w.subjects[subject].name} · {words.round.forWho(texts.role(who), count)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Late({ stage: { late }, saying: { texts } }: Part) {
  const words = useDutyWords()
  if (late.length === 0) return <p className="quiet small">{words.round.noneLate}</p>
  return (
    <div>
      <h3>{words.round.late}</h3>
      <ul className="tight">
        {late.map(({ who, subject, what, count, since }) => (
          <li key={`${who}/${subject}/${what}`}>
            <Link to="/app/duties" search={{ state: 'late', who, subject, what }}>
              {texts.role(who)} · {whatOf({ subject, what }, words, texts)} <b className="late">{count}</b>
            </Link>{' '}
            <span className="quiet small">{words.round.sinceDay(since)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function StageBlock({ stage, saying }: Part) {
  const words = useDutyWords()
  const late = stage.late.reduce((sum, { count }) => sum + count, 0)
  return (
    <section className="block" aria-label={words.stages[stage.stage]}>
      <header>
        <h2>{words.stages[stage.stage]}</h2>
        <span className="quiet small">{words.round.days(stage.from, stage.to)}</span>
        {late > 0 && <span className="tag warn">{words.lateCount(late)}</span>}
      </header>
      <div className="in stage">
        <div className="stack">
          <Groups stage={stage} saying={saying} />
          <Waits stage={stage} saying={saying} />
        </div>
        <Late stage={stage} saying={saying} />
      </div>
    </section>
  )
}

function Money({ round, saying }: { readonly round: string; readonly saying: Saying }) {
  const words = useDutyWords()
  const asked = useAsk('money', { round })
  const title = <Link to="/app/money">{words.round.money}</Link>
  return <Known asked={asked}>{money => <MoneyTotals money={money} saying={saying} title={title} />}</Known>
}

/** What the round itself can do next, and what stands in the way: read from the catalogue, like every button. */
function Next({ round, saying }: { readonly round: string; readonly saying: Saying }) {
  const words = useDutyWords()
  const asked = useAsk('dossier', { subject: 'round', id: round })
  const today = useSession().data?.today ?? ''
  return (
    <Known asked={asked}>
      {({ state, offers, row }) => (
        <section className="block">
          <header>
            <h2>{words.round.next}</h2>
            <span className="quiet small">{saying.texts.status('round', row.status)}</span>
          </header>
          <div className="in">
            <Offers subject="round" id={round} state={state} offers={offers} today={today} saying={saying} />
          </div>
        </section>
      )}
    </Known>
  )
}

export function RoundPage() {
  const words = useDutyWords()
  const round = useRound()
  const saying = useSaying(round)
  const { data: session } = useSession()
  const asked = useAsk('roundState', { round: round ?? '' }, round !== undefined)
  const sits = (...roles: readonly string[]) => session?.seats.some(({ role }) => roles.includes(role)) === true
  return (
    <div className="page">
      <div className="head">
        <h1>{saying.texts.t.pages.roundState}</h1>
        <span className="quiet">{session?.today}</span>
      </div>
      <p className="quiet">{words.round.intro}</p>
      {round !== undefined && sits('department', 'leader') && <Next round={round} saying={saying} />}
      <Known asked={asked}>{found => found.map(stage => <StageBlock key={stage.stage} stage={stage} saying={saying} />)}</Known>
      {round !== undefined && sits('department', 'leader', 'auditor') && <Money round={round} saying={saying} />}
    </div>
  )
}
