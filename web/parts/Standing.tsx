/** Where an application stands, for its person: one line, the steps, and a refusal with its reasons. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { estimateOf, standingOf } from '../../core/application/standing.ts'
import type { Answered, Row } from '../../core/question.ts'
import { dayOf } from '../format.ts'
import { textIn } from '../json.ts'
import type { Saying } from '../say.ts'
import { standingWords } from '../words/standing.ts'
import { Clause } from './law.tsx'
import './standing.css'

type Dossier = Answered<'dossier'>
type Standing = ReturnType<typeof standingOf>

/** Whoever has it, by name; the office where the catalogue names a hat of it. */
const holderName = (row: Row, { texts, law }: Saying): string => {
  if (row.waitsFor === 'employer' && row.employerName) return texts.pick(row.employerName)
  if (row.waitsFor === 'body' && row.bodyName) return texts.pick(row.bodyName)
  const isOffice = row.waitsFor === 'department' || row.waitsFor === 'leader'
  return law && isOffice ? texts.pick(law.policy.notice.issuedBy) : texts.role(row.waitsFor ?? '')
}

/** Where a row stands; without its history no step is behind it. */
export const standingIn = (row: Row, today: string, history: Parameters<typeof standingOf>[0]['history'] = []): Standing =>
  standingOf({
    status: row.status,
    waitsFor: row.waitsFor ?? undefined,
    since: dayOf(row.since),
    ...(row.due !== null && { due: row.due }),
    today,
    history,
  })

/** 「自3月12日起在呼和浩特市，3月25日前答复」; nothing where nobody is waited for. */
export const standingLine = (standing: Standing, row: Row, saying: Saying, today: string): string | undefined => {
  const { holder, since, due, late } = standing
  const words = standingWords[saying.texts.language]
  if (holder === undefined) return undefined
  const mine = holder === 'person'
  const who = holderName(row, saying)
  const answer = (day: string) => (mine ? words.yourDue(day) : late ? words.late(day, who) : words.due(day))
  const head = mine ? words.yours(since) : words.has(who, since)
  const estimate = saying.law && estimateOf(standing, row.status, saying.law.policy.procedure.windows, today)
  const undated = estimate ? words.estimate(estimate.by) : words.noDue
  return [head, due === undefined ? undated : answer(due)].join(saying.texts.language === 'zh' ? '，' : ', ')
}

function Steps({ standing, saying }: { readonly standing: Standing; readonly saying: Saying }) {
  const words = standingWords[saying.texts.language]
  return (
    <ol className="standing">
      {standing.steps.map(({ name, state, on, reserve }) => (
        <li key={name} className={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span>{reserve ? words.reserve : words.steps[name]}</span>{' '}
          <span className="quiet small">{on ?? (state === 'now' ? words.now : standing.ended ? '—' : words.ahead)}</span>
        </li>
      ))}
    </ol>
  )
}

/** Who decided, the listed reason, the words of whoever decided, and the way on. */
function Refused({ dossier, saying }: { readonly dossier: Dossier; readonly saying: Saying }) {
  const words = standingWords[saying.texts.language]
  const { texts, law } = saying
  const entry = [...dossier.timeline].reverse().find(({ action }) => action === 'decline')
  if (!entry || !law) return null
  const code = textIn(entry.fact, 'reason')
  const named = law.policy.procedure.declineReasons.value.find(reason => reason.code === code)
  const office = `${texts.pick(law.policy.notice.issuedBy)} ${texts.pick(law.policy.notice.contact)}`
  return (
    <div className="saying bad">
      <h3>{words.refused}</h3>
      <p>
        {words.by(texts.role(entry.role), dayOf(entry.at))} <Clause id={entry.clause} saying={saying} />
      </p>
      <p>
        {words.reason}：{named ? texts.pick(named.name) : (code ?? '—')}
      </p>
      <p>
        {words.explanation}：{textIn(entry.fact, 'explanation') ?? '—'}
      </p>
      <p>
        {words.all}{' '}
        <Link to="/app/form/$id" params={{ id: dossier.row.id }}>
          <Button size="small">{words.open}</Button>
        </Link>
      </p>
      <p>{words.object(office)}</p>
    </div>
  )
}

export function StandingBlock({ dossier, today, saying }: { readonly dossier: Dossier; readonly today: string; readonly saying: Saying }) {
  const { row, timeline } = dossier
  const standing = standingIn(
    row,
    today,
    timeline.map(({ action, at }) => ({ action, on: dayOf(at) })),
  )
  const line = standingLine(standing, row, saying, today)
  return (
    <section className="block">
      <header>
        <h2>{standingWords[saying.texts.language].title}</h2>
      </header>
      <div className="in stack">
        {line && <p className={standing.late ? 'saying warn' : 'saying'}>{line}</p>}
        {row.status === 'declined' && <Refused dossier={dossier} saying={saying} />}
        <Steps standing={standing} saying={saying} />
      </div>
    </section>
  )
}
