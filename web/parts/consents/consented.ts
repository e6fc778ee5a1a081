/** What a form may hold by the consents that are ticked on it, and which are still asked for. Pure. */
import { consentKinds, newestOf } from '../../../core/application/consents.ts'
import type { Policy } from '../../../policy/shape.ts'
import { type Fields, fieldsOf, listIn, textIn } from '../../json.ts'

const without = (fields: Fields, name: string): Fields => Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name))

/** Nothing of health without the consent apart; and who ticks the notice is informed by it. */
export const consentedOf = (draft: Fields, policy: Policy | undefined): Fields => {
  if (!policy?.personalData) return draft
  const pledges = fieldsOf(draft.pledges)
  const { notice, health } = pledges
  const ticked = { ...without(pledges, 'informed'), ...(typeof notice === 'string' && { informed: true }) }
  const form = Object.keys(ticked).length > 0 ? { ...draft, pledges: ticked } : without(draft, 'pledges')
  if (typeof health === 'string') return form
  return {
    ...form,
    ...(draft.identity !== undefined && { identity: without(fieldsOf(draft.identity), 'healthy') }),
    ...(Array.isArray(draft.proofs) && { proofs: listIn(draft, 'proofs').filter(proof => textIn(proof, 'of') !== 'health') }),
  }
}

const places = { notice: 'pledges.notice', health: 'identity.healthConsent' } as const

/** The places of consents that are not given in the version that is asked for. */
export const consentsAsked = (draft: Fields, policy: Policy | undefined): readonly string[] =>
  consentKinds.flatMap(of => {
    const newest = policy && newestOf(policy, of)
    return newest && newest.version !== fieldsOf(draft.pledges)[of] ? [places[of]] : []
  })
