/** Which hosts a filter shows, and where each stands. */
import type { HostRow } from '../../../core/hosting/questions.ts'

export const stands = ['call', 'waitingLate', 'returned', 'submitted', 'none', 'invited', 'accepted'] as const
export type Stand = (typeof stands)[number]

/** Which hosts are shown, and on which page of them. */
export type HostsSearch = { readonly stand?: Stand; readonly q?: string; readonly page?: number }
export const hostsSearch = ({ stand, q, page }: Readonly<Record<string, unknown>>): HostsSearch => {
  const known = stands.find(one => one === stand)
  const nth = Number(page)
  const words = q === undefined || q === '' ? {} : { q: String(q) }
  return { ...(known && { stand: known }), ...words, ...(Number.isInteger(nth) && nth > 1 && { page: nth }) }
}

/** To be phoned: silent, or its day is over. A host that lets people wait may stand anywhere else as well. */
export const standsOf = ({ status, due, late }: HostRow, today: string): readonly Stand[] => {
  const overdue = status === 'silent' || (due !== null && due < today && status !== 'submitted')
  const own = stands.find(stand => stand === status)
  return [...(overdue ? (['call'] as const) : []), ...(late > 0 ? (['waitingLate'] as const) : []), ...(own ? [own] : [])]
}

const textOf = ({ name, city, clerks, contact }: HostRow) =>
  [name, city, ...clerks].map(({ zh, en }) => `${zh} ${en}`).join(' ') + (contact ? ` ${contact.name} ${contact.phone}` : '')

export const shownOf = (rows: readonly HostRow[], stand: Stand | undefined, q: string, today: string): readonly HostRow[] =>
  rows.filter(
    row =>
      (stand === undefined || standsOf(row, today).includes(stand)) &&
      q
        .toLowerCase()
        .split(/\s+/)
        .every(word => textOf(row).toLowerCase().includes(word)),
  )

/** Those who may be asked, for the first time or again. */
export const canBeAsked = ({ status }: HostRow) => status === 'none' || status === 'silent'
/** How a host hears of it. */
export const hearsBy = ({ clerks, contact }: HostRow, typed: boolean): 'account' | 'link' | 'nobody' =>
  typed || contact !== null ? 'link' : clerks.length > 0 ? 'account' : 'nobody'
