/** The document number that somebody had to do with by hand: drawn for a paper made elsewhere, or annulled. Others live with the paper that bears them. */
import type { z } from 'zod'
import type { Action } from '../action.ts'
import type { Facts, Related, Waiting } from '../facts.ts'
import type { Bearer } from './bearer.ts'
import type { DocumentNumber } from './register.ts'

export type Status = 'none' | 'given' | 'annulled'

/** Why a number leads to no paper that counts. The register keeps the number and this; the words beside it are sealed, as they may name people. */
export const whyAnnulled = ['misprinted', 'wrongContent', 'withdrawn', 'unused', 'other'] as const

export type Numbering = Related & {
  readonly status: Status
  readonly number?: DocumentNumber | undefined
  /** The dossier whose paper bears it; without one the paper was made elsewhere. */
  readonly bearer?: Bearer | undefined
  readonly givenOn?: string | undefined
  readonly annulled?: { readonly reason: (typeof whyAnnulled)[number]; readonly on: string } | undefined
}

export const blank: Numbering = { status: 'none' }

export const waitsFor: Readonly<Record<Status, Waiting>> = { none: undefined, given: undefined, annulled: undefined }

/** The round, and the entry of the journal that drew the number, of the dossier of a number that a paper of ours bears. */
export const findDrawn = (id: string): { readonly round: string; readonly entry: number } | undefined => {
  const [round, key, ...more] = id.split('.')
  const entry = /^e([1-9]\d{0,15})$/.exec(key ?? '')?.[1]
  return round && entry && more.length === 0 ? { round, entry: Number(entry) } : undefined
}

/** The round of a number, whether or not it exists yet: the first part of its id. */
export const roundOfNumber = (id: string): string => id.split('.')[0] ?? ''

/** The dossier of the number that an entry of a round drew. */
export const numberOfEntry = (round: string, entry: number): string => `${round}.e${entry}`

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Numbering>, In, Fact>) => a
