/** One programme of the host: how many, of which disciplines, asked of whom, and who supervises. */
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import type { Answered } from '../../../core/question.ts'
import { disciplines } from '../../../core/standards/index.ts'
import type { Saying } from '../../say.ts'
import { useHostingWords } from './use-hosting.ts'

type Programme = Answered<'hosting'>['programmes'][number]
type Props = { readonly programme: Programme; readonly i: number; readonly saying: Saying }

function Seats({ programme: { agreed, taken }, i }: Props) {
  const words = useHostingWords()
  return (
    <>
      <Form.Item
        name={['programmes', i, 'seats']}
        label={words.seats}
        extra={taken > 0 ? `${words.agreed(agreed)} · ${words.takenNow(taken)}` : words.agreed(agreed)}
        rules={[
          { required: true, message: words.required },
          { type: 'integer', max: agreed, message: words.tooMany(agreed) },
          { type: 'integer', min: taken, message: words.tooFew(taken) },
        ]}
      >
        <InputNumber min={0} max={999} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={['programmes', i, 'couldTake']} label={words.couldTake} extra={words.couldTakeNote}>
        <InputNumber min={0} max={999} precision={0} style={{ width: '100%' }} />
      </Form.Item>
    </>
  )
}

function Supervisor({ n, label, remove }: { readonly n: number; readonly label: string; readonly remove: () => void }) {
  const words = useHostingWords()
  const required = { required: true, whitespace: true, message: words.required }
  return (
    <fieldset className="rowcard" aria-label={label}>
      <div className="fields">
        <Form.Item name={[n, 'name']} label={words.name} rules={[required]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name={[n, 'title']} label={words.title}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name={[n, 'field']} label={words.direction2}>
          <Input maxLength={120} />
        </Form.Item>
      </div>
      <div className="row">
        <Form.Item name={[n, 'isPublic']} valuePropName="checked" noStyle>
          <Checkbox>{words.isPublic}</Checkbox>
        </Form.Item>
        <Button size="small" autoInsertSpace={false} aria-label={`${words.remove}：${label}`} onClick={remove}>
          {words.remove}
        </Button>
      </div>
    </fieldset>
  )
}

function Supervisors({ i, name }: { readonly i: number; readonly name: string }) {
  const words = useHostingWords()
  return (
    <Form.List name={['programmes', i, 'supervisors']}>
      {(fields, { add, remove }) => (
        <div className="stack">
          <h4>{words.supervisors}</h4>
          {fields.map(({ key, name: n }, nth) => (
            <Supervisor key={key} n={n} label={words.nth(name, nth + 1)} remove={() => remove(n)} />
          ))}
          <p>
            <Button aria-label={words.addSupervisorTo(name)} disabled={fields.length >= 60} onClick={() => add({})}>
              {words.addSupervisor}
            </Button>
          </p>
        </div>
      )}
    </Form.List>
  )
}

export function ProgrammeFields(props: Props) {
  const { programme, i, saying } = props
  const words = useHostingWords()
  const { pick } = saying.texts
  const name = pick(programme.name)
  const options = disciplines.map(one => ({ value: one.code, label: pick(one.name) }))
  return (
    <fieldset className="rowcard">
      <legend>
        <h3>{name}</h3>
      </legend>
      <Form.Item name={['programmes', i, 'programme']} hidden noStyle>
        <Input />
      </Form.Item>
      <div className="fields">
        <Seats {...props} />
        <Form.Item name={['programmes', i, 'disciplines']} label={words.disciplines} rules={[{ required: true, message: words.required }]}>
          <Select mode="multiple" maxCount={20} showSearch={{ optionFilterProp: 'label' }} options={options} />
        </Form.Item>
      </div>
      <Form.Item name={['programmes', i, 'requirements']} label={words.requirements}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <Supervisors i={i} name={name} />
    </fieldset>
  )
}
