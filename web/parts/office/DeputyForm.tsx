/** Names who acts for the holder of a seat, from one day to another. */
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { SeatLine } from '../../../core/office/questions.ts'
import { useTexts } from '../../texts.ts'
import { FormEnd } from './FormEnd.tsx'
import { PersonSelect } from './PersonSelect.tsx'
import { useDeed, useOfficeWords } from './use-office.ts'

type Props = { readonly seat: SeatLine; readonly holder: string; readonly name: string; readonly own: boolean; readonly today: string }
type Typed = { readonly deputy: string; readonly from: string; readonly to: string }

function Asking({ seat, holder, own, today, onClose }: Props & { readonly onClose: () => void }) {
  const { t } = useTexts()
  const words = useOfficeWords()
  const { problems, busy, send } = useDeed('deputise', onClose)
  const required = { required: true, message: t.act.required }
  return (
    <Form<Typed>
      layout="vertical"
      requiredMark={false}
      noValidate
      initialValues={{ from: seat.from > today ? seat.from : today }}
      onFinish={typed => send({ seat: seat.id, ...typed })}
    >
      <p className="quiet small">{words.deputyNote}</p>
      <Form.Item name="deputy" label={words.deputy} rules={[required]}>
        <PersonSelect but={holder} organisation={own ? seat.organisation : undefined} />
      </Form.Item>
      <Form.Item name="from" label={words.from} rules={[required]}>
        <Input type="date" min={today} max={seat.to} />
      </Form.Item>
      <Form.Item name="to" label={words.to} rules={[required]}>
        <Input type="date" min={today} max={seat.to} />
      </Form.Item>
      <FormEnd problems={problems} busy={busy} label={words.deputise} onClose={onClose} />
    </Form>
  )
}

/** The button, and the form behind it. */
export function NameDeputy(props: Props) {
  const { seat, name } = props
  const { role } = useTexts()
  const words = useOfficeWords()
  const [open, setOpen] = useState(false)
  const title = words.deputiseFor(role(seat.role), name)
  return (
    <>
      <Button size="small" aria-label={title} onClick={() => setOpen(true)}>
        {words.deputise}
      </Button>
      <Modal open={open} title={title} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <Asking {...props} onClose={() => setOpen(false)} />
      </Modal>
    </>
  )
}
