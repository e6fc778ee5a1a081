/** The form as officers read it: every part by name, the proofs beside what they prove. */
import type { OwnFact } from '../../../core/application/own-facts.ts'
import { type Fields, fieldsOf, listIn, textIn } from '../../json.ts'
import { type Saying, say } from '../../say.ts'
import { choicesOf, type Source } from './choices.ts'
import { fieldName } from './part-name.ts'
import { type Part, type Section, sectionsOf } from './sections.ts'

const proofOf: Readonly<Record<string, readonly string[]>> = {
  identity: ['identity', 'health'],
  education: ['education', 'degree'],
  title: ['title'],
  history: ['work'],
  request: ['other'],
  own: ['other'],
}

const ownShown = (name: string, fact: OwnFact, value: unknown, saying: Saying) =>
  fact.type === 'integer' ? `${say(value, saying, name)} ${saying.texts.pick(fact.unit)}` : say(value, saying, name)

const nameIn = (source: Source, value: unknown, saying: Saying) =>
  choicesOf(source, saying).find(choice => choice.value === value)?.label ?? say(value, saying)

const wishShown = (wish: unknown, i: number, saying: Saying) => {
  const { t } = saying.texts
  const supervisor = textIn(wish, 'supervisor')
  const contacted = fieldsOf(wish).contacted === true ? `（${t.form.fields.contacted}）` : ''
  const where = `${i + 1}. ${say(textIn(wish, 'host'), saying)} · ${say(textIn(wish, 'programme'), saying)}`
  return supervisor === undefined ? where : `${where} · ${supervisor}${contacted}`
}

const shown = (part: Part, value: unknown, saying: Saying) => {
  if (typeof part.control === 'object' && 'fact' in part.control) return ownShown(part.name, part.control.fact, value, saying)
  if (typeof part.control === 'object' && 'chooseMany' in part.control) {
    const { chooseMany } = part.control
    const chosen = Array.isArray(value) ? value : []
    return chosen.map(one => nameIn(chooseMany, one, saying)).join('、') || '—'
  }
  if (typeof part.control === 'object') return nameIn(part.control.choose, value, saying)
  if (part.control === 'file') return textIn(value, 'name') ?? '—'
  if (part.control === 'check') return value === true ? saying.texts.t.common.yes : saying.texts.t.common.no
  if (part.control === 'wishes')
    return Array.isArray(value) ? value.map((wish, i) => wishShown(wish, i, saying)).join('\n') : say(value, saying)
  return typeof value === 'string' ? value : say(value, saying)
}

/** A part that another one hides now was not asked, whatever is left in it. */
const isAsked = ({ when }: Part, values: Fields) => when === undefined || when.is.some(one => one === values[when.field])

function Parts({ section, values, saying }: { section: Section; values: Fields; saying: Saying }) {
  const present = section.parts.filter(part => isAsked(part, values) && (part.control === 'check' || values[part.name] !== undefined))
  return (
    <dl className="facts">
      {present.map(part => (
        <div key={part.name} className={part.wide ? 'wide' : undefined}>
          <dt>{fieldName(section.name, part.name, saying)}</dt>
          <dd style={{ whiteSpace: 'pre-wrap' }}>{shown(part, values[part.name], saying)}</dd>
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
            <h2>{saying.texts.t.form.sections[section.name]}</h2>
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
