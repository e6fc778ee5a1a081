/** Gives somebody a seat: a role at an organisation from a day on. */
import { Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { type SeatRole, seatRoles } from '../../../core/facts.ts'
import { keeperGives } from '../../../core/office/administrators.ts'
import type { Answered } from '../../../core/question.ts'
import { useAsk, useSession } from '../../queries.ts'
import { useTexts } from '../../texts.ts'
import { panelWords } from '../../words/panel.ts'
import { FormEnd } from './FormEnd.tsx'
import { useDeed, useOfficeWords } from './use-office.ts'

type Props = {
  readonly account?: string | undefined
  readonly name?: string | undefined
  readonly offices: Answered<'office'>['offices']
  readonly today: string
}
type Typed = {
  readonly role: SeatRole
  readonly organisation: string
  readonly from: string
  readonly to?: string
  readonly worksAt?: string
}

const kinds = ['employer', 'body', 'host', 'ministry'] as const
/** A leader gives the hats of the own office; a keeper of rights every hat but the clock's and their own. */
const rolesFor = (leader: boolean, seats: Parameters<typeof keeperGives>[0]): readonly SeatRole[] =>
  leader ? ['department', 'finance', 'expert'] : seatRoles.filter(role => role !== 'clock' && keeperGives(seats, role))

type Choosing = {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (id: string) => void
  readonly role: SeatRole | undefined
}
/** The organisations of the kind that a role belongs to, found by name. */
function OrganisationSelect({ id, value, onChange, role }: Choosing) {
  const { pick } = useTexts()
  const words = useOfficeWords()
  const [typed, setTyped] = useState('')
  const kind = kinds.find(one => one === role) ?? 'department'
  const { data } = useAsk('organisations', { kind, q: typed, limit: 50 }, role !== undefined)
  return (
    <Select
      {...(id !== undefined && { id })}
      {...(value !== undefined && { value })}
      disabled={role === undefined}
      options={(data?.rows ?? []).map(one => ({ value: one.id, label: pick(one.name) }))}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={words.nobody}
      onChange={chosen => onChange?.(chosen)}
    />
  )
}

function Fields({ offices, today }: Pick<Props, 'offices' | 'today'>) {
  const { t, pick, language, role: roleName } = useTexts()
  const words = useOfficeWords()
  const form = Form.useFormInstance<Typed>()
  const role = Form.useWatch('role', form)
  const { data: session } = useSession()
  const own = (session?.seats ?? []).filter(({ holder }) => holder === null)
  const required = { required: true, message: t.act.required }
  return (
    <>
      <Form.Item name="role" label={words.role} rules={[required]}>
        <Select
          options={rolesFor(offices.length > 0, own).map(value => ({ value, label: roleName(value) }))}
          onChange={() => offices.length === 0 && form.setFieldValue('organisation', undefined)}
        />
      </Form.Item>
      <Form.Item name="organisation" label={words.organisation} rules={[required]}>
        {offices.length > 0 ? (
          <Select options={offices.map(({ id, name }) => ({ value: id, label: pick(name) }))} />
        ) : (
          <OrganisationSelect role={role} />
        )}
      </Form.Item>
      {role === 'expert' && (
        <Form.Item name="worksAt" label={panelWords[language].worksAt} extra={panelWords[language].worksAtNote} rules={[required]}>
          <Input maxLength={200} />
        </Form.Item>
      )}
      <Form.Item name="from" label={words.from} rules={[required]}>
        <Input type="date" min={today} />
      </Form.Item>
      <Form.Item name="to" label={words.toOptional}>
        <Input type="date" min={today} />
      </Form.Item>
    </>
  )
}

function Asking({ account, offices, today, onClose }: Props & { readonly onClose: () => void }) {
  const words = useOfficeWords()
  const { problems, busy, send } = useDeed('giveSeat', onClose)
  const finish = ({ to, ...typed }: Typed) => send({ account, ...typed, ...(to && { to }) })
  return (
    <Form<Typed>
      layout="vertical"
      requiredMark={false}
      noValidate
      initialValues={{ from: today, ...(offices.length === 1 && { organisation: offices[0]?.id }) }}
      onFinish={finish}
    >
      <Fields offices={offices} today={today} />
      <FormEnd problems={problems} busy={busy} label={words.give} onClose={onClose} />
    </Form>
  )
}

export function GiveSeat(props: Props & { readonly name: string }) {
  const words = useOfficeWords()
  const [open, setOpen] = useState(false)
  const title = words.giveTo(props.name)
  return (
    <>
      <Button size="small" aria-label={`${words.give}：${props.name}`} onClick={() => setOpen(true)}>
        {words.give}
      </Button>
      <Modal open={open} title={title} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <Asking {...props} onClose={() => setOpen(false)} />
      </Modal>
    </>
  )
}
