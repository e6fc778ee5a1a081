/** How far the form is: each part with what it lacks, and a way to it. On a phone one line that opens. */
import { Form } from 'antd'
import { useContext, useState } from 'react'
import type { Saying } from '../../say.ts'
import { formWords } from '../../words/form.ts'
import { consentsAsked } from '../consents/consented.ts'
import { draftOf } from './draft.ts'
import { missingIn } from './missing.ts'
import { OpeningContext, opensAt, opensIn } from './opening.tsx'
import { sectionName } from './part-name.ts'
import { sectionsOf } from './sections.ts'

/** What the page says of a draft while it is typed; of a returned one only what can be filled in. */
export const useMissing = (saying: Saying): readonly string[] => {
  const form = Form.useFormInstance()
  const typed = Form.useWatch(values => values, { form, preserve: true })
  const opening = useContext(OpeningContext)
  const policy = saying.law?.policy
  const draft = draftOf(typed, policy)
  const asked = opening.helping ? [] : consentsAsked(draft, policy)
  // Whoever ticks the notice is informed by it: that is one thing to do, and not two.
  const others = missingIn(draft, policy).filter(place => place !== 'pledges.informed' || !policy?.personalData)
  return [...others.filter(place => opensAt(opening, place)), ...asked]
}

export function Steps({ saying }: { readonly saying: Saying }) {
  const words = formWords[saying.texts.language]
  const opening = useContext(OpeningContext)
  const missing = useMissing(saying)
  const [open, setOpen] = useState(false)
  const sections = sectionsOf(saying.law)
  const lacking = (name: string) => missing.filter(place => place.split('.')[0] === name).length
  const said = (name: string) => {
    if (opening.corrections !== undefined) return opensIn(opening, name) ? words.returned : words.locked
    return lacking(name) === 0 ? words.done : words.lacks(lacking(name))
  }
  const full = sections.filter(({ name }) => lacking(name) === 0).length
  return (
    <nav className="steps block" aria-label={words.steps}>
      <button type="button" className="opener" aria-expanded={open} onClick={() => setOpen(!open)}>
        {words.steps} {full}/{sections.length}
      </button>
      <ol className={open ? 'open' : undefined}>
        {sections.map(({ name }) => (
          <li key={name} className={lacking(name) === 0 ? 'done' : undefined}>
            <a href={`#part-${name}`} onClick={() => setOpen(false)}>
              {sectionName(name, saying)}
            </a>{' '}
            <span className="quiet small">{said(name)}</span>
          </li>
        ))}
      </ol>
    </nav>
  )
}
