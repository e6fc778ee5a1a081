/** What can be decided on the file at hand: go ahead, return what was noted, decline; each in its own dialog, and then the next file. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { Answered, Offer } from '../../../core/question.ts'
import { act, isStale, newId, type Outcome } from '../../client.ts'
import { useRefresh } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { ActionDialog, Blocked, isElsewhere } from '../act/Offers.tsx'
import { partName } from '../form/part-name.ts'
import { Clause } from '../law.tsx'
import { useWide } from '../use-wide.ts'
import type { Marks } from './marks.ts'
import { useReviewWords } from './words.ts'

export type Desk = Answered<'desk'>
/** The decision whose dialog is open. */
export type Deciding = string | undefined

/** What goes ahead with a file; the key `a` means the first that is offered. */
const ahead = ['consent', 'recommend', 'accept']
const here = [...ahead, 'reserve', 'decline', 'callUp']

export const isOpen = ({ refusals }: Offer) => refusals.length === 0
export const findAhead = ({ offers }: Desk) => offers.find(offer => ahead.includes(offer.action) && isOpen(offer))?.action
export const mayReturn = ({ offers }: Desk) => offers.some(offer => offer.action === 'sendBack' && isOpen(offer))

type Props = {
  readonly desk: Desk
  readonly marks: Marks
  readonly deciding: Deciding
  readonly today: string
  readonly saying: Saying
  readonly onDecide: (deciding: Deciding) => void
  readonly onDone: () => void
}

/** The same key while the answer is unknown, so that a second try can't return it twice. */
const useReturn = ({ desk, marks, onDone }: Pick<Props, 'desk' | 'marks' | 'onDone'>) => {
  const [outcome, setOutcome] = useState<Outcome>()
  const [busy, setBusy] = useState(false)
  const [key, setKey] = useState(newId)
  const refresh = useRefresh()
  const corrections = Object.entries(marks).map(([field, reason]) => ({ field, reason }))
  const send = async () => {
    setBusy(true)
    const came = await act('application', desk.row.id, 'sendBack', { corrections }, key, desk.slip)
    setBusy(false)
    setOutcome(came)
    if (came.kind === 'done') return onDone()
    if (isStale(came)) refresh()
    if (came.kind !== 'failed' || came.status !== 0) setKey(newId())
  }
  return { outcome, busy, corrections, send }
}

function ReturnDialog(props: Props) {
  const words = useReviewWords()
  const { desk, saying, onDecide } = props
  const { outcome, busy, corrections, send } = useReturn(props)
  const clause = desk.offers.find(({ action }) => action === 'sendBack')?.clause ?? ''
  const { t } = saying.texts
  return (
    <Modal open title={words.sendBackTitle} footer={null} onCancel={() => onDecide(undefined)} width={620}>
      <div className="stack">
        {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="application" />}
        <p>
          {words.sendBackNote} <Clause id={clause} saying={saying} />
        </p>
        <ul className="tight">
          {corrections.map(({ field, reason }) => (
            <li key={field}>
              <b>{partName(field, saying)}</b>：{reason}
            </li>
          ))}
        </ul>
        <div className="row">
          <Button type="primary" danger autoFocus loading={busy} onClick={send}>
            {words.sendBack(corrections.length)}
          </Button>
          <Button autoInsertSpace={false} onClick={() => onDecide(undefined)}>
            {t.act.cancel}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

function Buttons({ desk, marks, saying, onDecide }: Props) {
  const words = useReviewWords()
  const wide = useWide()
  const open = desk.offers.filter(offer => here.includes(offer.action) && isOpen(offer))
  const [count, first, mayBeReturned] = [Object.keys(marks).length, findAhead(desk), mayReturn(desk)]
  return (
    <>
      <div className="row">
        {open.map(({ action }) => (
          <Button
            key={action}
            type={action === first ? 'primary' : 'default'}
            danger={action === 'decline'}
            autoInsertSpace={false}
            onClick={() => onDecide(action)}
          >
            {saying.texts.action('application', action)}
          </Button>
        ))}
        {mayBeReturned && (wide || count > 0) && (
          <Button danger disabled={count === 0} onClick={() => onDecide('sendBack')}>
            {words.sendBack(count)}
          </Button>
        )}
        {open.length === 0 && !mayBeReturned && <span className="quiet">{words.notYours}</span>}
      </div>
      {wide && count > 0 && <p className="quiet small">{words.marksKept}</p>}
    </>
  )
}

export function Decide(props: Props) {
  const words = useReviewWords()
  const { desk, marks, deciding, today, saying, onDecide, onDone } = props
  const offers = desk.offers.filter(({ action }) => here.includes(action))
  const chosen = offers.find(offer => offer.action === deciding && isOpen(offer))
  return (
    <section className="block decide noprint" aria-label={words.decisions}>
      <div className="in stack">
        <Buttons {...props} />
        <Blocked offers={offers.filter(offer => !isOpen(offer) && !isElsewhere(offer))} subject="application" saying={saying} />
      </div>
      {deciding === 'sendBack' && Object.keys(marks).length > 0 && <ReturnDialog {...props} />}
      {chosen && (
        <ActionDialog
          offer={chosen}
          offers={offers}
          subject="application"
          id={desk.row.id}
          state={desk.state}
          today={today}
          saying={saying}
          slip={desk.slip}
          onClose={() => onDecide(undefined)}
          onDone={onDone}
        />
      )}
    </section>
  )
}
