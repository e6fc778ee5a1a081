/** The people of the programme: a name for lists, and an index that finds a citizen number without showing it. */
import type { Kept } from '../core/step.ts'
import { numberIndex } from './citizen.ts'
import type { Query } from './database.ts'
import { partIn, textIn } from './reading.ts'
import type { Seals } from './seal.ts'
import { initialsOf, soundOf } from './spelling.ts'

export type People = {
  /** Learns the name and the number from a form that was just kept. */
  readonly learn: (query: Query, kept: Kept | undefined, dossier: object) => Promise<void>
}

/** Somebody for whom a form was filled in is a person too, without an account: their phone is how they may claim it later. */
const learnText = `
insert into person (id, name, pinyin, initials, citizen_index, phone_index)
values ($1, coalesce($2, ''), coalesce($3, ''), coalesce($4, ''), $5, $6)
on conflict (id) do update set name = coalesce($2, person.name), pinyin = coalesce($3, person.pinyin), initials = coalesce($4, person.initials),
  citizen_index = coalesce($5, person.citizen_index), phone_index = coalesce($6, person.phone_index)`

/** Who came in by phone is called by the masked number until a form says their name. */
const nameText = 'update account set zh = $2, en = $2 where person = $1 and phone_index is not null and zh <> $2'

export const peopleOf = (seals: Seals): People => ({
  learn: async (query, kept, dossier) => {
    const person = textIn(dossier, 'person')
    if (kept?.kind !== 'form' || person === undefined) return
    const identity = partIn(kept.content, 'identity')
    const name = textIn(identity, 'name')
    const number = textIn(identity, 'citizenNumber')
    if (name === undefined && number === undefined) return
    const phone = textIn(identity, 'phone')
    if (name !== undefined) await query(nameText, [person, name])
    await query(learnText, [
      person,
      name ?? null,
      name === undefined ? null : soundOf(name),
      name === undefined ? null : initialsOf(name),
      number === undefined ? null : numberIndex(seals, number),
      phone === undefined ? null : seals.index(phone),
    ])
  },
})
