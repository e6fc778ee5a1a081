/** Somebody who shows at the operator's console that they are who they say: the password and, where they have or need one, a code. No session comes of it. */
import type { SeatRole } from '../../core/facts.ts'
import type { House } from '../house.ts'
import { passwordIs } from '../password.ts'
import { accountWatched, everybodyWatched, forgive, giveBack, takeTry } from '../throttle.ts'
import { hasTotpText, tryCode } from './factors.ts'
import { rulesIn } from './rules.ts'

export type Shown = { readonly login: string; readonly password: string; readonly code: string }
export type Known = { readonly id: string; readonly person: string | null }

type Row = Known & { readonly password: string | null; readonly totp: boolean; readonly must: boolean; readonly seated: boolean }
const seat = (roles: string) =>
  `exists (select from seat s where s.account = a.id and s.role = any(${roles}) and current_date between s.from_day and s.to_day)`
const accountText = `
select a.id, a.person, a.password, ${hasTotpText} as totp, ${seat('$2')} as seated, ${seat('$3')} as must from account a
where a.login = $1 and not a.disabled`

/** Undefined where anything of it is wrong, and not told what; tries are taken one after another as at the door. */
export const knownAtConsole = async (
  house: House,
  { login, password, code }: Shown,
  roles: readonly SeatRole[],
): Promise<Known | undefined> => {
  const { database } = house
  const seconds = await takeTry(database, [accountWatched(login), everybodyWatched])
  if (seconds > 0) throw new Error(`${login} was tried too often: wait ${seconds} s`)
  const [row] = await database.query<Row>(accountText, [login, roles, rulesIn(house).secondFactor])
  const right = await passwordIs(password, row?.password)
  if (!row || !right || !row.seated) return undefined
  await giveBack(database, [everybodyWatched])
  await forgive(database, accountWatched(login))
  if (!row.totp) return row.must ? undefined : { id: row.id, person: row.person }
  return (await tryCode(house, row.id, code)).kind === 'right' ? { id: row.id, person: row.person } : undefined
}
