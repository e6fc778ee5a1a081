/** The control of one field of an action. */
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { fenOf } from '../../format.ts'
import { FollowUpFields } from '../afterwards/FollowUpFields.tsx'
import { FileDigest, FileDigests } from './FileInput.tsx'
import type { Field } from './fields.ts'
import { type Context, type Option, optionsFor } from './options.ts'

type Props = { readonly field: Field; readonly context: Context; readonly path?: readonly (string | number)[] }

const optionsOf = ({ field, context }: Props): readonly Option[] | undefined =>
  optionsFor(context, field.name) ??
  (field.options.length > 0 ? field.options.map(value => ({ value, label: context.texts.value(value) })) : undefined)

type SumProps = { readonly id?: string; readonly value?: number; readonly onChange?: (fen: number | undefined) => void }
/** Yuan as typed, whole fen in the form. */
function Sum({ id, value, onChange }: SumProps) {
  const shown = value === undefined ? '' : String(value / 100)
  return (
    <Input
      {...(id !== undefined && { id })}
      inputMode="decimal"
      suffix="元"
      defaultValue={shown}
      onChange={event => onChange?.(fenOf(event.target.value))}
    />
  )
}

const controls = (props: Props): ReactNode => {
  const { field, context } = props
  const label = context.texts.field(field.name)
  const options = optionsOf(props)
  if (field.kind === 'choices' || (field.kind === 'texts' && options))
    return <Checkbox.Group options={[...(options ?? [])]} className="tight" />
  if (options && field.kind !== 'boolean')
    return <Select showSearch={{ optionFilterProp: 'label' }} allowClear={!field.required} options={[...options]} />
  switch (field.kind) {
    case 'longText':
      return <Input.TextArea rows={4} maxLength={field.most} showCount={field.most !== undefined} />
    case 'integer':
      return <InputNumber style={{ width: '100%' }} precision={0} />
    case 'sum':
      return <Sum />
    case 'day':
      return <Input type="date" />
    case 'month':
      return <Input type="month" />
    case 'file':
      return <FileDigest label={label} />
    case 'files':
      return <FileDigests label={label} />
    case 'texts':
      return <Select mode="tags" open={false} />
    default:
      return <Input maxLength={field.most} />
  }
}

function RowsInput({ field, context, path = [] }: Props) {
  const { t } = context.texts
  return (
    <Form.List name={[...path, field.name]} initialValue={[{}]}>
      {(items, { add, remove }) => (
        <fieldset style={{ border: 0, padding: 0, margin: '0 0 16px' }}>
          <legend>{context.texts.field(field.name)}</legend>
          {items.map(({ key, name }, i) => (
            <div key={key} className="rowcard">
              <div className="first">
                <span className="quiet">{t.form.row(i + 1)}</span>
                <Button size="small" autoInsertSpace={false} onClick={() => remove(name)} aria-label={t.form.removeRow(i + 1)}>
                  {t.act.remove}
                </Button>
              </div>
              {field.of.map(part => (
                <FieldInput key={part.name} field={part} context={context} path={[name]} />
              ))}
            </div>
          ))}
          <Button onClick={() => add({})}>{t.act.add}</Button>
        </fieldset>
      )}
    </Form.List>
  )
}

/** One question of the policy each, answered by one of the same values. */
function AnswersInput({ field, context }: Props) {
  const { texts } = context
  if (context.action === 'followUp') return field.name === 'answers' && <FollowUpFields law={context.law} texts={texts} />
  const values = field.options.map(value => ({ value, label: texts.value(value) }))
  return (optionsFor(context, field.name) ?? []).map(({ value, label }) => (
    <Form.Item key={value} name={[field.name, value]} label={label} rules={[{ required: true, message: texts.t.act.required }]}>
      {values.length > 0 ? <Select options={values} /> : <Input />}
    </Form.Item>
  ))
}

export function FieldInput(props: Props) {
  const { field, context, path = [] } = props
  const { texts } = context
  if (field.kind === 'rows') return <RowsInput {...props} />
  if (field.kind === 'answers') return <AnswersInput {...props} />
  if (field.kind === 'group')
    return field.of.map(part => <FieldInput key={part.name} field={part} context={context} path={[...path, field.name]} />)
  const label = texts.field(field.name)
  const name = [...path, field.name]
  if (field.kind === 'boolean') {
    return (
      <Form.Item name={name} valuePropName="checked">
        <Checkbox>{label}</Checkbox>
      </Form.Item>
    )
  }
  const list = field.kind === 'texts' || field.kind === 'choices'
  const shown = field.required ? label : texts.t.act.optional(label)
  return (
    <Form.Item name={name} label={shown} rules={[{ required: field.required && !list, message: texts.t.act.required }]}>
      {controls(props)}
    </Form.Item>
  )
}
