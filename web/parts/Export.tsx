/** The export of a list of people: asked for with a reason, saved only when all of it has come. */
import { Button, Checkbox, Input, Modal, Segmented } from 'antd'
import { useId, useState } from 'react'
import { fetchSheet } from '../client.ts'
import { useSession } from '../queries.ts'
import { save } from '../save.ts'
import { type Language, useLanguage } from '../settings.ts'
import { exportWords } from '../words/export.ts'

type Narrowing = Partial<
  Readonly<Record<'status' | 'track' | 'body' | 'q' | 'age' | 'payer' | 'from' | 'until' | 'chart' | 'year' | 'kind', string>>
>
type List = keyof ReturnType<typeof wordsIn>['lists']
type Props = { readonly list: List; readonly round: string; readonly narrowing: Narrowing }
type State = 'asking' | 'busy' | 'failed' | 'refused' | 'limit' | 'done'
/** What an answer without a sheet means. */
const whyNot = (status: number): State => (status === 404 ? 'refused' : status === 409 ? 'limit' : 'failed')

const shortestReason = 2
const wordsIn = (language: Language) => exportWords[language]
/** Whose it is to have such a list. */
const mayHave: Readonly<Record<List, readonly string[]>> = {
  applications: ['body', 'department', 'leader'],
  money: ['department', 'leader', 'finance', 'auditor'],
  ageing: ['department', 'leader', 'finance', 'auditor'],
  vouchers: ['finance'],
  statements: ['finance', 'auditor'],
  oversight: ['auditor', 'leader'],
}

const useSheet = ({ list, round, narrowing }: Props) => {
  const language = useLanguage()
  const [as, setAs] = useState<'xlsx' | 'csv'>('xlsx')
  const [reason, setReason] = useState('')
  const [whole, setWhole] = useState(false)
  const [state, setState] = useState<State>('asking')
  const go = async () => {
    setState('busy')
    const came = await fetchSheet(list, {
      round,
      as,
      reason: reason.trim(),
      language,
      ...narrowing,
      ...(list === 'applications' && { whole }),
    })
    if (came.kind === 'sheet') save(came.blob, `${list}-${round}.${as}`)
    setState(came.kind === 'sheet' ? 'done' : whyNot(came.status))
  }
  return { as, setAs, reason, setReason, whole, setWhole, state, go, busy: state === 'busy', words: exportWords[language] }
}

function Asking({ list, as, setAs, reason, setReason, whole, setWhole, busy, words }: ReturnType<typeof useSheet> & Pick<Props, 'list'>) {
  const id = useId()
  return (
    <>
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
      <div className="tight">
        <label htmlFor={id}>{words.reason}</label>
        <Input
          id={id}
          value={reason}
          maxLength={200}
          placeholder={words.reasonHint}
          disabled={busy}
          onChange={e => setReason(e.target.value)}
        />
      </div>
      {list === 'applications' && (
        <Checkbox checked={whole} disabled={busy} onChange={e => setWhole(e.target.checked)}>
          {words.whole}
        </Checkbox>
      )}
    </>
  )
}

function Dialog({ onClose, ...props }: Props & { readonly onClose: () => void }) {
  const sheet = useSheet(props)
  const { busy, state, words } = sheet
  const back = (
    <Button key="back" autoInsertSpace={false} disabled={busy} onClick={onClose}>
      {words.back}
    </Button>
  )
  const tooShort = sheet.reason.trim().length < shortestReason
  const go = (
    <Button key="go" type="primary" autoInsertSpace={false} loading={busy} disabled={tooShort} onClick={() => sheet.go()}>
      {words.go}
    </Button>
  )
  return (
    <Modal open title={words.lists[props.list].title} onCancel={onClose} closable={!busy} mask={{ closable: !busy }} footer={[back, go]}>
      <div className="stack">
        <p>{words.lists[props.list].note}</p>
        {Object.keys(props.narrowing).length > 0 && <p className="quiet">{words.narrowed}</p>}
        <Asking {...sheet} list={props.list} />
        {busy && <p role="status">{words.busy}</p>}
        {state === 'done' && (
          <p className="saying" role="status">
            {words.done}
          </p>
        )}
        {(state === 'failed' || state === 'refused' || state === 'limit') && (
          <p className="saying bad" role="alert">
            {words[state]}
          </p>
        )}
      </div>
    </Modal>
  )
}

export function Export(props: Props) {
  const words = exportWords[useLanguage()]
  const { data } = useSession()
  const [open, setOpen] = useState(false)
  if (!data?.seats.some(({ role }) => mayHave[props.list].includes(role))) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.lists[props.list].open}</Button>
      {open && <Dialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}
