/** Two moments that are asked about first: saving, and carrying out. */
import { Button, Input, Modal } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { undoSeconds } from '../../../core/desk/batch.ts'
import { staged } from '../../../core/plan/board.ts'
import { type QuotaState, quotasAsTheyStand } from '../../../core/plan/quotas.ts'
import type { Outcome } from '../../client.ts'
import { newId, post } from '../../client.ts'
import { useRefresh } from '../../queries.ts'
import { quotaWords } from '../../words/quotas.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { Clause } from '../law.tsx'
import { usePlanning } from './context.ts'
import { seatName } from './telling.ts'
import type { BoardHeld } from './use-board.ts'

type Closing = { readonly onClose: () => void }

/** What is done by it, and the way out. */
function Foot({ children, onClose }: Closing & { readonly children: ReactNode }) {
  const { words } = usePlanning()
  return (
    <div className="row">
      {children}
      <Button autoInsertSpace={false} onClick={onClose}>
        {words.cancel}
      </Button>
    </div>
  )
}

const useSaving = ({ onClose }: Closing) => {
  const { board, words, tell } = usePlanning()
  const [why, setWhy] = useState('')
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  const go = async () => {
    setAsked(true)
    if (why.trim() === '') return
    setBusy(true)
    const came = await board.save(why.trim())
    setBusy(false)
    setOutcome(came)
    if (came.kind === 'done') tell(words.saved(board.held.version + 1))
    if (came.kind === 'done' || (came.kind === 'refused' && came.refusals.some(({ rule }) => rule === 'planIsNewest'))) onClose()
  }
  return { why, setWhy, busy, outcome, go, lacks: asked && why.trim() === '' }
}

export function SaveDialog({ onClose }: Closing) {
  const { words, saying } = usePlanning()
  const { why, setWhy, busy, outcome, go, lacks } = useSaving({ onClose })
  return (
    <Modal open title={words.saveTitle} onCancel={onClose} footer={null}>
      <div className="stack">
        <p className="quiet">{words.saveNote}</p>
        {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="plan" />}
        <label className="tight" htmlFor="plan-why">
          {words.saveWhy}
          <Input.TextArea id="plan-why" autoFocus rows={3} maxLength={400} value={why} onChange={event => setWhy(event.target.value)} />
        </label>
        {lacks && (
          <p className="saying bad" role="alert">
            {words.whyNeeded}
          </p>
        )}
        <Foot onClose={onClose}>
          <Button type="primary" autoInsertSpace={false} loading={busy} onClick={go}>
            {words.saveDo}
          </Button>
        </Foot>
      </div>
    </Modal>
  )
}

/** The minima that the plan misses. */
const shortIn = ({ ground, held }: BoardHeld): readonly QuotaState[] =>
  quotasAsTheyStand(ground, held.board.now).filter(({ least = 0, now }) => now < least)

type Finalising = Closing & { readonly round: string; readonly track: string }

/** By host, so that a wrong number is seen before anybody is told. */
function ByHost({ ids }: { readonly ids: readonly string[] }) {
  const { board, people, words, saying } = usePlanning()
  const { seats } = board.held.board.now
  const groups = Map.groupBy(ids, id => (seats[id] ? seatName(seats[id], saying) : words.noSeat))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys too
    <ul className="boardfill tight" tabIndex={0} aria-label={words.columns}>
      {[...groups].map(([name, own]) => (
        <li key={name}>
          <b>{name}</b>（{own.length}）<div className="quiet small">{own.map(id => people.get(id)?.title ?? id).join('、')}</div>
        </li>
      ))}
    </ul>
  )
}

const useFinalising = ({ round, track, onClose }: Finalising, version: number, ids: readonly string[], isShort: boolean) => {
  const refresh = useRefresh()
  const [key] = useState(newId)
  const [why, setWhy] = useState('')
  const [asked, setAsked] = useState(false)
  const lacks = isShort && why.trim() === ''
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Outcome>()
  const go = async () => {
    setAsked(true)
    if (lacks) return
    setBusy(true)
    const body = { round, track, version, people: ids, ...(isShort && { why: why.trim() }) }
    const response = await post('/api/plans/finalise', body, { 'idempotency-key': key }).catch(() => undefined)
    setBusy(false)
    await refresh()
    if (response?.ok) return onClose()
    const answer = await response?.json().catch(() => ({}))
    setTrouble(
      response?.status === 409 ? { kind: 'refused', refusals: answer.refusals ?? [] } : { kind: 'failed', status: response?.status ?? 0 },
    )
  }
  return { busy, trouble, go, why, setWhy, lacks: asked && lacks }
}

type Reason = { readonly why: string; readonly setWhy: (why: string) => void; readonly lacks: boolean }

/** Which minima are missed, and the reason that is put on record where it is carried out all the same. */
function Missed({ short, why, setWhy, lacks }: Reason & { readonly short: readonly QuotaState[] }) {
  const { saying } = usePlanning()
  const words = quotaWords[saying.texts.language]
  return (
    <>
      <div className="saying warn tight">
        <p>{words.finalise}</p>
        <ul>
          {short.map(({ quota, now, least = 0 }) => (
            <li key={quota.code}>
              {words.missed(saying.texts.pick(quota.name), now, least)} <Clause id={quota.clause} saying={saying} />
            </li>
          ))}
        </ul>
      </div>
      <label className="tight" htmlFor="plan-short-why">
        {words.why}
        <Input.TextArea id="plan-short-why" rows={2} maxLength={400} value={why} onChange={event => setWhy(event.target.value)} />
      </label>
      {lacks && (
        <p className="saying bad" role="alert">
          {words.whyNeeded}
        </p>
      )}
    </>
  )
}

export function FinaliseDialog(props: Finalising) {
  const { board, words, saying } = usePlanning()
  const { onClose } = props
  const { held } = board
  const ids = Object.keys(held.board.now.seats)
  const unsaved = staged(held.board).length > 0
  const short = useMemo(() => shortIn(board), [board])
  const { busy, trouble, go, ...reason } = useFinalising(props, held.version, ids, short.length > 0)
  return (
    <Modal open title={words.finaliseTitle(ids.length)} onCancel={onClose} footer={null} width={680}>
      <div className="stack">
        {trouble && <OutcomeNote outcome={trouble} saying={saying} subject="plan" />}
        {unsaved && <p className="saying warn">{words.finaliseFirst}</p>}
        {!unsaved && ids.length === 0 && <p className="saying warn">{words.finaliseNobody}</p>}
        {!unsaved && ids.length > 0 && short.length > 0 && <Missed short={short} {...reason} />}
        <ByHost ids={ids} />
        <p className="quiet small">{words.finaliseNote(undoSeconds)}</p>
        <Foot onClose={onClose}>
          <Button type="primary" disabled={unsaved || ids.length === 0} loading={busy} onClick={go}>
            {words.finaliseDo(ids.length)}
          </Button>
        </Foot>
      </div>
    </Modal>
  )
}
