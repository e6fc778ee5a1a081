/** What a draft still lacks before it can be handed in, as the door will say it. Pure. */
import { misfits } from '../../../core/application/added.ts'
import { Draft, Form } from '../../../core/application/form.ts'
import { stillWanted } from '../../../core/application/wanted.ts'
import type { Policy } from '../../../policy/shape.ts'
import { type Fields, fieldsOf } from '../../json.ts'

/** Places by their path, each once, in the order in which the form has its parts. */
export const missingIn = (draft: Fields, policy: Policy | undefined): readonly string[] => {
  const parsed = Form.safeParse(draft)
  const shapeless = parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'))
  const asked = { identity: fieldsOf(draft.identity), title: fieldsOf(draft.title), request: fieldsOf(draft.request) }
  const added = policy ? misfits(policy, fieldsOf(draft.added)).map(({ place }) => place) : []
  const places = [...new Set([...shapeless, ...stillWanted(asked), ...added])]
  const order = Object.keys(Draft.shape)
  const part = (place: string) => order.indexOf(place.split('.')[0] ?? '')
  return places.sort((a, b) => part(a) - part(b))
}
