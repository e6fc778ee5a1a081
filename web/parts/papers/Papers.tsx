/** The papers of a dossier, each as it goes out and, where somebody may have to change it first, as a Word file. */
import type { Answered } from '../../../core/question.ts'
import type { Saying } from '../../say.ts'
import { wordFileWords } from '../../words/word-files.ts'
import { PaperLink } from './PaperLink.tsx'

type Props = { readonly papers: Answered<'dossier'>['documents']; readonly saying: Saying }

export function Papers({ papers, saying: { texts } }: Props) {
  const words = wordFileWords[texts.language]
  if (papers.length === 0) return null
  return (
    <section className="block">
      <header>
        <h2>{texts.t.dossier.documents}</h2>
      </header>
      <ul className="in tight">
        {papers.map(({ kind, href, about, word }) => {
          const name = [texts.document(kind), about ?? []].flat().join(' · ')
          return (
            <li key={href} className="row">
              <PaperLink href={href} label={name} />
              {word !== undefined && <PaperLink href={word} label={words.link} of={name} />}
            </li>
          )
        })}
      </ul>
      {papers.some(({ word }) => word !== undefined) && <p className="in quiet">{words.note}</p>}
    </section>
  )
}
