/** Journeys to claim from the employer, and what is paid to the person, each with its state. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Outcome } from '../../client.ts'
import { dayOf, fenOf, yuanOf } from '../../format.ts'
import { listIn, textIn } from '../../json.ts'
import type { Saying } from '../../say.ts'
import { say } from '../../say.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { useWaitingFor } from '../acts/use-acts.ts'
import { Clause } from '../law.tsx'
import { Status } from '../Status.tsx'
import { Actions, type FileRef, NoteFiles, NoteState, useAccount, useOnceOrQueued, useStillComing, useYearWords } from './common.tsx'
import type { Year } from './Line.tsx'
import { useNote, type Writing } from './use-note.ts'

type Typed = { readonly on: string; readonly sum: string; readonly attachments: readonly FileRef[] }
const typedIn = (content: string): Typed => {
  try {
    const read: unknown = JSON.parse(content)
    const attachments = listIn(read, 'attachments').flatMap(file => {
      const [sha256, name] = [textIn(file, 'sha256'), textIn(file, 'name')]
      return sha256 === undefined || name === undefined ? [] : [{ sha256, name }]
    })
    return { on: textIn(read, 'on') ?? '', sum: textIn(read, 'sum') ?? '', attachments }
  } catch {
    return { on: '', sum: '', attachments: [] }
  }
}

type ClaimProps = {
  readonly id: string
  readonly round: string
  readonly place: string
  readonly writing: Writing
  readonly saying: Saying
  readonly onDone: () => void
}

function ClaimFields({ typed, onTyped }: { typed: Typed; onTyped: (typed: Typed) => void }) {
  const words = useYearWords()
  return (
    <>
      <div className="tight">
        <span>{words.claimOn}</span>
        <Input type="date" aria-label={words.claimOn} value={typed.on} onChange={event => onTyped({ ...typed, on: event.target.value })} />
      </div>
      <div className="tight">
        <span>{words.claimSum}</span>
        <Input
          inputMode="decimal"
          aria-label={words.claimSum}
          value={typed.sum}
          onChange={event => onTyped({ ...typed, sum: event.target.value })}
        />
      </div>
    </>
  )
}

function Claim({ id, round, place, writing, saying, onDone }: ClaimProps) {
  const words = useYearWords()
  const hand = useOnceOrQueued()
  const coming = useStillComing(place)
  const [outcome, setOutcome] = useState<Outcome>()
  const typed = typedIn(writing.shown.content)
  const amountFen = fenOf(typed.sum)
  const onTyped = (next: Typed) => writing.note.change(JSON.stringify(next))
  const ready = typed.on !== '' && amountFen !== undefined && amountFen > 0 && typed.attachments.length > 0 && !coming
  const handIn = async () => {
    const receipts = typed.attachments.map(({ sha256 }) => sha256)
    const input = { on: typed.on, amountFen, receipts }
    const came = await hand({ subject: 'training', id, action: 'claimTravel', input, about: typed.on, round })
    if (came !== 'queued') setOutcome(came)
    if (came !== 'queued' && came.kind !== 'done') return
    await writing.note.clear()
    onDone()
  }
  return (
    <div className="stack rowcard">
      <ClaimFields typed={typed} onTyped={onTyped} />
      <NoteFiles
        place={place}
        files={typed.attachments}
        label={words.claimFiles}
        isStored={writing.shown.where === 'server'}
        saying={saying}
        onFiles={attachments => onTyped({ ...typed, attachments })}
      />
      <NoteState writing={writing} preview={content => typedIn(content).sum} />
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="training" />}
      {!ready && <p className="quiet small">{words.claimReady}</p>}
      <Actions send={words.handIn} disabled={!ready} onSend={handIn} onCancel={onDone} />
    </div>
  )
}

function NewClaim(props: Omit<ClaimProps, 'place' | 'writing'>) {
  const account = useAccount()
  const place = `training/${props.id}/journey`
  const writing = useNote(account, place)
  return writing ? <Claim {...props} place={place} writing={writing} /> : null
}

function Sums({ year, saying }: { year: Year; saying: Saying }) {
  const words = useYearWords()
  if (year.sums.length === 0) return <p className="quiet">{words.noSums}</p>
  return (
    <ul className="tight">
      {year.sums.map(({ id, item, amountFen, status, payer, since }) => (
        <li key={id} className="row">
          <span>{say(item, saying, 'item')}</span>
          <b>
            {yuanOf(amountFen)} {saying.texts.t.act.yuan}
          </b>
          <Status subject="payment" status={status} />
          <span className="quiet small">
            {words.payer[payer === 'fund' || payer === 'employer' || payer === 'host' ? payer : 'person']} · {dayOf(since)}
          </span>
        </li>
      ))}
    </ul>
  )
}

export function Money({ year, mayClaim, saying }: { readonly year: Year; readonly mayClaim: boolean; readonly saying: Saying }) {
  const words = useYearWords()
  const [claims, setClaims] = useState(false)
  const waits = useWaitingFor(year.id).some(({ action }) => action === 'claimTravel')
  const { journeys } = year
  return (
    <section className="block" id="money">
      <header>
        <h2>{words.moneyTitle}</h2>
      </header>
      <div className="in stack">
        {journeys && (
          <p className="row">
            {words.journeys(journeys.most, Math.max(0, journeys.most - journeys.claimed))} <Clause id={journeys.clause} saying={saying} />
          </p>
        )}
        <Sums year={year} saying={saying} />
        {waits && <p className="saying warn">{words.queued}</p>}
        {mayClaim && !claims && !waits && (
          <p>
            <Button onClick={() => setClaims(true)}>{words.claim}</Button>
          </p>
        )}
        {claims && <NewClaim id={year.id} round={year.round} saying={saying} onDone={() => setClaims(false)} />}
      </div>
    </section>
  )
}
