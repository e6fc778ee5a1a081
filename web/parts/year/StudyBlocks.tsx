/** Plan and reports of a study, as blocks: for its person to write, for the supervisor to answer, for the office to read. */
import { Button } from 'antd'
import { useState } from 'react'
import type { Answered, Offer } from '../../../core/question.ts'
import type { Outcome } from '../../client.ts'
import { textIn } from '../../json.ts'
import { useAsk } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { useWaitingFor } from '../acts/use-acts.ts'
import { Known } from '../Waiting.tsx'
import { useOnce, useYearWords } from './common.tsx'
import { PlanForm } from './PlanForm.tsx'
import { Plans, type Study } from './Plans.tsx'
import { monthsToReport, ReportForm } from './ReportForm.tsx'
import { RemarkView, Reports } from './Reports.tsx'
import { SayIt } from './Thread.tsx'

type Props = {
  readonly id: string
  readonly round: string
  readonly study: Study
  readonly offers: readonly Offer[]
  readonly studyStart: string | undefined
  readonly today: string
  readonly saying: Saying
}

export const isOpen = (offers: readonly Offer[], action: string): boolean =>
  offers.some(offer => offer.action === action && offer.refusals.length === 0)

/** The host agrees with one tap, or says what should change. */
function AnswerPlan({ id, version, saying }: { id: string; version: number; saying: Saying }) {
  const words = useYearWords()
  const once = useOnce()
  const [text, setText] = useState('')
  const [outcome, setOutcome] = useState<Outcome>()
  const answer = async (action: string) => {
    const said = text.trim() === '' ? {} : { text }
    setOutcome(await once('training', id, action, { version, ...said }))
  }
  return (
    <div className="stack noprint">
      <SayIt label={words.words} value={text} onChange={setText} most={2000} />
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="training" />}
      <div className="row">
        <Button type="primary" autoInsertSpace={false} onClick={() => answer('agreePlan')}>
          {words.agree}
        </Button>
        <Button disabled={text.trim().length < 2} title={words.wordsWanted} onClick={() => answer('returnPlan')}>
          {words.sendBack}
        </Button>
      </div>
    </div>
  )
}

function PlanBlock({ id, round, study, offers, saying }: Props) {
  const words = useYearWords()
  const newest = study.plans.at(-1)
  const waits = useWaitingFor(id).some(({ action }) => action === 'plan')
  const may = study.mine && isOpen(offers, 'plan') && !waits
  const [writes, setWrites] = useState(may && (newest === undefined || newest.state === 'returned'))
  const [receipt, setReceipt] = useState<string>()
  const done = (code?: string) => {
    setWrites(false)
    setReceipt(code)
  }
  return (
    <section className="block" id="plan">
      <header>
        <h2>{words.planTitle}</h2>
      </header>
      <div className="in stack">
        {study.mine && <p className="quiet">{words.planWhat}</p>}
        {receipt !== undefined && <p className="saying good">{words.receipt(receipt)}</p>}
        {waits && <p className="saying warn">{words.queued}</p>}
        <Plans plans={study.plans} saying={saying} />
        {may && !writes && (
          <p>
            <Button onClick={() => setWrites(true)}>{words.newPlan}</Button>
          </p>
        )}
        {may && writes && <PlanForm id={id} round={round} study={study} saying={saying} onDone={done} />}
        {study.answers && newest && isOpen(offers, 'agreePlan') && <AnswerPlan id={id} version={newest.version} saying={saying} />}
      </div>
    </section>
  )
}

function Writing({ id, round, study, offers, studyStart, today, saying }: Props) {
  const words = useYearWords()
  const waiting = useWaitingFor(id).filter(({ action }) => action === 'report')
  const [writes, setWrites] = useState(false)
  const [receipt, setReceipt] = useState<string>()
  const months = monthsToReport(
    studyStart ?? today,
    today,
    study.reports.map(({ month }) => month),
  )
  const may = isOpen(offers, 'report') && months.length > 0 && waiting.length === 0
  const done = (code?: string) => {
    setWrites(false)
    setReceipt(code)
  }
  return (
    <>
      {receipt !== undefined && <p className="saying good">{words.receipt(receipt)}</p>}
      {waiting.length > 0 && <p className="saying warn">{words.queued}</p>}
      {study.plans.length === 0 && <p className="quiet">{words.planFirst}</p>}
      {may && !writes && (
        <p>
          <Button type="primary" onClick={() => setWrites(true)}>
            {words.newReport}
          </Button>
        </p>
      )}
      {may && writes && <ReportForm id={id} round={round} months={months} study={study} saying={saying} onDone={done} />}
    </>
  )
}

function ReportBlock(props: Props) {
  const { id, study, saying } = props
  const words = useYearWords()
  return (
    <section className="block" id="reports">
      <header>
        <h2>{words.reportTitle}</h2>
        {study.due.length > 0 && <span className="quiet">{words.reportNote(study.due.join('、'))}</span>}
      </header>
      <div className="in stack">
        {study.mine && <Writing {...props} />}
        <Reports id={id} study={study} saying={saying} />
        {study.remarks.length > 0 && <h3>{words.remarks}</h3>}
        {study.remarks.map(remark => (
          <RemarkView key={`${remark.on} ${remark.text}`} remark={remark} words={words} />
        ))}
      </div>
    </section>
  )
}

export function StudyBlocks(props: Omit<Props, 'study'>) {
  const asked = useAsk('study', { id: props.id })
  return (
    <Known asked={asked}>
      {study => (
        <>
          <PlanBlock {...props} study={study} key={`plan ${study.plans.length} ${study.plans.at(-1)?.state}`} />
          <ReportBlock {...props} study={study} />
        </>
      )}
    </Known>
  )
}

/** Who reads plans and reports beside their person. */
const readers = ['host', 'department', 'leader']

type Of = { readonly dossier: Answered<'dossier'>; readonly hats: readonly string[]; readonly today: string; readonly saying: Saying }

/** The study on the page of its training. */
export function StudyOf({ dossier: { row, offers, state }, hats, today, saying }: Of) {
  if (!readers.some(role => hats.includes(role))) return null
  const studyStart = textIn(state, 'studyStart')
  return <StudyBlocks id={row.id} round={row.round ?? ''} offers={offers} studyStart={studyStart} today={today} saying={saying} />
}
