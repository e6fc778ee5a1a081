/** One section of the application form: single fields, repeated rows, or one text; with why it came back, if it did. */
import { ConfigProvider, Form } from 'antd'
import { useContext } from 'react'
import { gapsIn } from '../../../core/application/wanted.ts'
import { dayOf } from '../../format.ts'
import { fieldsOf, listIn, textIn } from '../../json.ts'
import type { Saying } from '../../say.ts'
import { formWords } from '../../words/form.ts'
import { HealthConsent, NoticeTick } from '../consents/Ticks.tsx'
import { AddedRows } from './AddedInput.tsx'
import { OpeningContext, opensAt, Reason, useOpens } from './opening.tsx'
import { PartInput } from './PartInput.tsx'
import { ProofsInput } from './ProofsInput.tsx'
import { sectionName } from './part-name.ts'
import { RowsInput } from './RowsInput.tsx'
import type { Part, Section } from './sections.ts'

type Props = { readonly section: Section; readonly saying: Saying }

const isMonth = (text: string | undefined): text is string => text !== undefined && /^\d{4}-\d{2}$/.test(text)

/** The gaps of the history so far: a hint, and no refusal. */
function Gaps({ saying }: { readonly saying: Saying }) {
  const form = Form.useFormInstance()
  const typed = Form.useWatch('history', form)
  const periods = listIn({ typed }, 'typed').flatMap(period => {
    const { from, to } = { from: textIn(fieldsOf(period), 'from'), to: textIn(fieldsOf(period), 'to') }
    return isMonth(from) ? [{ from, ...(isMonth(to) && { to }) }] : []
  })
  const gaps = gapsIn(periods, dayOf(new Date().toISOString()).slice(0, 7))
  const words = formWords[saying.texts.language]
  if (gaps.length === 0) return null
  return (
    <div className="saying" role="status">
      <b>{words.gaps}</b>
      <ul>
        {gaps.map(({ from, to }) => (
          <li key={from}>{words.gap(from, to)}</li>
        ))}
      </ul>
    </div>
  )
}

/** One part of a section; a field that the policy adds may have rows of its own. */
function One({ section, part, saying }: Props & { readonly part: Part }) {
  const added = typeof part.control === 'object' && 'added' in part.control ? part.control.added : undefined
  const open = useOpens(`${section.name}.${part.name}`)
  if (added?.type === 'rows')
    return (
      <ConfigProvider componentDisabled={!open}>
        <AddedRows field={added} saying={saying} disabled={!open} />
      </ConfigProvider>
    )
  if (section.name === 'pledges' && part.name === 'informed' && saying.law?.policy.personalData) return <NoticeTick saying={saying} />
  if (section.name === 'identity' && part.name === 'healthy')
    return (
      <HealthConsent saying={saying}>
        {mayFill => <PartInput section="identity" part={part} saying={saying} path={['identity', 'healthy']} disabled={!mayFill} />}
      </HealthConsent>
    )
  const path = section.shape === 'text' ? [part.name] : [section.name, part.name]
  return <PartInput section={section.name} part={part} saying={saying} path={path} disabled={false} />
}

function Body({ section, saying, disabled }: Props & { readonly disabled: boolean }) {
  if (section.name === 'proofs') return <ProofsInput saying={saying} disabled={disabled} />
  if (section.shape === 'rows') return <RowsInput section={section} saying={saying} disabled={disabled} />
  return (
    <div className="fields">
      {section.parts.map(part => (
        <One key={part.name} section={section} part={part} saying={saying} />
      ))}
    </div>
  )
}

export function SectionInput({ section, saying }: Props) {
  const disabled = !opensAt(useContext(OpeningContext), section.name)
  return (
    <section className="block" id={`part-${section.name}`}>
      <header>
        <h2>{sectionName(section.name, saying)}</h2>
      </header>
      <div className="in">
        {section.shape !== 'text' && <Reason place={section.name} saying={saying} />}
        <Body section={section} saying={saying} disabled={disabled} />
        {section.name === 'history' && <Gaps saying={saying} />}
      </div>
    </section>
  )
}
