/** One section of the application form: single fields, repeated rows, or one text. */
import { Button, Form } from 'antd'
import type { Saying } from '../../say.ts'
import { PartInput } from './PartInput.tsx'
import { ProofsInput } from './ProofsInput.tsx'
import type { Section } from './sections.ts'

type Props = { readonly section: Section; readonly saying: Saying; readonly disabled: boolean }

function RowsSection({ section, saying, disabled }: Props) {
  const { t } = saying.texts
  return (
    <Form.List name={section.name}>
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }, i) => (
            <div key={key} className="rowcard" id={`${section.name}.${i}`}>
              <div className="first">
                <h3>{t.form.row(i + 1)}</h3>
                {!disabled && (
                  <Button size="small" autoInsertSpace={false} aria-label={t.form.removeRow(i + 1)} onClick={() => remove(name)}>
                    {t.act.remove}
                  </Button>
                )}
              </div>
              <div className="fields">
                {section.parts.map(part => (
                  <RowPart key={part.name} section={section} row={name} name={part.name} saying={saying} disabled={disabled} />
                ))}
              </div>
            </div>
          ))}
          {!disabled && <Button onClick={() => add({})}>{t.form.addRow}</Button>}
        </>
      )}
    </Form.List>
  )
}

/** Within a list the control's name starts at the row; what it watches starts at the form. */
function RowPart({ section, row, name, saying, disabled }: Props & { row: number; name: string }) {
  const part = section.parts.find(one => one.name === name)
  if (!part) return null
  return <PartInput section={section.name} part={part} saying={saying} path={[row, name]} disabled={disabled} />
}

function Body(props: Props) {
  const { section, saying, disabled } = props
  if (section.name === 'proofs') return <ProofsInput saying={saying} disabled={disabled} />
  if (section.shape === 'rows') return <RowsSection {...props} />
  return (
    <div className="fields">
      {section.parts.map(part => (
        <PartInput
          key={part.name}
          section={section.name}
          part={part}
          saying={saying}
          path={section.shape === 'text' ? [part.name] : [section.name, part.name]}
          disabled={disabled}
        />
      ))}
    </div>
  )
}

export function SectionInput(props: Props) {
  const { section, saying } = props
  return (
    <section className="block" id={`part-${section.name}`}>
      <header>
        <h2>{saying.texts.t.form.sections[section.name]}</h2>
      </header>
      <div className="in">
        <Body {...props} />
      </div>
    </section>
  )
}
