/** Says which characters of the names will look different on paper; nothing where all are ordinary. */
import { useAsk } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { typefaceWords } from '../../words/typefaces.ts'

export function RareCharacters({ id, saying }: { readonly id: string; readonly saying: Saying }) {
  const words = typefaceWords[saying.texts.language]
  const characters = useAsk('rareCharacters', { id }).data?.characters ?? []
  if (characters.length === 0) return null
  return (
    <section className="saying" aria-label={words.title}>
      <strong>{words.title}</strong>
      {characters.map(({ field, words: whole, character, code, family }) => (
        <div key={`${field} ${code}`}>{family === null ? words.missing(whole, code) : words.lent(whole, character, code, family)}</div>
      ))}
    </section>
  )
}
