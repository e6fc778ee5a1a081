/** How the parts of a form are read: what each says in words, which of them were asked, and which proofs prove them. Pure. */
import { answerInWords } from '../../../core/application/added.ts'
import type { OwnFact } from '../../../core/application/own-facts.ts'
import { type Fields, fieldsOf, textIn } from '../../json.ts'
import { type Saying, say } from '../../say.ts'
import { choicesOf, type Source } from './choices.ts'
import type { Part } from './sections.ts'

/** The kinds of proofs of a part of the form, the nearest first. */
export const proofOf: Readonly<Record<string, readonly string[]>> = {
  identity: ['identity', 'health'],
  education: ['education', 'degree'],
  employer: ['work'],
  title: ['title'],
  history: ['work'],
  achievements: ['other'],
  results: ['other'],
  request: ['invitation', 'other'],
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

/** A value of the form in words. */
export const shown = (part: Part, value: unknown, saying: Saying) => {
  if (typeof part.control === 'object' && 'fact' in part.control) return ownShown(part.name, part.control.fact, value, saying)
  if (typeof part.control === 'object' && 'chooseMany' in part.control) {
    const { chooseMany } = part.control
    const chosen = Array.isArray(value) ? value : []
    return chosen.map(one => nameIn(chooseMany, one, saying)).join('、') || '—'
  }
  if (typeof part.control === 'object' && 'added' in part.control) return answerInWords(part.control.added, value, saying.texts.pick) || '—'
  if (typeof part.control === 'object') return nameIn(part.control.choose, value, saying)
  if (part.control === 'file') return textIn(value, 'name') ?? '—'
  if (part.control === 'check') return value === true ? saying.texts.t.common.yes : saying.texts.t.common.no
  if (part.control === 'wishes')
    return Array.isArray(value) ? value.map((wish, i) => wishShown(wish, i, saying)).join('\n') : say(value, saying)
  return typeof value === 'string' ? value : say(value, saying)
}

/** A part that another one hides now was not asked, whatever is left in it. */
export const isAsked = ({ when }: Part, values: Fields) => when === undefined || when.is.some(one => one === values[when.field])
