/** The lists of a host's day: ticks for several at once, one tap for one, and pages for long ones. */
import { Link } from '@tanstack/react-router'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { type DayList, duesNear, inList } from '../../../core/hosting/day.ts'
import { useTexts } from '../../texts.ts'
import { LeaveWhy } from '../absence/LeaveWhy.tsx'
import { TickAll } from '../TickAll.tsx'
import { type Ahead, standingOf } from './ahead.ts'
import { type Daily, useHostDayWords, useThisDay } from './use-day.ts'

const pageSize = 20

function Waits({ one: { waiting } }: { readonly one: Ahead }) {
  const words = useHostDayWords()
  if (!waiting) return null
  if (waiting.refused) return <span className="tag bad">{words.refused}</span>
  return <span className="tag warn">{waiting.sent ? words.sent : words.onDevice}</span>
}

function Facts({ list, one }: { readonly list: DayList; readonly one: Ahead }) {
  const words = useHostDayWords()
  const texts = useTexts()
  const { today } = useThisDay()
  const { asked, away, from, until, studyStart, studyEnd, unread } = one
  if (list === 'toEnrol' || list === 'notCome')
    return (
      <>
        {words.days(from, until)} · {texts.status('training', one.status)}
      </>
    )
  if (list === 'leave') return asked && words.leaveDays(asked.from, asked.to)
  if (list === 'away') return away && words.leaveDays(away.from, away.to)
  if (list === 'here')
    return (
      <>
        {texts.status('training', one.status)}
        {studyStart && studyEnd && ` · ${words.studies(studyStart, studyEnd)}`}
      </>
    )
  const names: Readonly<Record<string, string>> = words.dues
  const lines = duesNear(one, today).map(({ what, on }) => words.dueOn(names[what] ?? what, on))
  return <>{[...(unread > 0 ? [words.unread(unread)] : []), ...lines].join('；')}</>
}

/** A refusal needs its reason, so it takes a second tap. */
function RefuseLeave({ one }: { readonly one: Ahead }) {
  const words = useHostDayWords()
  const { doing } = useThisDay()
  const [reason, setReason] = useState<string>()
  if (reason === undefined)
    return (
      <Button autoInsertSpace={false} aria-label={words.refuseOf(one.name)} onClick={() => setReason('')}>
        {words.refuse}
      </Button>
    )
  return (
    <form
      className="row"
      onSubmit={event => {
        event.preventDefault()
        doing.go([one], 'refuseLeave', { reason: reason.trim() })
      }}
    >
      <Input
        aria-label={words.refuseReason}
        placeholder={words.refuseReason}
        value={reason}
        maxLength={400}
        onChange={event => setReason(event.target.value)}
        style={{ maxWidth: 240 }}
      />
      <Button danger htmlType="submit" autoInsertSpace={false} disabled={reason.trim().length < 2} aria-label={words.refuseOf(one.name)}>
        {words.refuse}
      </Button>
      <Button autoInsertSpace={false} onClick={() => setReason(undefined)}>
        {words.cancel}
      </Button>
    </form>
  )
}

function Taps({ list, one, on }: { readonly list: DayList; readonly one: Ahead; readonly on: string }) {
  const words = useHostDayWords()
  const { today, doing } = useThisDay()
  const tap = (action: Daily, input: object, label: string, name: string) => (
    <Button autoInsertSpace={false} aria-label={name} onClick={() => doing.go([one], action, input)}>
      {label}
    </Button>
  )
  if (one.waiting) return null
  const canEnrol = standingOf(one, on, today) === 'canEnrol'
  if (list === 'toEnrol') return canEnrol ? tap('enrol', { on }, words.enrol, words.enrolOf(one.name)) : null
  if (list === 'notCome' && one.status === 'notified')
    return (
      <>
        {tap('reportNoShow', {}, words.noShow, words.noShowOf(one.name))}
        {canEnrol && tap('enrol', { on }, words.enrol, words.enrolOf(one.name))}
      </>
    )
  if (list === 'leave')
    return (
      <>
        {tap('grantLeave', {}, words.grant, words.grantOf(one.name))}
        <RefuseLeave one={one} />
      </>
    )
  if (list === 'here' && !one.away)
    return tap('recordAbsence', { from: today, to: today, withCause: false }, words.absent, words.absentOf(one.name))
  if (list === 'away' && one.away && one.away.from < today) return tap('comeBack', { on: today }, words.back, words.backOf(one.name))
  return null
}

type LineProps = {
  readonly list: DayList
  readonly one: Ahead
  readonly on: string
  readonly ticked: boolean | undefined
  readonly onTick: (on: boolean) => void
}
function Line({ list, one, on, ticked, onTick }: LineProps) {
  const words = useHostDayWords()
  const { pick } = useTexts()
  const { byLink } = useThisDay()
  return (
    <li>
      <div className="first">
        <span className="row">
          {ticked !== undefined && (
            <Checkbox
              className="noprint"
              checked={ticked}
              aria-label={words.tick(one.name)}
              onChange={event => onTick(event.target.checked)}
            />
          )}
          {byLink ? (
            <b>{one.name}</b>
          ) : (
            <Link to="/app/dossier/$subject/$id" params={{ subject: 'training', id: one.id }}>
              {one.name}
            </Link>
          )}
        </span>
        <Waits one={one} />
      </div>
      <div>
        {one.employer && pick(one.employer)}
        {one.programme && ` · ${pick(one.programme)}`}
      </div>
      <div className="quiet small">
        <Facts list={list} one={one} />
      </div>
      {list === 'leave' && one.asked?.nth != null && <LeaveWhy training={one.id} leave={one.asked.nth} name={one.name} />}
      <div className="row noprint">
        <Taps list={list} one={one} on={on} />
      </div>
    </li>
  )
}

