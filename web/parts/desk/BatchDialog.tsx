/** One act on the files that are ticked: what to do, what it would come to row by row, and then the act. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { Row } from '../../../core/answer.ts'
import { type Foreseen, undoSeconds } from '../../../core/desk/batch.ts'
import type { SubjectName } from '../../../core/facts.ts'
import type { Offer } from '../../../core/question.ts'
import { newId } from '../../client.ts'
import { useAsk } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { paperJobWords } from '../../words/paper-jobs.ts'
import { ActionForm } from '../act/ActionForm.tsx'
import { Issues, Refusals } from '../act/Refusals.tsx'
import { Known } from '../Waiting.tsx'
import { begin, foresee, useBatchWords } from './batches.ts'

/** What is said once for all; a return names the parts of one form. */
const together: Partial<Record<SubjectName, readonly string[]>> = {
  application: ['consent', 'recommend', 'reserve', 'accept', 'decline'],
  training: ['notify'],
  certificate: ['coSign', 'issue'],
}
export const actsTogether = (subject: SubjectName): readonly string[] => together[subject] ?? []

const subjectOf = (rows: readonly Row[]): SubjectName => rows[0]?.subject ?? 'application'

type Props = {
  readonly rows: readonly Row[]
  readonly today: string
  readonly saying: Saying
  readonly onBegun: () => void
  readonly onClose: () => void
}
type Chosen = { readonly subject: SubjectName; readonly offer: Offer; readonly input: unknown; readonly foreseen: readonly Foreseen[] }

function Why({ row, subject, saying }: { row: Foreseen; subject: SubjectName; saying: Saying }) {
  const words = useBatchWords()
  if (row.issues.length > 0) return <Issues issues={row.issues} saying={saying} />
  if (row.refusals.length > 0) return <Refusals refusals={row.refusals} subject={subject} saying={saying} />
  return <p>{words.hidden}</p>
}

