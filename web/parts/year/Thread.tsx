/** One inquiry: what was said by whom, and what its person can do about it. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import type { Outcome } from '../../client.ts'
import { type Saying, say } from '../../say.ts'
import { useLanguage } from '../../settings.ts'
import { useMineWords } from '../../words/mine.ts'
import { restrictionWords } from '../../words/restriction.ts'
import type { YearWords } from '../../words/year.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { Clause } from '../law.tsx'
import { FileList, Prose, useOnce, useYearWords } from './common.tsx'

export type Inquiry = Answered<'inquiry'>['inquiry']

const mostText = 4000

type SayProps = { readonly label: string; readonly value: string; readonly onChange: (text: string) => void; readonly most?: number }

/** Words that are about to be said, with their count. */
export function SayIt({ label, value, onChange, most = mostText }: SayProps) {
  const words = useYearWords()
  return (
    <div className="tight">
      <span>{label}</span>
      <Input.TextArea aria-label={label} rows={4} maxLength={most} value={value} onChange={event => onChange(event.target.value)} />
      <span className="quiet small" aria-live="polite">
        {words.count(value.length, most)}
      </span>
    </div>
  )
}

export function Said({ inquiry, mine }: { readonly inquiry: Inquiry; readonly mine: boolean }) {
  const words = useYearWords()
  const mineWords = useMineWords()
  const restriction = restrictionWords[useLanguage()]
  return (
    <ol className="stack">
      {inquiry.said.map(({ by, on, text, finding, outcome, lifts, attachments }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was said never changes its order
        <li key={i} className="tight">
          <p>
            <b>{by === 'department' ? words.department : mine ? words.you : words.trainee}</b> <span className="quiet small">{on}</span>{' '}
            {finding !== null && <span className="tag good">{words.findings[finding]}</span>}
            {lifts && <span className="tag">{restriction.lift}</span>}
            {outcome !== null && <span className="tag good">{mineWords.outcomes[outcome]}</span>}
          </p>
          {!(lifts && text === null) && <Prose text={text} words={words} />}
          <FileList files={attachments} words={words} />
        </li>
      ))}
    </ol>
  )
}

const tags = { asked: 'tag go', answered: 'tag good', closed: 'tag' } as const

export function ThreadHead({ inquiry, saying, words }: { readonly inquiry: Inquiry; readonly saying: Saying; readonly words: YearWords }) {
  const { status, due, undertaking, clause, wish, restricts } = inquiry
  const { wishes } = useMineWords()
  const known = status === 'asked' || status === 'answered' ? status : 'closed'
  return (
    <p className="row">
      <span className={tags[known]}>{words.statuses[known]}</span>
      {due !== null && <span className="small">{words.due(due)}</span>}
      {wish !== null && <b>{wishes[wish]}</b>}
      {restricts && <span className="tag warn">{restrictionWords[saying.texts.language].stands}</span>}
      {undertaking !== null && <b>{say(undertaking, saying, 'undertaking')}</b>}
      {clause !== null && <Clause id={clause} saying={saying} />}
    </p>
  )
}

type LiftProps = { readonly inquiry: Inquiry; readonly saying: Saying; readonly onLift: () => unknown }
/** Where a restriction stands, the way out of it. */
function Lift({ inquiry, saying, onLift }: LiftProps) {
  if (!inquiry.restricts) return null
  return (
    <p>
      <Button onClick={onLift}>{restrictionWords[saying.texts.language].lift}</Button>
    </p>
  )
}

type GoOnProps = { readonly inquiry: Inquiry; readonly onAsk: () => void; readonly onClose: () => unknown }
function GoOn({ inquiry, onAsk, onClose }: GoOnProps) {
  const words = useYearWords()
  if (inquiry.status === 'closed') return null
  return (
    <div className="row">
      <Button onClick={onAsk}>{words.askOn}</Button>
      <Button onClick={onClose}>{inquiry.status === 'asked' ? words.takeBack : words.close}</Button>
    </div>
  )
}

export function Thread({ inquiry, saying }: { readonly inquiry: Inquiry; readonly saying: Saying }) {
  const words = useYearWords()
  const once = useOnce()
  const [asks, setAsks] = useState(false)
  const [text, setText] = useState('')
  const [outcome, setOutcome] = useState<Outcome>()
  const go = async (action: string, input: object) => {
    const came = await once('inquiry', inquiry.id, action, input)
    setOutcome(came)
    if (came.kind !== 'done') return
    setAsks(false)
    setText('')
  }
  return (
    <li className="stack">
      <ThreadHead inquiry={inquiry} saying={saying} words={words} />
      <Said inquiry={inquiry} mine />
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="inquiry" />}
      {asks && (
        <>
          <SayIt label={words.askOn} value={text} onChange={setText} />
          <div className="row">
            <Button type="primary" autoInsertSpace={false} disabled={text.trim().length < 2} onClick={() => go('askOn', { text })}>
              {words.handIn}
            </Button>
            <Button autoInsertSpace={false} onClick={() => setAsks(false)}>
              {words.cancel}
            </Button>
          </div>
        </>
      )}
      <Lift inquiry={inquiry} saying={saying} onLift={() => go('liftRestriction', {})} />
      {!asks && <GoOn inquiry={inquiry} onAsk={() => setAsks(true)} onClose={() => go('close', {})} />}
    </li>
  )
}
