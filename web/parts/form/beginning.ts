/** What a new form begins with: the person's earlier form, the answers of the self-check, and the phone by which they came in. Pure. */
import { type Fields, fieldsOf, isFields } from '../../json.ts'

/** The answers are newer and win field by field; of rows the earlier form has the whole, where the answers have one figure of one. */
const joined = (former: Fields, answers: Fields): Fields => ({
  ...answers,
  ...Object.fromEntries(
    Object.entries(former).map(([part, value]) => [part, isFields(value) ? { ...value, ...fieldsOf(answers[part]) } : value]),
  ),
})

export const beginningOf = (former: unknown, answers: unknown, phone: string | undefined): Fields => {
  const joinedForm = joined(fieldsOf(former), fieldsOf(answers))
  // What the self-check asked of health stays on the device: on a form it is said after the consent.
  const { healthy: _, ...identity } = fieldsOf(joinedForm.identity)
  const form = joinedForm.identity === undefined ? joinedForm : { ...joinedForm, identity }
  return phone === undefined ? form : { ...form, identity: { ...fieldsOf(form.identity), phone } }
}
