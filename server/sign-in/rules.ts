/** By which rules people come in and stay: limits of sessions, passwords, the second factor. They are the operator's settings. */
import type { SeatRole } from '../../core/facts.ts'
import type { House } from '../house.ts'
import type { Settings } from '../settings.ts'

export type PasswordProfile = 'asvs' | 'dengbao3'
export type SignInRules = {
  /** How long the session of somebody with a seat may lie still, and how long it lasts at most. */
  readonly staffIdleMinutes: number
  readonly staffHours: number
  readonly passwords: PasswordProfile
  /** Whoever holds one of these seats comes in with a second factor only. */
  readonly secondFactor: readonly SeatRole[]
  /** For how long somebody has shown that it is them, where money, lists of people or rights are at stake. */
  readonly proofMinutes: number
  /** For whoever holds one of these seats a proof is by a passkey, and by nothing less. */
  readonly passkey: readonly SeatRole[]
  /** Whether one administrator may hold all, or has to divide it among three. */
  readonly administrators: 'one' | 'three'
}

/** What holds where nobody has set anything, as in a demonstration. */
export const plainRules: SignInRules = {
  staffIdleMinutes: 30,
  staffHours: 12,
  passwords: 'asvs',
  secondFactor: [],
  proofMinutes: 5,
  passkey: [],
  administrators: 'one',
}
export const rulesIn = ({ signIn }: Pick<House, 'signIn'>): SignInRules => signIn ?? plainRules

/** Who watches, pays, decides and gives rights. */
export const staffRoles: readonly SeatRole[] = ['department', 'leader', 'finance', 'auditor', 'administrator', 'system', 'security']

/** Invented accounts have no password, so that a demonstration asks for no second factor unless it is told to. */
export const rulesOf = (settings: Settings): SignInRules => ({
  staffIdleMinutes: settings.staffIdleMinutes,
  staffHours: settings.staffHours,
  passwords: settings.passwords,
  secondFactor: settings.secondFactor ?? (settings.demo ? [] : staffRoles),
  proofMinutes: settings.proofMinutes,
  passkey: settings.passkey ?? [],
  administrators: settings.administrators,
})

/**
 * People of the programme, by phone or by link: a form takes an evening, with papers fetched in between; they hold rights over nothing but their own file,
 * and each new sign-in costs a text.
 */
export const personIdleMinutes = 120
export const personHours = 12
