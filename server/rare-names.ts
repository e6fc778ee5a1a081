/** The names of people and organisations that hold a character which the typeface of papers lacks, a page at a time. */
import { type Fonts, rareIn } from '../documents/fonts.ts'
import type { Query } from './database.ts'

export type RareName = { readonly of: 'person' | 'organisation'; readonly id: string; readonly name: string }

const pageSize = 5_000
const peopleText = "select 'person' as of, id, name from person where id > $1 and name <> '' order by id limit $2"
const organisationsText = "select 'organisation' as of, id, zh as name from organisation where id > $1 order by id limit $2"

export async function* rareNames(query: Query, fonts: Fonts): AsyncGenerator<RareName> {
  for (const text of [peopleText, organisationsText]) {
    let after = ''
    for (;;) {
      const page = await query<RareName>(text, [after, pageSize])
      yield* page.filter(({ name }) => rareIn(fonts, name).length > 0)
      after = page.at(-1)?.id ?? ''
      if (page.length < pageSize) break
    }
  }
}
