/** What the host offers, as it types it: saved by itself, handed in whole. A newer draft from elsewhere is told and never overwritten. */
import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { Statement } from '../../../core/hosting/statement.ts'
import type { Answered } from '../../../core/question.ts'
import { momentOf } from '../../format.ts'
import type { Saying } from '../../say.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { ProgrammeFields } from './ProgrammeFields.tsx'
import { draftOf, said, type Typed, typedOf } from './typed.ts'
import { useDraft } from './use-draft.ts'
import { useActing, useHostingWords } from './use-hosting.ts'

type Hosting = Answered<'hosting'>
type Props = { readonly hosting: Hosting; readonly saying: Saying; readonly onSubmitted: (receipt: string) => void }

function Lodging() {
  const words = useHostingWords()
  const options = Object.entries(words.lodgings).map(([value, label]) => ({ value, label }))
  return (
    <fieldset className="rowcard">
      <legend>
        <h3>{words.lodging}</h3>
      </legend>
      <div className="fields">
        <Form.Item name={['lodging', 'kind']} label={words.lodging} rules={[{ required: true, message: words.required }]}>
          <Select options={options} />
        </Form.Item>
        <Form.Item name={['lodging', 'beds']} label={words.beds}>
          <InputNumber min={0} max={999} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name={['lodging', 'note']} label={words.lodgingNote}>
          <Input maxLength={400} />
        </Form.Item>
      </div>
    </fieldset>
  )
}

function Arrival({ notBefore }: Pick<Hosting, 'notBefore'>) {
  const words = useHostingWords()
  const required = { required: true, message: words.required }
  return (
    <fieldset className="rowcard">
      <legend>
        <h3>{words.arrival}</h3>
      </legend>
      <div className="fields">
        <Form.Item name={['arrival', 'from']} label={words.from} extra={words.notBefore(notBefore)} rules={[required]}>
          <Input type="date" min={notBefore} />
        </Form.Item>
        <Form.Item
          name={['arrival', 'to']}
          label={words.to}
          dependencies={[['arrival', 'from']]}
          rules={[
            required,
            ({ getFieldValue }) => ({
              validator: (_rule, to: string | undefined) =>
                to && to < (getFieldValue(['arrival', 'from']) ?? '') ? Promise.reject(new Error(words.wrongDays)) : Promise.resolve(),
            }),
          ]}
        >
          <Input type="date" min={notBefore} />
        </Form.Item>
        <Form.Item name={['arrival', 'where']} label={words.where}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
    </fieldset>
  )
}

function ContactFields() {
  const words = useHostingWords()
  const required = { required: true, whitespace: true, message: words.required }
  return (
    <fieldset className="rowcard">
      <legend>
        <h3>{words.contact}</h3>
      </legend>
      <div className="fields">
        <Form.Item name={['contact', 'name']} label={words.contactName} rules={[required]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name={['contact', 'phone']} label={words.contactPhone} rules={[required, { min: 5, message: words.required }]}>
          <Input type="tel" maxLength={40} />
        </Form.Item>
      </div>
    </fieldset>
  )
}

function SavingNote({ draft, onReload }: { readonly draft: ReturnType<typeof useDraft>; readonly onReload: () => void }) {
  const words = useHostingWords()
  const { state, savedAt } = draft
  if (state === 'conflict')
    return (
      <span role="alert" className="row">
        <span className="late">{words.conflict}</span> <Button onClick={onReload}>{words.reload}</Button>
      </span>
    )
  const said = {
    clean: savedAt === undefined ? '' : words.saved(momentOf(savedAt)),
    typing: words.unsaved,
    saving: words.saving,
    failed: words.notSaved,
  }[state]
  return (
    <span role="status" className="quiet small">
      {said}
    </span>
  )
}

const useEditing = ({ hosting, onSubmitted }: Props) => {
  const [form] = Form.useForm<Typed>()
  const draft = useDraft(hosting.id, hosting.base)
  const { go, busy, outcome } = useActing('hosting')
  const typed = (): Typed => form.getFieldsValue(true)
  const changed = () => draft.change(draftOf(typed()))
  const takenOf = (id: string) => hosting.programmes.find(({ programme }) => programme === id)?.taken ?? 0
  const takeNobody = () => {
    form.setFieldsValue({ programmes: typed().programmes.map(one => ({ ...one, seats: takenOf(one.programme) })) })
    changed()
  }
  const submit = async () => {
    await draft.flush()
    const whole = said(typed())
    const came = await go(hosting.id, 'submit', { statement: Statement.safeParse(whole).data ?? whole })
    if (came.kind === 'done') onSubmitted(came.receipt)
  }
  return { form, draft, busy, outcome, changed, takeNobody, submit }
}

function Editing(props: Props & { readonly onReload: () => void }) {
  const { hosting, saying, onReload } = props
  const words = useHostingWords()
  const { form, draft, busy, outcome, changed, takeNobody, submit } = useEditing(props)
  const [first] = useState(() => typedOf(hosting))
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={first}
      onValuesChange={changed}
      onFinish={submit}
      scrollToFirstError
    >
      {hosting.programmes.map((programme, i) => (
        <ProgrammeFields key={programme.programme} programme={programme} i={i} saying={saying} />
      ))}
      <Lodging />
      <Arrival notBefore={hosting.notBefore} />
      <ContactFields />
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="hosting" />}
      <div className="bar row">
        <Button type="primary" htmlType="submit" autoInsertSpace={false} loading={busy} disabled={draft.state === 'conflict'}>
          {words.submit}
        </Button>
        <Button onClick={takeNobody}>{words.nobody}</Button>
        <SavingNote draft={draft} onReload={onReload} />
      </div>
    </Form>
  )
}

/** Loading the newest begins the form anew: what stood in it is what the other page has overtaken. */
export function StatementForm({ reload, ...props }: Props & { readonly reload: () => Promise<unknown> }) {
  const [nth, setNth] = useState(0)
  return <Editing key={nth} {...props} onReload={() => reload().then(() => setNth(nth + 1))} />
}
