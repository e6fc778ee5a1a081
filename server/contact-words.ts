/** What was said at visits and of help, opened for those whom it is for: the words lie sealed beside the entries, in their order. */
import type { Training } from '../core/training/dossier.ts'
import type { Query } from './database.ts'
import type { House } from './house.ts'
import { partIn, textIn } from './reading.ts'
import { placeOf } from './seal.ts'

const kinds = ['visit', 'help', 'helpAnswer']
const recordsText =
  "select id, kind, n, sealed from record where subject = 'training' and id = any($1) and kind = any($2) order by id, kind, n"
type Read = { readonly id: string; readonly kind: string; readonly n: number; readonly sealed: Buffer }

export type Words = ReadonlyMap<string, readonly { readonly kind: string; readonly content: unknown }[]>

export const readWords = async (query: Query, { seals }: House, ids: readonly string[]): Promise<Words> => {
  const rows = await query<Read>(recordsText, [ids, kinds])
  const words = new Map<string, { readonly kind: string; readonly content: unknown }[]>()
  for (const { id, kind, n, sealed } of rows) {
    const content = seals.open(placeOf('training', id, kind, n), sealed)
    words.set(id, [...(words.get(id) ?? []), { kind, content }])
  }
  return words
}

/** The visits and the help of a training with their words; what was erased is null. */
export const contactsOf = ({ visits, help }: Training, words: Words, id: string) => {
  const of = (kind: string) => (words.get(id) ?? []).filter(one => one.kind === kind).map(({ content }) => content)
  const [said, asked, answers] = [of('visit'), of('help'), of('helpAnswer')]
  return {
    visits: visits.map(({ on, how }, i) => ({ on, how, text: textIn(said[i], 'text') ?? null })),
    help: help.map(({ nth, on, answerBy, answeredOn = null }, i) => ({
      ...{ nth, on, answerBy, answeredOn },
      text: textIn(asked[i], 'text') ?? null,
      answer:
        textIn(
          answers.find(one => partIn(one, 'nth') === nth),
          'text',
        ) ?? null,
    })),
  }
}
