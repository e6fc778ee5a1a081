/** Who keeps the house itself: one administrator of a small bureau, or three who exclude each other, and what each of them may. */
import type { SeatRole } from '../facts.ts'

type Held = { readonly role: string; readonly actingFor?: unknown }

/** Who keeps accounts, who gives rights, and who watches both. */
export const threeRoles = ['system', 'security', 'auditor'] as const satisfies readonly SeatRole[]
/** All of the first two in one hand, until they are divided. */
export const undivided = 'administrator' satisfies SeatRole
/** One person holds one of these, and nobody acts for them. */
export const administering: readonly string[] = [undivided, ...threeRoles]

const holds = (seats: readonly Held[], ...roles: readonly string[]) =>
  seats.some(({ role, actingFor }) => roles.includes(role) && !actingFor)

/** Opens accounts and enters organisations, and gives nobody a right. */
export const keepsAccounts = (seats: readonly Held[]): boolean => holds(seats, undivided, 'system')
/** Gives and ends seats, and begins to give lost access back. */
export const keepsRights = (seats: readonly Held[]): boolean => holds(seats, undivided, 'security')
/** Agrees to what another of them began. */
export const agreesToRecovery = (seats: readonly Held[]): boolean => holds(seats, undivided, 'security', 'system')

/** The seats that a keeper of rights gives and ends: never the own beside oneself, but by handing it on. */
export const keeperGives = (seats: readonly Held[], role: string): boolean =>
  (holds(seats, undivided) && !['system', 'security'].includes(role)) ||
  (holds(seats, 'security') && !['security', undivided].includes(role))
