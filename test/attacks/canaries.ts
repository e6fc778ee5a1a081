/** Words that must never be seen where nobody has asked for them: each of the kind that people are harmed by, and each like nothing else. */
import { makeCitizenNumber } from '../../core/standards/index.ts'
import { readInventory } from '../../server/inventory/inventory.ts'
import { withClient } from '../../server/postgres/check.ts'

export const canaries = {
  number: makeCitizenNumber({ division: '159900', birthDate: '1990-03-17', serial: 731 }),
  phone: '15973160428',
  bank: '6222089973160428195',
  password: 'seven-canaries-73160428-sing',
  wrongPassword: 'eight-canaries-19973160-sing',
  health: '金丝雀既往病史七三一六零四二八',
  email: 'canary.73160428@example.cn',
  address: '金丝雀街七三一六号四二八室',
  name: '金丝雀七三一',
} as const
type More = Readonly<Record<string, string>>
export const all = Object.values(canaries)

const formsOf = (word: string): readonly string[] => [
  ...new Set([
    word,
    encodeURIComponent(word),
    JSON.stringify(word).slice(1, -1),
    [...word].map(c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    Buffer.from(word).toString('hex'),
    Buffer.from(word).toString('base64').replace(/=+$/, '').slice(0, -1),
    Buffer.from(word, 'utf8').toString('latin1'),
  ]),
]

/** The canaries in a text, by name, however they are written; `more` are those that a run has drawn itself, as a token. */
export const sungIn = (text: string, more: More = {}): readonly string[] =>
  Object.entries({ ...canaries, ...more }).flatMap(([name, word]) => (formsOf(word).some(form => text.includes(form)) ? [name] : []))

/** A name may stand where the inventory says that a column names somebody; nothing else may stand in plain words anywhere. */
const mayStand = (canary: string, level: string) => canary === 'name' && level === 'personal'

const columnsText = `
select c.table_name as "table", c.column_name as "column" from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1, 2`

const levelsOf = () => {
  const { tables } = readInventory()
  return new Map(
    Object.entries(tables).flatMap(([table, { purpose: _, ...lists }]) =>
      Object.entries(lists).flatMap(([level, columns]) => columns.map(column => [`${table}.${column}`, level] as const)),
    ),
  )
}

/** The columns in which any row holds a canary in plain words, also as bytes. Sealed, hashed and indexed it is none. */
export const columnsThatSing = (ownerUrl: string, more: More = {}): Promise<readonly string[]> =>
  withClient(ownerUrl, async client => {
    const levels = levelsOf()
    const singing: string[] = []
    for (const { table, column } of (await client.query<{ table: string; column: string }>(columnsText)).rows) {
      const { rows } = await client.query<{ text: string }>(`select distinct left("${column}"::text, 100000) as text from "${table}"`)
      const level = levels.get(`${table}.${column}`) ?? 'unknown'
      const names = rows.flatMap(({ text }) => sungIn(text ?? '', more)).filter(name => !mayStand(name, level))
      singing.push(...[...new Set(names)].map(name => `${table}.${column} (${level}): ${name}`))
    }
    return singing
  })
