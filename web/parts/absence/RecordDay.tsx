/** One day of one person: what is on record, or an absence recorded with one tap. */
import { Link } from '@tanstack/react-router'
import { App, Button, Modal, Radio } from 'antd'
import { useState } from 'react'
import { act, newId, type Outcome } from '../../client.ts'
import { useRefresh } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { absenceWords } from '../../words/absence.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import type { Row } from './cells.ts'

type Props = {
  readonly row: Row
  readonly day: string
  /** May be recorded as absent now. */
  readonly open: boolean
  readonly saying: Saying
  readonly onClose: () => void
}
type Half = 'whole' | 'morning' | 'afternoon'

function OnRecord({ row, day, saying }: Pick<Props, 'row' | 'day' | 'saying'>) {
  const { texts } = saying
  const words = absenceWords[texts.language]
  const lines = row.away.filter(({ from, to }) => from <= day && to >= day)
  return (
    <ul className="tight">
      {lines.map(({ what, nth, from, to, half, kind, counts }) => (
        <li key={`${what} ${nth}`}>
          {`${kind ? texts.pick(kind) : words.what[what]} ${words.span(from, to)}${half ? ` ${words.half[half]}` : ''}，${words.counts[counts]}`}
        </li>
      ))}
    </ul>
  )
}

const useRecording = ({ row, day, onClose }: Props, done: string) => {
  const [outcome, setOutcome] = useState<Outcome>()
  const [busy, setBusy] = useState(false)
  const [key, setKey] = useState(newId)
  const { message } = App.useApp()
  const refresh = useRefresh()
  const record = async (half: Half, withCause: boolean) => {
    setBusy(true)
    const input = { from: day, to: day, withCause, ...(half !== 'whole' && { half }) }
    const came = await act('training', row.training, 'recordAbsence', input, key)
    setBusy(false)
    setOutcome(came)
    if (came.kind !== 'failed' || came.status !== 0) setKey(newId())
    if (came.kind !== 'done') return
    message.success(done)
    refresh()
    onClose()
  }
  return { outcome, busy, record }
}

function Recording(props: Props) {
  const { saying, onClose } = props
  const words = absenceWords[saying.texts.language]
  const { calendar } = words
  const [half, setHalf] = useState<Half>('whole')
  const [withCause, setWithCause] = useState(false)
  const { outcome, busy, record } = useRecording(props, calendar.done)
  const halves = [
    { value: 'whole', label: calendar.wholeDay },
    { value: 'morning', label: words.half.morning },
    { value: 'afternoon', label: words.half.afternoon },
  ]
  const causes = [
    { value: false, label: calendar.withoutCause },
    { value: true, label: calendar.withCause },
  ]
  return (
    <>
      <Radio.Group aria-label={words.what.absence} value={half} onChange={event => setHalf(event.target.value)} options={halves} />
      <Radio.Group
        aria-label={calendar.withCause}
        value={withCause}
        onChange={event => setWithCause(event.target.value)}
        options={causes}
      />
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="training" />}
      <div className="row">
        <Button type="primary" loading={busy} onClick={() => record(half, withCause)}>
          {calendar.sure}
        </Button>
        <Button onClick={onClose}>{calendar.cancel}</Button>
      </div>
    </>
  )
}

export function RecordDay(props: Props) {
  const { row, day, open, saying, onClose } = props
  const words = absenceWords[saying.texts.language]
  const title = open ? words.calendar.record(row.name, day) : `${row.name} ${words.span(day, day)}`
  return (
    <Modal open footer={null} onCancel={onClose} title={title}>
      <div className="stack">
        <OnRecord row={row} day={day} saying={saying} />
        {open && <Recording {...props} />}
        <Link to="/app/dossier/$subject/$id" params={{ subject: 'training', id: row.training }}>
          {words.calendar.open}
        </Link>
      </div>
    </Modal>
  )
}
