/** Arrival codes are worked out from the training and its notice by the house's key: nothing is stored, and nobody works one out without the key. */
import type { DocumentNumber } from '../core/number/register.ts'
import { shortCode } from '../core/paper-code.ts'
import type { Seals } from './seal.ts'

/** Another notice makes another code. */
export const arrivalCodeOf = (seals: Seals, training: string, { code, year, number }: DocumentNumber): string =>
  shortCode(seals.mark(`arrival/${training}/${code}/${year}/${number}`).toString('hex'))
