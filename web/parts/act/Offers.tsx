/** What the reader could do with a dossier now: a button each, and why not for the rest. */
import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import type { SubjectName } from '../../../core/facts.ts'
import { isUnforeseen } from '../../../core/foreseen.ts'
import type { Offer } from '../../../core/question.ts'
import { useRefresh } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { Clause } from '../law.tsx'
import { ActionForm } from './ActionForm.tsx'
import { Refusals } from './Refusals.tsx'

type Props = {
  readonly subject: SubjectName
  readonly id: string
  readonly state: unknown
  readonly offers: readonly Offer[]
  readonly today: string
  readonly saying: Saying
  /** The slip of the page that these stand on. */
  readonly slip?: string | null
  /** Actions that the page has a place of their own for. */
  readonly elsewhere?: readonly string[]
}

const no = [
  'decline',
  'refuse',
  'turnDown',
  'withdraw',
  'sendBack',
  'cancel',
  'revoke',
  'giveUp',
  'refuseLeave',
  'refuseChange',
  'refuseDeferral',
  'voidDeclaration',
  'discard',
  'dismiss',
  'fail',
  'takeBack',
  'abandon',
]

/** Not offered as 'not now': what belongs to another time of the procedure, or to another programme, would only be noise. */
export const isElsewhere = ({ refusals }: Offer) => refusals.some(({ rule }) => rule === 'from' || isUnforeseen(rule))

type BlockedProps = Pick<Props, 'offers' | 'subject' | 'saying'>
function Reasons({ offers, subject, saying }: BlockedProps) {
  return (
    <ul className="blocked">
      {offers.map(({ action, refusals }) => (
        <li key={action}>
          <b>{saying.texts.action(subject, action)}</b>
          <Refusals refusals={refusals} subject={subject} saying={saying} />
        </li>
      ))}
    </ul>
  )
}

/** How many rules stand in the way. */
const distance = ({ refusals }: Offer) => new Set(refusals.map(({ rule }) => rule)).size

export function Blocked({ offers, subject, saying }: BlockedProps) {
  if (offers.length === 0) return null
  return (
    <div>
      <h3>{saying.texts.t.dossier.blocked}</h3>
      <Reasons offers={offers} subject={subject} saying={saying} />
    </div>
  )
}

/** What the fewest rules stand in the way of could come next and is said; the rest is further off, and lies behind one line. */
function BlockedNearest(props: BlockedProps) {
  const { offers, subject, saying } = props
  const near = Math.min(...offers.map(distance))
  const far = offers.filter(offer => distance(offer) > near)
  return (
    <>
      <Blocked {...props} offers={offers.filter(offer => distance(offer) === near)} />
      {far.length > 0 && (
        <details>
          <summary>{saying.texts.t.dossier.further(far.length)}</summary>
          <Reasons offers={far} subject={subject} saying={saying} />
        </details>
      )}
    </>
  )
}

function Buttons({
  offers,
  subject,
  saying,
  onChoose,
}: Pick<Props, 'offers' | 'subject' | 'saying'> & { onChoose: (offer: Offer) => void }) {
  return (
    <ul className="offers">
      {offers.map((offer, i) => (
        <li key={offer.action} className="row">
          <Button
            type={i === 0 && !no.includes(offer.action) ? 'primary' : 'default'}
            danger={no.includes(offer.action)}
            onClick={() => onChoose(offer)}
          >
            {saying.texts.action(subject, offer.action)}
          </Button>
          <Clause id={offer.clause} saying={saying} />
        </li>
      ))}
    </ul>
  )
}

type Chosen = Props & { readonly offer: Offer; readonly onClose: () => void; readonly onDone?: () => void; readonly about?: string }

export function ActionDialog({ offer, onClose, onDone, subject, id, state, today, saying, slip, about }: Chosen) {
  const { message } = App.useApp()
  const refresh = useRefresh()
  const { texts, law } = saying
  if (!law) return null
  const done = (receipt: string) => {
    onClose()
    if (onDone) onDone()
    else refresh()
    message.success(texts.t.act.done(texts.action(subject, offer.action), receipt), 6)
  }
  return (
    <Modal open title={texts.action(subject, offer.action)} footer={null} onCancel={onClose} width={620}>
      <div className="stack">
        <Clause id={offer.clause} saying={saying} />
        {about && <p>{about}</p>}
        <ActionForm
          context={{ subject, action: offer.action, state, law, texts }}
          id={id}
          offer={offer}
          today={today}
          saying={saying}
          slip={slip}
          onDone={done}
          onCancel={onClose}
        />
      </div>
    </Modal>
  )
}

export function Offers(props: Props) {
  const { offers, elsewhere = [], saying } = props
  const [chosen, setChosen] = useState<Offer>()
  const here = offers.filter(({ action }) => !elsewhere.includes(action))
  const open = here
    .filter(({ refusals }) => refusals.length === 0)
    .sort((a, b) => Number(no.includes(a.action)) - Number(no.includes(b.action)))
  const blocked = here.filter(offer => offer.refusals.length > 0 && !isElsewhere(offer))
  return (
    <div className="stack">
      {open.length === 0 && <p className="quiet">{saying.texts.t.dossier.nothing}</p>}
      {open.length > 0 && <Buttons {...props} offers={open} onChoose={setChosen} />}
      <BlockedNearest {...props} offers={blocked} />
      {chosen && <ActionDialog {...props} offer={chosen} onClose={() => setChosen(undefined)} />}
    </div>
  )
}
