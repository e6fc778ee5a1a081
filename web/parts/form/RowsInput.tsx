/** A part of the form with rows: each can be copied, moved and removed, and a removal can be undone. */
import { Button, Form } from 'antd'
import { useState } from 'react'
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
  readonly copy: () => void
  readonly up: () => void
  readonly remove: () => void
}
function Tools({ n, saying, copy, up, remove }: ToolsProps) {
  const { t } = saying.texts
  const words = formWords[saying.texts.language]
  return (
    <div className="row">
      {n > 1 && (
        <Button size="small" aria-label={words.upRow(n)} onClick={up}>
          {t.form.moveUp}
        </Button>
      )}
      <Button size="small" aria-label={words.twiceRow(n)} onClick={copy}>
        {words.twice}
      </Button>
      <Button size="small" autoInsertSpace={false} aria-label={t.form.removeRow(n)} onClick={remove}>
        {t.act.remove}
      </Button>
    </div>
  )
}

export function RowsInput({ section, saying, disabled }: Props) {
  const { t } = saying.texts
  const words = formWords[saying.texts.language]
  const form = Form.useFormInstance()
  const [removed, setRemoved] = useState<Removed>()
  const rowAt = (i: number): Fields => fieldsOf(listIn(form.getFieldsValue(true), section.name)[i])
  return (
    <Form.List name={section.name}>
      {(rows, { add, remove, move }) => (
        <>
          {rows.map(({ key, name }, i) => (
            <div key={key} className="rowcard" id={`${section.name}.${i}`}>
              <Reason place={`${section.name}.${i}`} saying={saying} />
              <div className="first">
                <h3>{t.form.row(i + 1)}</h3>
                {!disabled && (
                  <Tools
                    n={i + 1}
                    saying={saying}
                    copy={() => add(rowAt(name), i + 1)}
                    up={() => move(i, i - 1)}
                    remove={() => {
                      setRemoved({ at: i, row: rowAt(name) })
                      remove(name)
                    }}
                  />
                )}
              </div>
              <div className="fields">
                {section.parts.map(part => (
                  <RowPart key={part.name} section={section} row={name} name={part.name} saying={saying} />
                ))}
              </div>
            </div>
          ))}
          {removed && (
            <p className="row" role="status">
              {words.removed(removed.at + 1)}
              <Button
                size="small"
                onClick={() => {
                  add(removed.row, removed.at)
                  setRemoved(undefined)
                }}
              >
                {words.undo}
              </Button>
            </p>
          )}
          {!disabled && <Button onClick={() => add({})}>{t.form.addRow}</Button>}
        </>
      )}
    </Form.List>
  )
}
