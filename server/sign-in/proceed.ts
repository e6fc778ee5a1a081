/** What stands between a right password and a session: the second factor, and a password that has to be chosen anew. */
import type { House } from '../house.ts'
import { type Came, startSession } from '../session.ts'
import { hasFactorText } from './factors.ts'
import { isDue } from './passwords.ts'
import { rulesIn } from './rules.ts'
import { giveTicket } from './tickets.ts'

export type Proceeded =
  | { readonly kind: 'in'; readonly token: string }
  | { readonly kind: 'next'; readonly next: 'newPassword' | 'code' | 'enrol'; readonly ticket: string }

type Standing = { readonly factor: boolean; readonly must: boolean; readonly due: boolean }
const standingText = (due: string) => `
select ${hasFactorText} as factor, a.password is not null and ${due} as due,
  exists (select from seat s where s.account = a.id and s.role = any($2) and s.to_day >= s.from_day) as must from account a where a.id = $1`

/** Whoever has a second factor shows it, and whoever needs one gets one; then the password is renewed where that is due. `shown`: the factor has been. */
export const proceed = async (house: House, account: string, came: Came, shown: { readonly factor: boolean }): Promise<Proceeded> => {
  const { secondFactor, passwords } = rulesIn(house)
  const [standing] = await house.database.query<Standing>(standingText(isDue(passwords)), [account, secondFactor])
  const next = standing ? nextOf(standing, shown.factor, came) : undefined
  if (next === undefined) return { kind: 'in', token: await startSession(house, account, undefined, came) }
  return { kind: 'next', next, ticket: await giveTicket(house, { purpose: next, account, how: came.how }) }
}

const nextOf = ({ factor, must, due }: Standing, shown: boolean, { how }: Came) => {
  if (!shown && factor) return 'code'
  if (!shown && must) return 'enrol'
  return how === 'password' && due ? 'newPassword' : undefined
}
