/** The control of a field that the policy adds, by its type, with what is meant, what is taken and the clause that asks it; and fields of several rows. */
import { Button, Form, Input, InputNumber, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { wrongAnswer } from '../../../core/application/added.ts'
import type { AddedColumn, AddedField } from '../../../policy/shape.ts'
import { type Fields, fieldsOf } from '../../json.ts'
import type { Saying } from '../../say.ts'
import { addedWords } from '../../words/added.ts'
import { Clause } from '../law.tsx'
import { Reason } from './opening.tsx'
import { Tools, Undo } from './RowsInput.tsx'

type Rows = Extract<AddedField, { readonly type: 'rows' }>
type Simple = Exclude<AddedField, Rows> | AddedColumn

export const addedLabel = ({ label, required }: Simple | Rows, { texts }: Saying): string =>
  required ? texts.pick(label) : addedWords[texts.language].optional(texts.pick(label))

/** A text longer than this wants more than one line. */
const line = 60

/** A function and no component, so that the form gives value and change to the control itself. Files have a control of their own. */
export const addedControl = (field: Simple, { texts: { t, pick } }: Saying) => {
  if (field.type === 'day') return <Input type="date" min={field.earliest} max={field.latest} />
  if (field.type === 'number')
    return (
      <InputNumber
        style={{ width: '100%' }}
        precision={field.decimals ?? 0}
        maxLength={16}
        inputMode={field.decimals === undefined ? 'numeric' : 'decimal'}
        suffix={field.unit && pick(field.unit)}
      />
    )
  if (field.type === 'choice') {
    const options = field.choices.map(({ code, name }) => ({ value: code, label: pick(name) }))
    return <Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t.act.choose} options={options} />
  }
  if (field.type !== 'text') return <Input />
  return field.maxLength > line ? <Input.TextArea rows={3} maxLength={field.maxLength} showCount /> : <Input maxLength={field.maxLength} />
}

/** What is taken, in a few words. */
const takenBy = (field: Simple | Rows, { texts: { language, pick } }: Saying): string => {
  const words = addedWords[language]
  if (field.type === 'rows') return words.rows(field.minRows ?? 1, field.maxRows)
  if (field.type === 'file') return words.file
  if (field.type === 'day')
    return [field.earliest && words.least(field.earliest), field.latest && words.most(field.latest)].filter(Boolean).join('，')
  if (field.type !== 'number') return ''
  const decimals = field.decimals === undefined ? words.whole : words.decimals(field.decimals)
  return `${words.between(field.min, field.max, field.unit ? pick(field.unit) : '')}，${decimals}`
}

type NoteProps = { readonly field: Simple | Rows; readonly value?: unknown; readonly saying: Saying }
export function AddedNote({ field, value, saying }: NoteProps) {
  const { language, pick } = saying.texts
  const wrong = wrongAnswer(field, value)
  const taken = takenBy(field, saying)
  return (
    <div className="tight">
      {wrong && <span className="late">{addedWords[language].faults[wrong.fault]} </span>}
      {taken !== '' && <span className={wrong ? 'late' : undefined}>{taken} </span>}
      {field.help && <span>{pick(field.help)} </span>}
      {'clause' in field && <Clause id={field.clause} saying={saying} />}
    </div>
  )
}

function Cell({ column, row, list, saying }: { column: AddedColumn; row: number; list: readonly string[]; saying: Saying }) {
  const form = Form.useFormInstance()
  const typed = Form.useWatch([...list, row, column.code], form)
  return (
    <Form.Item
      name={[row, column.code]}
      label={addedLabel(column, saying)}
      extra={<AddedNote field={column} value={typed} saying={saying} />}
    >
      {addedControl(column, saying)}
    </Form.Item>
  )
}

type RowsProps = { readonly field: Rows; readonly saying: Saying; readonly disabled: boolean }
type Removed = { readonly at: number; readonly row: Fields }
type RowProps = { readonly field: Rows; readonly saying: Saying; readonly i: number; readonly name: number; readonly tools: ReactNode }

function Row({ field, saying, i, name, tools }: RowProps) {
  const list = ['added', field.code]
  return (
    <div className="rowcard" id={`${list.join('.')}.${i}`}>
      <div className="first">
        <h3>{saying.texts.t.form.row(i + 1)}</h3>
        {tools}
      </div>
      <div className="fields">
        {field.columns.map(column => (
          <Cell key={column.code} column={column} row={name} list={list} saying={saying} />
        ))}
      </div>
    </div>
  )
}

/** Each row can be copied, moved and removed, and a removal can be undone; no more of them than the policy takes. */
function RowsOf({ field, saying, disabled }: RowsProps) {
  const form = Form.useFormInstance()
  const [removed, setRemoved] = useState<Removed>()
  const list = ['added', field.code]
  const rowAt = (i: number): Fields => fieldsOf(form.getFieldValue([...list, i]))
  return (
    <Form.List name={list}>
      {(rows, { add, remove, move }) => {
        const isFull = rows.length >= field.maxRows
        const takeOut = (i: number) => {
          setRemoved({ at: i, row: rowAt(i) })
          remove(i)
        }
        const putBack = ({ at, row }: Removed) => {
          add(row, at)
          setRemoved(undefined)
        }
        const tools = (i: number) => {
          const copy = isFull ? {} : { copy: () => add(rowAt(i), i + 1) }
          return <Tools n={i + 1} saying={saying} {...copy} up={() => move(i, i - 1)} remove={() => takeOut(i)} />
        }
        const more = `${saying.texts.t.form.addRow}：${saying.texts.pick(field.label)}`
        return (
          <>
            {rows.map(({ key, name }, i) => (
              <Row key={key} field={field} saying={saying} i={i} name={name} tools={!disabled && tools(i)} />
            ))}
            <Undo removed={removed} saying={saying} onUndo={putBack} />
            {!disabled && !isFull && <Button onClick={() => add({})}>{more}</Button>}
          </>
        )
      }}
    </Form.List>
  )
}

export function AddedRows(props: RowsProps) {
  const { field, saying } = props
  const place = `added.${field.code}`
  return (
    <fieldset className="wide stack" id={place}>
      <legend>{addedLabel(field, saying)}</legend>
      <Reason place={place} saying={saying} />
      <AddedNote field={field} saying={saying} />
      <RowsOf {...props} />
    </fieldset>
  )
}
