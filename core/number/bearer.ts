/** Which paper bears a number, and whether that paper still stands: as long as it does, its number can't be annulled under it. */

import type { SubjectName } from '../facts.ts'
import { DocumentNumber } from './register.ts'

export type Bearer = { readonly subject: SubjectName; readonly id: string }

/** What the server lays before the annulling of a number: whose it is, and whether that paper stands. */
export type Numbered = { readonly number: DocumentNumber; readonly bearer: Bearer; readonly stands: boolean }

/** In which statuses the paper of a subject no longer says what is so. A subject that isn't here has papers that always stand. */
const withdrawn: Partial<Readonly<Record<SubjectName, readonly string[]>>> = {
  training: ['expected', 'restored', 'released', 'withdrawn', 'cancelled'],
  discipline: ['corrected', 'dismissed'],
  obligation: ['breached', 'restored'],
  certificate: ['ready', 'revoked', 'recalled'],
}

/** The number in a fact or a state, under whichever name it stands there. */
export const numbersIn = (kept: object): readonly DocumentNumber[] =>
  Object.values(kept).flatMap(value => DocumentNumber.safeParse(value).data ?? [])

const isSame = (one: DocumentNumber, other: DocumentNumber) =>
  one.code === other.code && one.year === other.year && one.number === other.number

/** Whether the paper with this number stands: its dossier bears the very number now, and in a status in which the paper says what is so. */
export const stands = (subject: SubjectName, dossier: { readonly status: string }, number: DocumentNumber): boolean =>
  numbersIn(dossier).some(borne => isSame(borne, number)) && withdrawn[subject]?.includes(dossier.status) !== true
