/** A host's day on one page: the desk of the enrolment morning, who did not come, leave, what falls due, and what is owed; with or without a line. */
import '../parts/arrivals/arrivals.css'
import '../parts/hostday/hostday.css'
import { Link } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useEffect, useState } from 'react'
import { type DayList, inList } from '../../core/hosting/day.ts'
import type { Answered } from '../../core/question.ts'
import { momentOf } from '../format.ts'
import { Calendar } from '../parts/absence/Calendar.tsx'
import { DayBlock } from '../parts/hostday/DayLists.tsx'
import { EnrolDesk } from '../parts/hostday/EnrolDesk.tsx'
import { Sums } from '../parts/hostday/Sums.tsx'
import { DayContext, type Doing, useDay, useHostDay, useHostDayWords } from '../parts/hostday/use-day.ts'
import { Taking } from '../parts/hosting/Taking.tsx'
import { useSaying } from '../parts/law.tsx'
import { Statements } from '../parts/runs/Statement.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useSession } from '../queries.ts'
import { useTexts } from '../texts.ts'

type Answer = Answered<'hostDay'>

const useOnline = (): boolean => {
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    window.addEventListener('online', look)
    window.addEventListener('offline', look)
    return () => {
      window.removeEventListener('online', look)
      window.removeEventListener('offline', look)
    }
  }, [])
  return online
}

/** What was done a moment ago, and the way back while there is one. */
function JustDone({ doing }: { readonly doing: Doing }) {
  const words = useHostDayWords()
  const [now, setNow] = useState(Date.now)
  const { held, said, leave } = doing
  useEffect(() => {
    if (!held) return
    const timer = window.setInterval(() => {
      setNow(Date.now())
      if (Date.now() >= held.until) leave()
    }, 500)
    return () => window.clearInterval(timer)
  }, [held, leave])
  const left = held ? Math.max(0, Math.ceil((held.until - now) / 1000)) : 0
  return (
    <div className={said === '' ? 'unseen' : 'undo noprint'} role="status">
      <span>{said}</span>
      {held && (
        <Button autoInsertSpace={false} onClick={doing.undo} aria-label={words.undoIn(left)}>
          {words.undoIn(left)}
        </Button>
      )}
    </div>
  )
}

const later: readonly Exclude<DayList, 'toEnrol'>[] = ['notCome', 'leave', 'away', 'due', 'here']

/** The calendar of the month within the day: drawn when it is opened. A contact by link has the lists. */
function Month({ answer, round, byLink }: Shown) {
  const words = useHostDayWords()
  const [open, setOpen] = useState(false)
  const shown = round ?? answer.rounds[0]?.id
  const saying = useSaying(shown)
  if (byLink || shown === undefined) return null
  return (
    <div className="stack noprint">
      <div>
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.closeMonth : words.openMonth}
        </Button>
      </div>
      {open && <Calendar key={shown} round={shown} today={answer.today} saying={saying} records />}
    </div>
  )
}

type Shown = { readonly answer: Answer; readonly round: string | undefined; readonly byLink: boolean }
function Lists({ answer, round, byLink }: Shown) {
  const day = useDay(answer, round, byLink)
  const [on, setOn] = useState(answer.today)
  const enrols = inList(day.people, 'toEnrol', day.today).length > 0 || inList(day.people, 'notCome', day.today).length > 0
  // Where nobody is expected or missing the desk would only be in the way.
  const wasOpen = useState(enrols)[0]
  return (
    <DayContext value={day}>
      <DayBlock list="toEnrol" on={on}>
        {(enrols || wasOpen) && <EnrolDesk on={on} onDay={setOn} />}
      </DayBlock>
      {later.map(list => (
        <DayBlock key={list} list={list} on={on} />
      ))}
      <Month answer={answer} round={round} byLink={byLink} />
      <Sums />
      {byLink && <Statements rounds={answer.rounds.map(({ id }) => id)} />}
      <JustDone doing={day.doing} />
    </DayContext>
  )
}

function RoundSwitch({
  answer,
  round,
  onRound,
}: {
  readonly answer: Answer
  readonly round: string
  readonly onRound: (round: string) => void
}) {
  const words = useHostDayWords()
  const { pick } = useTexts()
  if (answer.rounds.length < 2) return null
  const rounds = answer.rounds.map(one => ({ value: one.id, label: words.roundOf(pick(one.programme), one.year) }))
  return (
    <Select
      aria-label={words.round}
      value={round}
      options={[{ value: '', label: words.allRounds }, ...rounds]}
      onChange={onRound}
      popupMatchSelectWidth={false}
    />
  )
}

function Whole({ answer }: { readonly answer: Answer }) {
  const words = useHostDayWords()
  const online = useOnline()
  const byLink = (useSession().data?.only ?? null) !== null
  const [round, setRound] = useState('')
  return (
    <div className="page">
      <div className="head">
        <h1>{words.page}</h1>
        <span className="quiet">{words.today(answer.today)}</span>
        <span className="tools row noprint">
          <RoundSwitch answer={answer} round={round} onRound={setRound} />
          <Button onClick={() => window.print()}>{words.print}</Button>
          <Link to="/app/host">{words.toHost}</Link>
        </span>
      </div>
      {!online && <p className="saying warn">{words.offline(momentOf(answer.at))}</p>}
      {answer.more && <p className="saying warn">{words.moreThan}</p>}
      {online && <Taking />}
      <Lists key={answer.today} answer={answer} round={round === '' ? undefined : round} byLink={byLink} />
    </div>
  )
}

export function HostDayPage() {
  const asked = useHostDay()
  return <Known asked={asked}>{answer => <Whole answer={answer} />}</Known>
}
