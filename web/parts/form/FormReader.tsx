/** The form as officers read it: every part by name, the proofs beside what they prove. */
import { type Fields, fieldsOf, listIn, textIn } from '../../json.ts'
import { type Saying, say } from '../../say.ts'
import { fieldName, sectionName } from './part-name.ts'
import { isAsked, proofOf, shown } from './reading.ts'
import { type Part, type Section, sectionsOf } from './sections.ts'

/** A file of a field that the policy adds can be opened where it stands. */
function Shown({ part, value, saying }: { part: Part; value: unknown; saying: Saying }) {
  const words = shown(part, value, saying)
  const isFile = typeof part.control === 'object' && 'added' in part.control && part.control.added.type === 'file'
  const sha256 = isFile ? textIn(value, 'sha256') : undefined
  if (sha256 === undefined) return words
  return (
    <a href={`/api/files/${sha256}`} target="_blank" rel="noreferrer">
      {words}
    </a>
  )
}

function Parts({ section, values, saying }: { section: Section; values: Fields; saying: Saying }) {
  const present = section.parts.filter(part => isAsked(part, values) && (part.control === 'check' || values[part.name] !== undefined))
  return (
    <dl className="facts">
      {present.map(part => (
        <div key={part.name} className={part.wide ? 'wide' : undefined}>
          <dt>{fieldName(section.name, part.name, saying)}</dt>
          <dd style={{ whiteSpace: 'pre-wrap' }}>
            <Shown part={part} value={values[part.name]} saying={saying} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Proofs({ section, form, saying }: { section: string; form: Fields; saying: Saying }) {
  const proofs = listIn(form, 'proofs').filter(proof => proofOf[section]?.includes(textIn(proof, 'of') ?? ''))
  if (proofs.length === 0) return null
  return (
    <p className="row">
      <span className="quiet small">{saying.texts.t.form.proofsBeside}</span>
      {proofs.map(proof => {
        const { sha256, name } = fieldsOf(fieldsOf(proof).file)
        return (
          <a key={String(sha256)} href={`/api/files/${String(sha256)}`} target="_blank" rel="noreferrer">
            {say(textIn(proof, 'of'), saying)}：{String(name)}
          </a>
        )
      })}
    </p>
  )
}

function Content({ section, form, saying }: { section: Section; form: Fields; saying: Saying }) {
  if (section.shape === 'text') return <p style={{ whiteSpace: 'pre-wrap' }}>{textIn(form, section.name) ?? '—'}</p>
  if (section.shape === 'one') return <Parts section={section} values={fieldsOf(form[section.name])} saying={saying} />
  return listIn(form, section.name).map((row, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a handed-in form never changes its order
    <Parts key={i} section={section} values={fieldsOf(row)} saying={saying} />
  ))
}

export function FormReader({ form, saying }: { form: Fields; saying: Saying }) {
  return (
    <div className="stack">
      {sectionsOf(saying.law).map(section => (
        <section key={section.name} className="block">
          <header>
            <h2>{sectionName(section.name, saying)}</h2>
          </header>
          <div className="in stack">
            <Content section={section} form={form} saying={saying} />
            <Proofs section={section.name} form={form} saying={saying} />
          </div>
        </section>
      ))}
    </div>
  )
}
