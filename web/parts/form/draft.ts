/** Between what stands in the form's controls and what the catalogue takes and the criteria look at. Pure. */
import { addedFields } from '../../../core/application/added.ts'
import { ownFacts, ownGiven } from '../../../core/application/own-facts.ts'
import { educationCodes, highestEducation, parseCitizenNumber } from '../../../core/standards/index.ts'
import type { Policy } from '../../../policy/shape.ts'
import { type Fields, fieldsOf, isFields, listIn, textIn } from '../../json.ts'

const isEmpty = (value: unknown) => value === undefined || value === null || value === ''

/** Without what was left empty: a draft holds only what was typed. */
const withoutEmpty = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.filter(item => item !== undefined && item !== null).map(withoutEmpty)
  if (!isFields(value)) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, part]) => (isEmpty(part) ? [] : [[key, withoutEmpty(part)]])))
}

const isWholeProof = (proof: unknown) => textIn(proof, 'of') !== undefined && textIn(fieldsOf(proof).file, 'sha256') !== undefined

/** The two parts whose fields are the policy's own. */
const named = ['own', 'added'] as const

const askedIn = (draft: Fields, part: (typeof named)[number], policy: Policy | undefined): Fields => {
  const codes = policy && (part === 'own' ? ownFacts(policy).map(([fact]) => fact) : addedFields(policy).map(({ code }) => code))
  return Object.fromEntries(Object.entries(fieldsOf(draft[part])).filter(([code]) => codes === undefined || codes.includes(code)))
}

/** Whether a draft holds answers that are not asked any more, as after an amendment of the rules: they have no control in which they could be cleared. */
export const letsGo = (draft: unknown, policy: Policy | undefined): boolean =>
  named.some(part => Object.keys(fieldsOf(fieldsOf(draft)[part])).length > Object.keys(askedIn(fieldsOf(draft), part, policy)).length)

/** What is saved. A proof without its file is not a proof yet, and an answer that the policy does not ask is let go. */
export const draftOf = (typed: unknown, policy: Policy | undefined): Fields => {
  const { own: _, added: __, ...draft } = fieldsOf(withoutEmpty(typed))
  const answered = named.flatMap(part => {
    const asked = askedIn(fieldsOf(withoutEmpty(typed)), part, policy)
    return Object.keys(asked).length > 0 ? [[part, asked]] : []
  })
  const wishes = listIn(draft.request, 'preferences').filter(wish => textIn(wish, 'host') && textIn(wish, 'programme'))
  return {
    ...draft,
    ...Object.fromEntries(answered),
    ...(isFields(draft.request) && {
      request: { ...draft.request, ...(Array.isArray(draft.request.preferences) && { preferences: wishes }) },
    }),
    ...(Array.isArray(draft.proofs) && { proofs: draft.proofs.filter(isWholeProof) }),
  }
}

/** The other way: what was saved, as the controls hold it. */
export const typedOf = (form: unknown): Fields => {
  const typed = fieldsOf(form)
  return { ...typed, request: { ...fieldsOf(typed.request), preferences: listIn(typed.request, 'preferences') } }
}

const workIn = (form: Fields) =>
  listIn(form, 'history').flatMap(period => {
    const { from, to, sameProfession, thisEmployer } = fieldsOf(period)
    if (typeof from !== 'string' || !/^\d{4}-\d{2}$/.test(from)) return []
    return [
      {
        from,
        ...(typeof to === 'string' && /^\d{4}-\d{2}$/.test(to) && { to }),
        sameProfession: sameProfession === true,
        ...(typeof thisEmployer === 'boolean' && { thisEmployer }),
      },
    ]
  })

/** The facts that a half-filled form gives; what is missing stays unknown, and so does what others vouch for. */
export const factsIn = (form: Fields, attested: Fields, policy: Policy | undefined): Fields => {
  const identity = fieldsOf(form.identity)
  const parsed = parseCitizenNumber(String(identity.citizenNumber ?? ''))
  const codes = listIn(form, 'education').flatMap(one => educationCodes.find(code => code === textIn(one, 'education')) ?? [])
  const work = workIn(form)
  const facts = {
    ...(policy && ownGiven(policy, form.own)),
    birthDate: parsed.ok ? parsed.birthDate : undefined,
    ethnicGroup: identity.ethnicGroup,
    healthy: identity.healthy,
    conductPledged: fieldsOf(form.pledges).conduct,
    education: highestEducation(codes),
    titleLevel: fieldsOf(form.title).level,
    work: work.length > 0 ? work : undefined,
    employerLevel: fieldsOf(form.employer).level,
    fieldServed: fieldsOf(form.request).fieldServed,
    ...attested,
  }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}

/** What the controls are given when the form changed elsewhere: a value that is gone is told as undefined, or its control would keep it. */
export const withHoles = (before: Fields, after: Fields): Fields => {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const part = (key: string) => {
    const [was, is] = [before[key], after[key]]
    if (isFields(was) && (isFields(is) || is === undefined)) return withHoles(was, fieldsOf(is))
    return is
  }
  return Object.fromEntries(keys.map(key => [key, part(key)]))
}
