/** The verdict of the criteria with the clause of each condition, and the places, as they were served. */
import type { Condition, View } from '../../../core/desk/view.ts'
import { type Saying, say } from '../../say.ts'
import type { ReviewWords } from '../../words/review.ts'
import { useDeskWords } from '../desk/words.ts'
import { Clause } from '../law.tsx'
import { useReviewWords } from './words.ts'

const tones = { eligible: 'good', ineligible: 'bad', undetermined: 'warn' } as const

const markOf = (truth: boolean | null, { truth: words }: ReviewWords) =>
  truth === null ? (['?', words.open, 'open'] as const) : truth ? (['✓', words.yes, 'yes'] as const) : (['✗', words.no, 'not'] as const)

function One({ condition, saying }: { condition: Condition; saying: Saying }) {
  const words = useReviewWords()
  const { truth, says, clause, found, fact, blocks } = condition
  const [sign, name, tone] = markOf(truth, words)
  return (
    <li>
      <span className={`mark ${tone}`} role="img" aria-label={name} title={name}>
        {sign}
      </span>
      <div>
        {blocks ? <b>{saying.texts.pick(says)}</b> : saying.texts.pick(says)} <Clause id={clause} saying={saying} />
        {found !== null && (
          <span className="quiet small">
            {' '}
            {words.found}：{say(found, saying, fact)}
          </span>
        )}
      </div>
    </li>
  )
}

export function Places({ view }: { view: View }) {
  const words = useReviewWords()
  const { places, reserves } = view
  return (
    <>
      {places && (
        <span className={places.used >= places.of ? 'tag warn' : 'tag go'}>
          <b>{words.places(places.used, places.of)}</b>
        </span>
      )}
      {reserves && reserves.of > 0 && <span className="tag">{words.reserves(reserves.used, reserves.of)}</span>}
    </>
  )
}

export function VerdictHead({ view, saying }: { view: View; saying: Saying }) {
  const [words, desk] = [useReviewWords(), useDeskWords()]
  const { verdict, conditions = [], form } = view
  if (!verdict) return null
  // What stands in the way first; the rest of the law in its order.
  const sorted = [...conditions.filter(({ blocks }) => blocks), ...conditions.filter(({ blocks }) => !blocks)]
  return (
    <section className="block" aria-label={words.conditions}>
      <header>
        <h2>{words.conditions}</h2>
        <span className={`tag ${tones[verdict]}`}>{desk.verdict[verdict]}</span>
        {form && <span className="quiet small">{words.version(form.version)}</span>}
      </header>
      <details className="in" open={verdict !== 'eligible'}>
        <summary>{`${words.truth.yes} ${conditions.filter(c => c.truth === true).length} / ${conditions.length}`}</summary>
        <ul className="marks">
          {sorted.map((condition, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the conditions of one view never change their order
            <One key={i} condition={condition} saying={saying} />
          ))}
        </ul>
      </details>
    </section>
  )
}