/** What can be done with several of a list at once. */
const manyOf = (list: DayList): Daily | undefined =>
  list === 'toEnrol' ? 'enrol' : list === 'notCome' ? 'reportNoShow' : list === 'leave' ? 'grantLeave' : undefined

type ManyProps = {
  readonly list: DayList
  readonly on: string
  readonly open: readonly Ahead[]
  readonly ticked: readonly Ahead[]
  readonly onTicks: (ids: readonly string[]) => void
}
function Many({ list, on, open, ticked, onTicks }: ManyProps) {
  const words = useHostDayWords()
  const { doing } = useThisDay()
  const action = manyOf(list)
  if (!action || open.length === 0) return null
  const label =
    action === 'enrol'
      ? words.enrolMany(ticked.length)
      : action === 'reportNoShow'
        ? words.noShowMany(ticked.length)
        : words.grantMany(ticked.length)
  const go = async () => {
    await doing.go(ticked, action, action === 'enrol' ? { on } : {})
    onTicks([])
  }
  return (
    <div className="in row noprint">
      <TickAll
        open={open.length}
        ticked={ticked.length}
        label={words.tickAll}
        onAll={all => onTicks(all ? open.map(({ id }) => id) : [])}
      />
      <Button type="primary" disabled={ticked.length === 0} onClick={go}>
        {label}
      </Button>
    </div>
  )
}

/** Whom the several are chosen from: an act that waits is not done twice, and nobody is enrolled on a day that can't be. */
const canTick = (list: DayList, one: Ahead, on: string, today: string): boolean => {
  if (one.waiting) return false
  if (list === 'toEnrol') return standingOf(one, on, today) === 'canEnrol'
  return list === 'notCome' ? one.status === 'notified' : list === 'leave'
}

function Turn({ at, pages, onTurn }: { readonly at: number; readonly pages: number; readonly onTurn: (at: number) => void }) {
  const words = useHostDayWords()
  if (pages < 2) return null
  return (
    <div className="in row noprint">
      <Button disabled={at === 0} onClick={() => onTurn(at - 1)}>
        {words.before}
      </Button>
      <span>{words.pageOf(at + 1, pages)}</span>
      <Button disabled={at + 1 >= pages} onClick={() => onTurn(at + 1)}>
        {words.after}
      </Button>
    </div>
  )
}

/** One page of a list, with whom of it can be ticked and who is. */
const useShown = (list: DayList, on: string) => {
  const { people, today } = useThisDay()
  const [ticks, setTicks] = useState<readonly string[]>([])
  const [turned, setTurned] = useState(0)
  // Whoever was dealt with a moment ago stays in sight until it has arrived.
  const all = people.filter(one => inList([one], list, today).length > 0 || (one.waiting && cameFrom(one.waiting.action) === list))
  const pages = Math.ceil(all.length / pageSize)
  const at = Math.min(turned, Math.max(0, pages - 1))
  const shown = all.slice(at * pageSize, (at + 1) * pageSize)
  const open = shown.filter(one => canTick(list, one, on, today))
  const ticked = open.filter(({ id }) => ticks.includes(id))
  const tick = (id: string, isOn: boolean) => setTicks(isOn ? [...ticks, id] : ticks.filter(one => one !== id))
  return { count: all.length, pages, at, shown, open, ticked, setTicks, tick, setTurned }
}

type BlockProps = { readonly list: DayList; readonly on: string; readonly children?: React.ReactNode }
export function DayBlock({ list, on, children }: BlockProps) {
  const words = useHostDayWords()
  const { count, pages, at, shown, open, ticked, setTicks, tick, setTurned } = useShown(list, on)
  return (
    <section className="block" aria-label={words.lists[list]}>
      <header>
        <h2>{words.lists[list]}</h2>
        <span className="quiet">{count}</span>
      </header>
      {children}
      {count === 0 && <p className="empty">{words.none[list]}</p>}
      {list === 'notCome' && count > 0 && (
        <p className="in quiet small noprint">
          {words.noShowNote} {words.lateCame}
        </p>
      )}
      <Many list={list} on={on} open={open} ticked={ticked} onTicks={setTicks} />
      <ul className="cards">
        {shown.map(one => (
          <Line
            key={one.id}
            list={list}
            one={one}
            on={on}
            ticked={open.includes(one) ? ticked.includes(one) : undefined}
            onTick={isOn => tick(one.id, isOn)}
          />
        ))}
      </ul>
      <Turn at={at} pages={pages} onTurn={setTurned} />
    </section>
  )
}

const cameFrom = (action: string): DayList | undefined =>
  action === 'enrol'
    ? 'toEnrol'
    : action === 'grantLeave' || action === 'refuseLeave'
      ? 'leave'
      : action === 'comeBack'
        ? 'away'
        : undefined
