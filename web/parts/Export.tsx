/** The export of a list of applications: asked for with a reason, saved only when all of it has come. */
import { Alert, Button, Input, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { fetchSheet } from '../client.ts'
import { useSession } from '../queries.ts'
import { useLanguage } from '../settings.ts'
import { exportWords } from '../words/export.ts'

type Narrowing = { readonly status?: string; readonly track?: string; readonly body?: string; readonly q?: string }
type Props = { readonly round: string; readonly narrowing: Narrowing }
type State = 'asking' | 'busy' | 'failed' | 'refused' | 'done'

/** Gives the browser a file to save. */
const save = (blob: Blob, name: string): void => {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

const shortestReason = 2

function Dialog({ round, narrowing, onClose }: Props & { readonly onClose: () => void }) {
  const language = useLanguage()
  const words = exportWords[language]
  const [as, setAs] = useState<'xlsx' | 'csv'>('xlsx')
  const [reason, setReason] = useState('')
  const [state, setState] = useState<State>('asking')
  const busy = state === 'busy'
  const go = async () => {
    setState('busy')
    const came = await fetchSheet({ round, as, reason: reason.trim(), language, ...narrowing })
    if (came.kind === 'sheet') save(came.blob, `applications-${round}.${as}`)
    setState(came.kind === 'sheet' ? 'done' : came.status === 404 ? 'refused' : 'failed')
  }
  return (
    <Modal
      open
      title={words.title}
      onCancel={onClose}
      closable={!busy}
      maskClosable={!busy}
      footer={[
        <Button key="back" autoInsertSpace={false} disabled={busy} onClick={onClose}>
          {words.back}
        </Button>,
        <Button
          key="go"
          type="primary"
          autoInsertSpace={false}
          loading={busy}
          disabled={reason.trim().length < shortestReason}
          onClick={() => go()}
        >
          {words.go}
        </Button>,
      ]}
    >
      <div className="stack">
        <p>{words.note}</p>
        {Object.keys(narrowing).length > 0 && <p className="quiet">{words.narrowed}</p>}
        <Segmented
          aria-label={words.as}
          disabled={busy}
          value={as}
          options={[
            { value: 'xlsx', label: 'Excel (XLSX)' },
            { value: 'csv', label: 'CSV' },
          ]}
          onChange={setAs}
        />
        <label className="tight">
          <span>{words.reason}</span>
          <Input value={reason} maxLength={200} placeholder={words.reasonHint} disabled={busy} onChange={e => setReason(e.target.value)} />
        </label>
        {busy && <p role="status">{words.busy}</p>}
        {state === 'done' && <Alert role="status" type="success" title={words.done} />}
        {(state === 'failed' || state === 'refused') && <Alert role="alert" type="error" title={words[state]} />}
      </div>
    </Modal>
  )
}

/** For a body and the office, whose it is to have such a list. */
export function Export(props: Props) {
  const words = exportWords[useLanguage()]
  const { data } = useSession()
  const [open, setOpen] = useState(false)
  if (!data?.seats.some(({ role }) => role === 'body' || role === 'department' || role === 'leader')) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.open}</Button>
      {open && <Dialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}
