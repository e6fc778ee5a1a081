/** The applicant's own application on the first page: begin, go on, or look. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { Row } from '../../core/question.ts'
import { act, newId, type Outcome } from '../client.ts'
import { findAnswers, findPhone, forgetAnswers } from '../device/answers.ts'
import { dayOf } from '../format.ts'
import { useAsk, useLaw, useRefresh, useSession } from '../queries.ts'
import { useTexts } from '../texts.ts'
import { deviceWords } from '../words/device.ts'
import { OutcomeNote } from './act/ActionForm.tsx'
import { ReadNotice } from './consents/NoticeText.tsx'
import { beginningOf } from './form/beginning.ts'
import { useSaying } from './law.tsx'
import { standingIn, standingLine } from './Standing.tsx'
import { Status } from './Status.tsx'

const over = ['withdrawn', 'lapsed', 'declined']

type CarryProps = { readonly savedAt: string; readonly carries: boolean; readonly onCarry: (carries: boolean) => void }

function Carry({ savedAt, carries, onCarry }: CarryProps) {
  const words = deviceWords[useTexts().language]
  return (
    <div>
      <Checkbox checked={carries} onChange={event => onCarry(event.target.checked)}>
        {words.withFormer(dayOf(savedAt))}
      </Checkbox>
      {carries && <p className="quiet small">{words.withFormerNote}</p>}
    </div>
  )
}

function Begin({ round, first }: { round: string; first: boolean }) {
  const { t, language } = useTexts()
  const saying = useSaying(round)
  const navigate = useNavigate()
  const refresh = useRefresh()
  const [id] = useState(newId)
  const [answers] = useState(() => findAnswers(round))
  const { data: former } = useAsk('formerForm', {})
  const [carries, setCarries] = useState(true)
  const [outcome, setOutcome] = useState<Outcome>()
  const begin = async () => {
    const came = await act(
      'application',
      id,
      'start',
      { round, form: beginningOf(carries ? former?.form : undefined, answers, findPhone()) },
      id,
    )
    setOutcome(came)
    forgetAnswers()
    if (came.kind !== 'done') return
    await refresh()
    await navigate({ to: '/app/form/$id', params: { id } })
  }
  return (
    <div className="stack">
      {first && <p>{t.home.notStarted}</p>}
      <ReadNotice round={round} saying={saying} />
      {answers && <p className="saying">{deviceWords[language].withAnswers}</p>}
      {former && <Carry savedAt={former.savedAt} carries={carries} onCarry={setCarries} />}
      <p>
        <Button type="primary" size="large" onClick={begin}>
          {t.home.start}
        </Button>
      </p>
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="application" />}
    </div>
  )
}

function Going({ row }: { row: Row }) {
  const { t } = useTexts()
  const open = row.status === 'draft' || row.status === 'returned'
  const saying = useSaying(row.round ?? undefined)
  const today = useSession().data?.today ?? ''
  const line = standingLine(standingIn(row, today), row, saying, today)
  return (
    <div className="row">
      <Status subject="application" status={row.status} />
      {line && <span>{line}</span>}
      {open && (
        <Link to="/app/form/$id" params={{ id: row.id }}>
          {t.home.goOn}
        </Link>
      )}
      <Link to="/app/dossier/$subject/$id" params={{ subject: 'application', id: row.id }}>
        {t.home.open}
      </Link>
    </div>
  )
}

export function OwnApplication({ round }: { round: string }) {
  const { t } = useTexts()
  const { data } = useAsk('dossiers', { round, subject: 'application' })
  const { data: law } = useLaw(round)
  if (!data) return null
  const living = data.rows.find(({ status }) => !over.includes(status))
  // What ended stays in sight: whoever was refused looks for the reasons here.
  const ended = data.rows.filter(({ status }) => over.includes(status))
  const window = law?.law.policy.procedure.windows.apply.value
  return (
    <section className="block">
      <header>
        <h2>{t.home.startTitle}</h2>
        {window && <span className="quiet">{t.home.applyWindow(window.from, window.to)}</span>}
      </header>
      <div className="in stack">
        {living ? <Going row={living} /> : <Begin round={round} first={ended.length === 0} />}
        {ended.map(row => (
          <Going key={row.id} row={row} />
        ))}
      </div>
    </section>
  )
}