function Preview({ chosen, rows, saying }: Pick<Props, 'rows' | 'saying'> & { chosen: Chosen }) {
  const words = useBatchWords()
  const nameOf = (id: string) => rows.find(row => row.id === id)?.title ?? id
  const [does, not] = [chosen.foreseen.filter(row => row.does !== null), chosen.foreseen.filter(row => row.does === null)]
  return (
    <>
      <p role="status">
        <b>{words.foreseen(does.length, not.length)}</b>
      </p>
      {not.length > 0 && (
        <div>
          <h3>{words.doesNot}</h3>
          <ul className="blocked">
            {not.map(row => (
              <li key={row.id}>
                <b>{nameOf(row.id)}</b>
                <Why row={row} subject={chosen.subject} saying={saying} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {does.length > 0 && (
        <div>
          <h3>{words.does}</h3>
          <ul className="tight">
            {does.map(({ id, does: status }) => (
              <li key={id} className="row">
                <b>{nameOf(id)}</b>
                <span>→ {saying.texts.status(chosen.subject, status ?? '')}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

function Begin({ chosen, onBegun, onClose, saying }: Pick<Props, 'onBegun' | 'onClose' | 'saying'> & { chosen: Chosen }) {
  const words = useBatchWords()
  const [key] = useState(newId)
  const [trouble, setTrouble] = useState(false)
  const [busy, setBusy] = useState(false)
  const rows = chosen.foreseen.filter(({ does }) => does !== null).map(({ id, slip }) => ({ id, ...(slip !== undefined && { slip }) }))
  const go = async () => {
    setBusy(true)
    try {
      await begin({ subject: chosen.subject, action: chosen.offer.action, rows, input: chosen.input }, key)
      onBegun()
    } catch {
      setTrouble(true)
      setBusy(false)
    }
  }
  return (
    <>
      {trouble && (
        <p className="saying bad" role="alert">
          {words.notBegun}
        </p>
      )}
      <p className="quiet small">{words.undoNote(undoSeconds)}</p>
      <div className="row">
        {chosen.subject === 'training' && rows[0] && (
          <a href={`/api/documents/training/${rows[0].id}/enrolmentNotice?preview=1`} target="_blank" rel="noreferrer">
            {paperJobWords[saying.texts.language].preview}
          </a>
        )}
        <Button type="primary" disabled={rows.length === 0} loading={busy} onClick={go}>
          {words.begin(rows.length)}
        </Button>
        <Button autoInsertSpace={false} onClick={onClose}>
          {saying.texts.t.act.cancel}
        </Button>
      </div>
    </>
  )
}

type Choosing = Pick<Props, 'rows' | 'saying'> & { readonly offers: readonly Offer[]; readonly onChoose: (offer: Offer) => void }
function Choose({ rows, offers, saying, onChoose }: Choosing) {
  const words = useBatchWords()
  if (offers.length === 0) return <p className="quiet">{words.noActs}</p>
  return (
    <div className="tight">
      <p>{words.choose}</p>
      <div className="row">
        {offers.map(offer => (
          <Button key={offer.action} danger={offer.action === 'decline'} autoInsertSpace={false} onClick={() => onChoose(offer)}>
            {saying.texts.action(subjectOf(rows), offer.action)}
          </Button>
        ))}
      </div>
    </div>
  )
}

/** A form of the first file stands for all: what is typed is the same for each. */
const useBatch = ({ rows }: Props) => {
  const [offer, setOffer] = useState<Offer>()
  const [chosen, setChosen] = useState<Chosen>()
  const [state, setState] = useState<'idle' | 'working' | 'trouble'>('idle')
  const look = async (input: unknown) => {
    if (!offer) return
    const subject = subjectOf(rows)
    setState('working')
    try {
      setChosen({
        subject,
        offer,
        input,
        foreseen: await foresee({ subject, action: offer.action, rows: rows.map(({ id }) => ({ id })), input }),
      })
      setState('idle')
    } catch {
      setState('trouble')
    }
  }
  return { offer, setOffer, chosen, state, look }
}

/** What to do, and what has to be said for it: asked once, as of the first file. */
function Asking(props: Props & { readonly batch: ReturnType<typeof useBatch> }) {
  const words = useBatchWords()
  const { rows, today, saying, onClose, batch } = props
  const { offer, setOffer, look } = batch
  const subject = subjectOf(rows)
  const asked = useAsk('dossier', { subject, id: rows[0]?.id ?? '' })
  const { texts, law } = saying
  const isNow = ({ action, refusals }: Offer) => actsTogether(subject).includes(action) && !refusals.some(({ rule }) => rule === 'from')
  return (
    <Known asked={asked}>
      {({ offers, state }) =>
        offer && law ? (
          <ActionForm
            context={{ subject, action: offer.action, state, law, texts }}
            id=""
            offer={offer}
            today={today}
            saying={saying}
            confirm={words.next}
            onInput={look}
            onDone={onClose}
            onCancel={onClose}
          />
        ) : (
          <Choose rows={rows} offers={offers.filter(isNow)} saying={saying} onChoose={setOffer} />
        )
      }
    </Known>
  )
}

export function BatchDialog(props: Props) {
  const words = useBatchWords()
  const { rows, saying, onClose } = props
  const batch = useBatch(props)
  const { offer, chosen, state } = batch
  const title = offer ? words.title(saying.texts.action(subjectOf(rows), offer.action), rows.length) : words.act
  return (
    <Modal open title={title} footer={null} onCancel={onClose} width={680}>
      <div className="stack">
        {state === 'working' && <p role="status">{words.working}</p>}
        {state === 'trouble' && (
          <p className="saying bad" role="alert">
            {words.notBegun}
          </p>
        )}
        {chosen ? (
          <>
            <Preview chosen={chosen} rows={rows} saying={saying} />
            <Begin {...props} chosen={chosen} />
          </>
        ) : (
          <Asking {...props} batch={batch} />
        )}
      </div>
    </Modal>
  )
}
