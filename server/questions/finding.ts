/** What was typed into a search box, as a condition: a person's name, sound or initials, an employer's, a citizen number, or the start of a file's number. */
import { numberIndex } from '../citizen.ts'
import { everywhere } from '../everywhere.ts'
import type { Asking } from './asking.ts'
import { allOf, anyOf, type Part, part, run } from './rows.ts'

/** Up to so many are looked up one by one; what more names than that answer to is met soon enough on the way through a list. */
const few = 500

const escaped = (text: string) => text.replace(/[\\%_]/g, c => `\\${c}`)
const isLatin = (text: string) => /^[A-Za-zÜüʼ' ]+$/.test(text)
const spelt = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/[^a-z]/g, '')
const startsWith = (column: Part, text: string) => part`(${column} >= ${text} and ${column} < ${`${text}\u{10FFFF}`})`
const pairsOf = (text: string) => [...text].slice(1).map((c, i) => `${[...text][i]}${c}`)

/** A name by its sound or initials where letters were typed; else by its beginning, or by any of its characters that follow each other. */
const personNamed = (typed: string): Part => {
  if (isLatin(typed)) {
    const sound = spelt(typed)
    return anyOf([startsWith(part`p.pinyin collate "C"`, sound), startsWith(part`p.initials collate "C"`, sound)])
  }
  const pairs = pairsOf(typed)
  if (pairs.length === 0) return part`p.name like ${`${escaped(typed)}%`}`
  return part`(p.pairs @> ${pairs}::text[] and p.name like ${`%${escaped(typed)}%`})`
}

/** One or two letters stand in every second name: they are the beginning of one, or nothing. */
const organisationNamed = (typed: string): Part => {
  const like = `%${escaped(typed)}%`
  if (!isLatin(typed)) return part`o.zh like ${like}`
  const sound = spelt(typed)
  if (sound.length < 3) return anyOf([part`starts_with(o.initials, ${sound})`, part`starts_with(o.pinyin, ${sound})`])
  return anyOf([part`o.pinyin like ${`%${sound}%`}`, part`o.initials like ${`%${sound}%`}`, part`o.en ilike ${like}`])
}

type Ids = readonly { readonly id: string }[]

/** By the ids of the few that answer to the name, or, where they are many, by looking at each row's own. */
const among = (column: Part, found: Ids, each: Part): Part =>
  found.length <= few ? part`${column} = any(${found.map(({ id }) => id)})` : each

const byName = async (asking: Asking, typed: string, near: Part): Promise<Part> => {
  const [people, employers] = [personNamed(typed), organisationNamed(typed)]
  // One letter or character names so many that who of them is near is not asked before the list is walked.
  const isNear = [...typed].length < 2 ? part`true` : part`exists (select from dossier d where d.person = p.id and ${near})`
  const peopleText = part`select p.id from person p where ${people} and ${isNear} limit ${few + 1}`
  const employersText = part`select o.id from organisation o where o.kind = 'employer' and ${employers} limit ${few + 1}`
  // Names are met by an index, which the rows' own security would keep out of use; what is found narrows a list that the asker reaches, and is not told.
  const persons = await everywhere(asking.query, query => run<{ id: string }>(query, peopleText))
  const units = await run<{ id: string }>(asking.query, employersText)
  const ofPerson = among(part`d.person`, persons, part`(select ${people} from person p where p.id = d.person)`)
  const ofEmployer = among(part`d.employer`, units, part`(select ${employers} from organisation o where o.id = d.employer)`)
  return anyOf([...(persons.length > 0 ? [ofPerson] : []), ...(units.length > 0 ? [ofEmployer] : [])])
}

/** A citizen number is found by its keyed index; nothing tells whether somebody out of the asker's reach has it. */
const byNumber = async ({ query, site }: Asking, typed: string): Promise<Part> => {
  const people = await query<{ id: string }>('select id from person where citizen_index = $1', [numberIndex(site.house.seals, typed)])
  return part`d.person = any(${people.map(({ id }) => id)})`
}

/** `near`: the round and the relation in which somebody must stand to be found. Undefined where nothing was typed. */
export const findTyped = async (asking: Asking, typed: string | undefined, near: readonly Part[]): Promise<Part | undefined> => {
  const text = (typed ?? '').trim()
  if (text === '') return undefined
  // Lists of ids are as long as they are: a plan made for one length serves another badly.
  await asking.query("set local plan_cache_mode = 'force_custom_plan'")
  if (/^\d{17}[\dXx]$/.test(text)) return byNumber(asking, text)
  if (/^[\x20-\x7e]*\d[\x20-\x7e]*$/.test(text)) return part`(d.id ~>=~ ${text} and d.id ~<~ ${`${text}\u{10FFFF}`})`
  return byName(asking, text, allOf(near))
}
