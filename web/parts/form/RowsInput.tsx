/** A part of the form with rows: each can be copied, moved and removed, and a removal can be undone. */
import { Button, Form } from 'antd'
import { type ReactNode, useState } from 'react'
import { type Fields, fieldsOf, listIn } from '../../json.ts'
import type { Saying } from '../../say.ts'
import { formWords } from '../../words/form.ts'
import { Reason } from './opening.tsx'
import { PartInput } from './PartInput.tsx'
import type { Section } from './sections.ts'

type Props = { readonly section: Section; readonly saying: Saying; readonly disabled: boolean }
type Removed = { readonly at: number; readonly row: Fields }

/** Within a list the control's name starts at the row; what it watches starts at the form. */
function RowPart({ section, row, name, saying }: Omit<Props, 'disabled'> & { row: number; name: string }) {
  const part = section.parts.find(one => one.name === name)
  if (!part) return null
  return <PartInput section={section.name} part={part} saying={saying} path={[row, name]} disabled={false} />
}

type ToolsProps = {
  readonly n: number
  readonly saying: Saying
  /** Missing where no further row is taken. */
  readonly copy?: () => void
  readonly up: () => void
  readonly remove: () => void
}
export function Tools({ n, saying, copy, up, remove }: ToolsProps) {
  const { t } = saying.texts
  const words = formWords[saying.texts.language]
  return (
    <div className="row">
      {n > 1 && (
        <Button size="small" autoInsertSpace={false} aria-label={words.upRow(n)} onClick={up}>
          {t.form.moveUp}
        </Button>
      )}
      {copy && (
        <Button size="small" autoInsertSpace={false} aria-label={words.twiceRow(n)} onClick={copy}>
          {words.twice}
        </Button>
      )}
      <Button size="small" autoInsertSpace={false} aria-label={t.form.removeRow(n)} onClick={remove}>
        {t.act.remove}
      </Button>
    </div>
  )
}

type RowProps = Omit<Props, 'disabled'> & { readonly i: number; readonly name: number; readonly tools: ReactNode }
function Row({ section, saying, i, name, tools }: RowProps) {
  return (
    <div className="rowcard" id={`${section.name}.${i}`}>
      <Reason place={`${section.name}.${i}`} saying={saying} />
      <div className="first">
        <h3>{saying.texts.t.form.row(i + 1)}</h3>
        {tools}
      </div>
      <div className="fields">
        {section.parts.map(part => (
          <RowPart key={part.name} section={section} row={name} name={part.name} saying={saying} />
        ))}
      </div>
    </div>
  )
}

export function Undo({
  removed,
  saying,
  onUndo,
}: {
  readonly removed: Removed | undefined
  readonly saying: Saying
  readonly onUndo: (removed: Removed) => void
}) {
  const words = formWords[saying.texts.language]
  if (!removed) return null
  return (
    <p className="row" role="status">
      {words.removed(removed.at + 1)}
      <Button size="small" onClick={() => onUndo(removed)}>
        {words.undo}
      </Button>
    </p>
  )
}

export function RowsInput({ section, saying, disabled }: Props) {
  const form = Form.useFormInstance()
  const [removed, setRemoved] = useState<Removed>()
  const rowAt = (i: number): Fields => fieldsOf(listIn(form.getFieldsValue(true), section.name)[i])
  return (
    <Form.List name={section.name}>
      {(rows, { add, remove, move }) => {
        const takeOut = (name: number) => {
          setRemoved({ at: name, row: rowAt(name) })
          remove(name)
        }
        const putBack = ({ at, row }: Removed) => {
          add(row, at)
          setRemoved(undefined)
        }
        const tools = (i: number, name: number) => (
          <Tools n={i + 1} saying={saying} copy={() => add(rowAt(name), i + 1)} up={() => move(i, i - 1)} remove={() => takeOut(name)} />
        )
        return (
          <>
            {rows.map(({ key, name }, i) => (
              <Row key={key} section={section} saying={saying} i={i} name={name} tools={!disabled && tools(i, name)} />
            ))}
            <Undo removed={removed} saying={saying} onUndo={putBack} />
            {!disabled && <Button onClick={() => add({})}>{saying.texts.t.form.addRow}</Button>}
          </>
        )
      }}
    </Form.List>
  )
}
