/** What an extension would change, before anybody grants it: for each body the last day of the step as it is and as it would be. Pure. */
import type { Law, Step, Text } from '../../policy/shape.ts'
import type { Round } from './dossier.ts'
import { lastDay } from './windows.ts'

export type Asked = { readonly step: Step; readonly bodies?: readonly string[] | undefined; readonly until: string }
export type Moved = { readonly body: string; readonly name: Text; readonly was: string; readonly will: string }

/** In the order of the quota table. A body that has a later day already keeps it. */
export const daysMoved = ({ policy, places }: Law, round: Pick<Round, 'extensions'>, { step, bodies, until }: Asked): readonly Moved[] =>
  places.bodies
    .filter(({ body }) => bodies === undefined || bodies.includes(body))
    .map(({ body, name }) => {
      const was = lastDay(policy.procedure.windows[step].value.to, round, step, body)
      return { body, name, was, will: until > was ? until : was }
    })
