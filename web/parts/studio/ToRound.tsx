/** A published law becomes the law of a round: of a new one, or, as an amendment, of the one that is under way in its year. */
import { Button, Modal } from 'antd'
import { useId, useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { act, type Outcome } from '../../client.ts'
import { useRefresh } from '../../queries.ts'
import { Refused } from './Actions.tsx'
import { useStudioWords } from './context.ts'

type Law = Answered<'editions'>['laws'][number]

/** The round of the law's programme and year, if there is one. */
const underWay = (law: Law, laws: readonly Law[]): string | undefined =>
  laws.filter(l => l.programmeId === law.programmeId && l.year === law.year).flatMap(l => l.rounds)[0]

type AskProps = { readonly law: Law; readonly name: string; readonly amends: boolean; readonly onClose: (reason?: string) => void }

function Ask({ law, name, amends, onClose }: AskProps) {
  const words = useStudioWords()
  const id = useId()
  const [reason, setReason] = useState('')
  const ready = !amends || reason.trim().length > 1
  return (
    <Modal
      open
      title={name}
      okText={words.confirm}
      cancelText={words.cancel}
      okButtonProps={{ disabled: !ready }}
      onOk={() => onClose(reason)}
      onCancel={() => onClose()}
    >
      <p>{amends ? words.amendRoundNote(law.effectiveFrom) : words.publishRoundNote}</p>
      {amends && (
        <>
          <label htmlFor={id}>{words.reason}</label>
          <textarea id={id} className="native" rows={3} value={reason} onChange={e => setReason(e.target.value)} />
        </>
      )}
    </Modal>
  )
}

export function ToRound({ law, laws }: { law: Law; laws: readonly Law[] }) {
  const words = useStudioWords()
  const refresh = useRefresh()
  const [open, setOpen] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  const [said, setSaid] = useState('')
  const old = underWay(law, laws)
  const round = old ?? `${law.programmeId}-${law.year}`
  const name = old === undefined ? words.publishRound(round) : words.amendRound(round)
  const close = async (reason?: string) => {
    setOpen(false)
    if (reason === undefined) return
    const { digest, edition } = law
    const [action, input] = old === undefined ? ['publish', { law: digest, edition }] : ['amend', { law: digest, reason }]
    const came = await act('round', round, String(action), input)
    setOutcome(came)
    if (came.kind !== 'done') return
    setSaid(old === undefined ? words.roundPublished(round) : words.roundAmended(round, law.effectiveFrom))
    await refresh()
  }
  return (
    <>
      {law.rounds.length === 0 && (
        <div>
          <Button onClick={() => setOpen(true)}>{name}</Button>
        </div>
      )}
      <Refused outcome={outcome} />
      {said !== '' && (
        <p className="saying good" role="status">
          {said}
        </p>
      )}
      {open && <Ask law={law} name={name} amends={old !== undefined} onClose={close} />}
    </>
  )
}
