/** What came back of an application form. */
import { listIn, textIn } from '../json.ts'
import type { Saying } from '../say.ts'
import { partName } from './form/part-name.ts'

/** The parts of the form that came back, each with its reason. */
export function Corrections({ state, saying }: { state: unknown; saying: Saying }) {
  const { t } = saying.texts
  const corrections = listIn(state, 'corrections')
  if (corrections.length === 0) return null
  return (
    <div className="saying warn">
      <b>{t.dossier.corrections}</b>
      <ul>
        {corrections.map(one => (
          <li key={`${textIn(one, 'field')} ${textIn(one, 'reason')}`}>
            <a href={`#part-${textIn(one, 'field')?.split('.')[0]}`}>{partName(textIn(one, 'field') ?? '', saying)}</a>：
            {textIn(one, 'reason')}
          </li>
        ))}
      </ul>
    </div>
  )
}
