/** The hosts that are ticked, each with how it will hear of it, before they are asked; a contact may be named here. */
import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { HostRow } from '../../../core/hosting/questions.ts'
import { normalisePhone } from '../../../core/phone.ts'
import { act, newId, type Outcome } from '../../client.ts'
import { useRefresh } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { hearsBy } from './shown.ts'
import { useHostingWords } from './use-hosting.ts'

type Contact = { readonly name?: string; readonly phone?: string }
type Typed = { readonly contacts?: Readonly<Record<string, Contact | undefined>> }
type Failure = { readonly host: string; readonly outcome: Outcome }
type Props = {
  readonly round: string
  readonly rows: readonly HostRow[]
  readonly saying: Saying
  readonly onDone: (asked: number) => void
  readonly onClose: () => void
}

const isTyped = (contact: Contact | undefined) => (contact?.name ?? '').trim() !== '' || (contact?.phone ?? '').trim() !== ''

function One({ row, saying }: { readonly row: HostRow; readonly saying: Saying }) {
  const { list } = useHostingWords()
  const words = useHostingWords()
  const typed = isTyped(Form.useWatch(['contacts', row.host]))
  const name = saying.texts.pick(row.name)
  const said = { account: list.willAccount, link: list.willLink, nobody: list.willNobody }[hearsBy(row, typed)]
  const phoneIsRight = (_rule: unknown, phone: string | undefined) =>
    typed && normalisePhone(phone ?? '') === undefined ? Promise.reject(new Error(words.phoneWrong)) : Promise.resolve()
  return (
    <li>
      <div className="first">
        <b>{name}</b>
        <span className={hearsBy(row, typed) === 'nobody' ? 'late' : 'quiet'}>{said}</span>
      </div>
      <div className="fields">
        <Form.Item
          name={['contacts', row.host, 'name']}
          label={list.contactOf(name)}
          rules={[{ required: typed, whitespace: true, message: words.required }]}
        >
          <Input maxLength={60} placeholder={row.contact?.name} />
        </Form.Item>
        <Form.Item name={['contacts', row.host, 'phone']} label={list.phoneOf(name)} rules={[{ validator: phoneIsRight }]}>
          <Input type="tel" maxLength={20} placeholder={row.contact?.phone} />
        </Form.Item>
      </div>
    </li>
  )
}

/** Asks one after another and keeps what was refused, by host. */
const useInviting = ({ round, rows, onDone, onClose }: Props) => {
  const refresh = useRefresh()
  const [busy, setBusy] = useState(false)
  const [failures, setFailures] = useState<readonly Failure[]>([])
  const invite = async ({ contacts }: Typed) => {
    setBusy(true)
    const failed: Failure[] = []
    for (const { id, host } of rows) {
      const contact = contacts?.[host]
      const outcome = await act('hosting', id, 'invite', { round, host, ...(isTyped(contact) && { contact }) }, newId())
      if (outcome.kind !== 'done') failed.push({ host, outcome })
    }
    setBusy(false)
    setFailures(failed)
    await refresh()
    onDone(rows.length - failed.length)
    if (failed.length === 0) onClose()
  }
  return { busy, failures, invite }
}

export function InviteDialog(props: Props) {
  const { rows, saying, onClose } = props
  const words = useHostingWords()
  const { list } = words
  const [form] = Form.useForm<Typed>()
  const { busy, failures, invite } = useInviting(props)
  const nameOf = (host: string) => saying.texts.pick(rows.find(row => row.host === host)?.name ?? { zh: host, en: host })
  return (
    <Modal
      open
      title={list.preview}
      okText={list.send(rows.length)}
      cancelText={words.cancel}
      confirmLoading={busy}
      onOk={form.submit}
      onCancel={onClose}
      cancelButtonProps={{ autoInsertSpace: false }}
      width={720}
    >
      <p>{list.previewNote(saying.law?.policy.placement.hosting?.value.answerDays ?? 0)}</p>
      {failures.map(({ host, outcome }) => (
        <div key={host}>
          <b>{`${list.failed}${nameOf(host)}`}</b>
          <OutcomeNote outcome={outcome} saying={saying} subject="hosting" />
        </div>
      ))}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={invite}>
        <ul className="cards">
          {rows.map(row => (
            <One key={row.host} row={row} saying={saying} />
          ))}
        </ul>
      </Form>
    </Modal>
  )
}
