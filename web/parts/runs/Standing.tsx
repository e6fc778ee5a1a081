/** What stands beside a payee: the rates of the agreement against the policy's, and who of the office stands aside. */
import type { Answered } from '../../../core/question.ts'
import { yuanOf } from '../../format.ts'
import { type Saying, say } from '../../say.ts'
import { useRunWords } from '../../words/runs.ts'

type Part = { readonly payee: Answered<'payee'>; readonly saying: Saying }

export function Rates({ payee: { rates }, saying }: Part) {
  const words = useRunWords()
  if (rates.length === 0) return null
  return (
    <div className="in">
      <b>{words.rates}</b>
      <ul>
        {rates.map(({ item, track, rateFen, policyFen }) => (
          <li key={`${item} ${track}`}>
            {say(item, saying, 'item')} · {say(track, saying, 'track')} · {yuanOf(rateFen)}{' '}
            <span className={policyFen === rateFen ? 'quiet' : 'late'}>
              {policyFen === rateFen ? words.rateSame : words.rateDiffers(yuanOf(policyFen ?? 0))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

export function StandingAside({ payee: { aside }, saying }: Part) {
  const words = useRunWords()
  const { pick, value } = saying.texts
  return (
    <section className="block" aria-label={words.aside}>
      <header>
        <h2>{words.aside}</h2>
      </header>
      {aside.length === 0 ? (
        <p className="in quiet">{words.noAside}</p>
      ) : (
        <ul className="in">
          {aside.map(({ account, name, tie }) => (
            <li key={account}>
              {pick(name)} · {value(tie)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
