/** The answers of the self-check on their way into the form: taken out of the address at once, and kept for this tab until the application begins; the phone likewise. */
import { normalisePhone } from '../../core/phone.ts'
import { type Fields, fieldsOf, isFields, textIn } from '../json.ts'
import { remember } from '../settings.ts'

const mark = '#answers='
const key = 'answers'
let held: string | undefined

const textOf = (encoded: string) => {
  const bytes = Uint8Array.from(atob(encoded.replaceAll('-', '+').replaceAll('_', '/')), sign => sign.charCodeAt(0))
  return new TextDecoder().decode(bytes)
}

/** Called before anything is drawn. What can't be read is dropped: the person answers again in the form. */
export const takeAnswers = (): void => {
  const { hash, pathname, search } = window.location
  if (!hash.startsWith(mark)) return
  window.history.replaceState(null, '', pathname + search)
  try {
    held = textOf(hash.slice(mark.length))
    const round = textIn(JSON.parse(held), 'round')
    if (round !== undefined) remember('round', round)
    sessionStorage.setItem(key, held)
  } catch {
    // Without storage they last as long as the page.
  }
}

let phone: string | undefined

/** Whoever came in by a phone need not type its number again. Kept as long as the page. */
export const keepPhone = (typed: string): void => {
  phone = normalisePhone(typed)
}
export const findPhone = () => phone

export const findAnswers = (round: string): Fields | undefined => {
  try {
    const answers = fieldsOf(JSON.parse(held ?? sessionStorage.getItem(key) ?? '{}'))
    return answers.round === round && isFields(answers.form) ? answers.form : undefined
  } catch {
    return undefined
  }
}

export const forgetAnswers = (): void => {
  held = undefined
  phone = undefined
  try {
    sessionStorage.removeItem(key)
  } catch {
    // There was none.
  }
}
