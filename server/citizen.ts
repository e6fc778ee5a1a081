/** The register's name for a citizen: met by the keyed index of the number, drawn by chance, and forgotten with its row. */
import { randomBytes } from 'node:crypto'
import { normaliseCitizenNumber } from '../core/standards/index.ts'
import type { Query } from './database.ts'
import { partIn, textIn } from './reading.ts'
import type { Seals } from './seal.ts'

/** The keyed index of a number however it was typed. */
export const numberIndex = (seals: Seals, number: string): Buffer => seals.index(normaliseCitizenNumber(number))

export const numberIn = (form: unknown): string | undefined => textIn(partIn(form, 'identity'), 'citizenNumber')

const findText = 'select id from citizen where number_index = $1'
const makeText = 'insert into citizen (id, number_index) values ($1, $2) on conflict (number_index) do nothing'

/** The name of the citizen whose number a form bears, if the register has one yet. */
export const findCitizen = async (query: Query, seals: Seals, form: unknown): Promise<string | undefined> => {
  const number = numberIn(form)
  if (number === undefined) return undefined
  return (await query<{ id: string }>(findText, [numberIndex(seals, number)]))[0]?.id
}

/** The same, and gives a name to whoever has none. */
export const nameCitizen = async (query: Query, seals: Seals, form: unknown): Promise<string | undefined> => {
  const known = await findCitizen(query, seals, form)
  const number = numberIn(form)
  if (known !== undefined || number === undefined) return known
  await query(makeText, [`citizen-${randomBytes(8).toString('hex')}`, numberIndex(seals, number)])
  return findCitizen(query, seals, form)
}
