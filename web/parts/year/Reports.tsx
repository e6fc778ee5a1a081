/** Periodic reports as they were handed in: text, files, how each goal stood, and what the supervisor said. */
import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import type { Outcome } from '../../client.ts'
import type { Saying } from '../../say.ts'
import type { YearWords } from '../../words/year.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { Actions, FileList, Prose, useOnce, useYearWords } from './common.tsx'
import type { Study } from './Plans.tsx'

type Report = Study['reports'][number]
type Remark = Report['remarks'][number]

export function RemarkView({ remark, words }: { readonly remark: Remark; readonly words: YearWords }) {
  return (
    <div className={remark.onTrack ? 'saying good tight' : 'saying warn tight'}>
      <p>
        <b>{remark.onTrack ? words.onTrack : words.behind}</b> <span className="quiet small">{remark.on}</span>
      </p>
      <Prose text={remark.text} words={words} />
    </div>
  )
}

function GoalStates({ states, words }: { states: Report['goals']; words: YearWords }) {
  if (states.length === 0) return null
  return (
    <ul className="row" aria-label={words.goalStates}>
      {states.map((state, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: goals are known by their place in the plan
        <li key={i}>
          <span className={state === 'reached' ? 'tag good' : 'tag'}>
            {words.goal(i + 1)} {words.goalState[state]}
          </span>
        </li>
      ))}
    </ul>
  )
}

type AnswerProps = { readonly id: string; readonly report: Report; readonly saying: Saying }

type RemarkProps = { readonly onSend: (onTrack: boolean, text: string) => unknown; readonly onCancel: () => void }

function RemarkForm({ onSend, onCancel }: RemarkProps) {
  const words = useYearWords()
  const [onTrack, setOnTrack] = useState(true)
  const [text, setText] = useState('')
  return (
    <>
      <Radio.Group value={onTrack} onChange={event => setOnTrack(event.target.value)}>
        <Radio value>{words.onTrack}</Radio>
        <Radio value={false}>{words.behind}</Radio>
      </Radio.Group>
      <Input.TextArea aria-label={words.words} rows={3} maxLength={2000} value={text} onChange={event => setText(event.target.value)} />
      <Actions send={words.handIn} disabled={text.trim().length < 2} onSend={() => onSend(onTrack, text)} onCancel={onCancel} />
    </>
  )
}

/** One tap says that it was read; words are for whoever has some. */
function AnswerReport({ id, report, saying }: AnswerProps) {
  const words = useYearWords()
  const once = useOnce()
  const [writes, setWrites] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  const send = async (action: string, input: object) => {
    const came = await once('training', id, action, { month: report.month, ...input })
    setOutcome(came)
    // Whoever began to write while the tap was on its way goes on writing.
    if (came.kind === 'done' && action === 'remark') setWrites(false)
  }
  return (
    <div className="tight noprint">
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="training" />}
      {!writes && (
        <div className="row">
          {report.read === null && (
            <Button type="primary" autoInsertSpace={false} onClick={() => send('readReport', {})}>
              {words.markRead}
            </Button>
          )}
          <Button onClick={() => setWrites(true)}>{words.remark}</Button>
        </div>
      )}
      {writes && <RemarkForm onSend={(onTrack, text) => send('remark', { onTrack, text })} onCancel={() => setWrites(false)} />}
    </div>
  )
}

type CardProps = {
  readonly id: string
  readonly report: Report
  readonly due: string | undefined
  readonly answers: boolean
  readonly saying: Saying
}

function ReportCard({ id, report, due, answers, saying }: CardProps) {
  const words = useYearWords()
  const late = due !== undefined && report.on > due
  return (
    <li className="stack">
      <p className="row">
        <b>{report.month}</b> <span className="quiet small">{words.handedInOn(report.on)}</span>
        {late && <span className="tag warn">{words.lateBy(due)}</span>}
        <span className={report.read === null ? 'tag' : 'tag good'}>{report.read === null ? words.unread : words.readOn(report.read)}</span>
      </p>
      <Prose text={report.text} words={words} />
      <GoalStates states={report.goals} words={words} />
      <FileList files={report.attachments} words={words} />
      {report.remarks.map(remark => (
        <RemarkView key={`${remark.on} ${remark.text}`} remark={remark} words={words} />
      ))}
      {answers && <AnswerReport id={id} report={report} saying={saying} />}
    </li>
  )
}

/** The newest first; the day on which each was due stands with it where it was late. */
export function Reports({ id, study, saying }: { readonly id: string; readonly study: Study; readonly saying: Saying }) {
  const words = useYearWords()
  if (study.reports.length === 0) return <p className="quiet">{words.noReports}</p>
  return (
    <ul className="stack" aria-label={words.reportTitle}>
      {study.reports
        .map((report, i) => (
          <ReportCard key={report.month} id={id} report={report} due={study.due[i]} answers={study.answers} saying={saying} />
        ))
        .toReversed()}
    </ul>
  )
}
