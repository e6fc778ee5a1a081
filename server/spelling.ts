/** How names sound: their pinyin and its first letters, by which lists are searched. Rows that came without them are spelt out now and then. */
import { pinyin } from 'pinyin-pro'
import type { Query } from './database.ts'
import type { House } from './house.ts'
import { type Loop, startLoop } from './loop.ts'

const options = { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true } as const
const joined = (parts: readonly string[]) => parts.join('').toLowerCase().replace(/\s+/g, '')

/** 'wulanqiqige' of 乌兰其其格; a surname is read as a surname. ü is written v, as it is typed. */
export const soundOf = (name: string): string => joined(pinyin(name, { ...options, surname: 'head' }))
/** 'wlqqg' of 乌兰其其格. */
export const initialsOf = (name: string): string => joined(pinyin(name, { ...options, surname: 'head', pattern: 'first' }))

const most = 1_000
const kinds = [
  {
    read: `select id, name from person where initials = '' and name <> '' limit ${most}`,
    write: `update person set pinyin = t.sound, initials = t.first from unnest($1::text[], $2::text[], $3::text[]) as t(id, sound, first)
      where person.id = t.id`,
  },
  {
    read: `select id, zh as name from organisation where initials = '' and zh <> '' limit ${most}`,
    write: `update organisation set pinyin = t.sound, initials = t.first from unnest($1::text[], $2::text[], $3::text[]) as t(id, sound, first)
      where organisation.id = t.id`,
  },
] as const

const spellSome = async (query: Query, { read, write }: (typeof kinds)[number]): Promise<number> => {
  const rows = await query<{ id: string; name: string }>(read)
  if (rows.length === 0) return 0
  // A name of signs alone has no sound; a dash keeps it from being asked again.
  await query(write, [rows.map(r => r.id), rows.map(r => soundOf(r.name) || '-'), rows.map(r => initialsOf(r.name) || '-')])
  return rows.length
}

/** Spells out every name that has no sound yet; returns how many. */
export const spellOut = async ({ database }: Pick<House, 'database'>): Promise<number> => {
  let total = 0
  for (const kind of kinds) {
    for (let some = most; some === most; total += some) some = await database.transaction('everything', query => spellSome(query, kind))
  }
  return total
}

export const startSpelling = (house: House): Loop => startLoop('spelling', 5_000, () => spellOut(house))
