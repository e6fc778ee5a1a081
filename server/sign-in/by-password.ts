/** Login and password. The answer and its time are the same whether the login is unknown, closed or without a password, or the password is wrong. */
import type { House } from '../house.ts'
import { passwordIs } from '../password.ts'
import type { Came } from '../session.ts'
import { accountWatched, addressWatched, everybodyWatched, forgive, giveBack, takeTry } from '../throttle.ts'
import { type Proceeded, proceed } from './proceed.ts'

export type SignedIn = Proceeded | { readonly kind: 'wrong' } | { readonly kind: 'wait'; readonly seconds: number }

type AccountRow = { readonly id: string; readonly password: string | null; readonly invented: boolean }
const accountText = 'select id, password, invented from account where login = $1 and not disabled'

export const signIn = async (house: House, login: string, password: string, came: Came): Promise<SignedIn> => {
  const { database } = house
  const around = [addressWatched(came.address), everybodyWatched]
  const seconds = await takeTry(database, [accountWatched(login), ...around])
  if (seconds > 0) return { kind: 'wait', seconds }
  const [account] = await database.query<AccountRow>(accountText, [login])
  const right = await passwordIs(password, account?.password)
  if (!account || !right) return { kind: 'wrong' }
  await giveBack(database, around)
  await forgive(database, accountWatched(login))
  return proceed(house, account.id, came, { factor: false })
}

/** The invented accounts of the demo need no password; the caller has made sure that this is the demo. */
export const signInToDemo = async (house: House, login: string, came: Came): Promise<SignedIn> => {
  const [account] = await house.database.query<AccountRow>(accountText, [login])
  return account?.invented ? proceed(house, account.id, came, { factor: false }) : { kind: 'wrong' }
}
