/** Keeps beside an entry, sealed under its dossier's key, what the decision was made on: it goes with the dossier when that is erased. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { Basis, basisOf } from '../core/basis.ts'
import type { Facts } from '../core/facts.ts'
import type { House } from './house.ts'
import { placeOf } from './seal.ts'

/** Much of it is names of fields, which pack well. */
const packed = (basis: Basis): string => deflateRawSync(JSON.stringify(basis)).toString('base64')
const unpacked = (text: unknown): Basis => Basis.parse(JSON.parse(inflateRawSync(Buffer.from(String(text), 'base64')).toString('utf8')))

type Beside = {
  readonly n: number
  readonly round: Basis['round']
  readonly opened?: number | undefined
  readonly balances: ReadonlyMap<string, number>
}

export const sealBasis = (
  { seals }: House,
  facts: Facts<object> & { readonly input: unknown },
  { n, round, opened, balances }: Beside,
): Buffer => {
  const basis = basisOf(facts, { round, opened, balances: Object.fromEntries(balances) })
  return seals.seal(placeOf(facts.subject, facts.id, 'basis', n), packed(basis)).bytes
}

export const openBasis = ({ seals }: House, subject: string, id: string, n: number, sealed: Buffer): Basis =>
  unpacked(seals.open(placeOf(subject, id, 'basis', n), sealed))
