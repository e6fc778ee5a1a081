/** Who fills in an application for its person, as the dossier says, and whether that is one of ours. Pure. */
import { isHelpedBy, type OnBehalf } from '../../../core/application/helping.ts'
import type { Answered } from '../../../core/question.ts'
import { fieldsOf, textIn } from '../../json.ts'

export const helperIn = (state: unknown): OnBehalf | undefined => {
  const helper = fieldsOf(state).helper
  const role = textIn(helper, 'role')
  const organisation = textIn(helper, 'organisation')
  return (role === 'employer' || role === 'body') && organisation !== undefined ? { role, organisation } : undefined
}

/** Whether the session's organisation fills this one in. */
export const helpsHere = (state: unknown, session: Answered<'session'> | undefined): boolean => {
  const [employer, body] = [textIn(state, 'employer'), textIn(state, 'body')]
  return session !== undefined && isHelpedBy({ helper: helperIn(state), employer, body }, session.seats)
}
