/** How somebody stands with the programme, from the ledger: what nobody owes is left out. */
import type { PartyAccount as Account } from '../../../core/voucher/party.ts'
import { yuanOf } from '../../format.ts'
import { usePartyWords } from '../../words/party.ts'

const sums = ['owedFen', 'paidFen', 'askedFen', 'backFen', 'waivedFen', 'keptFen'] as const

/** `of` an employer it is what it owes its own people. */
export function PartyAccount({ account, of }: { readonly account: Account; readonly of?: 'employer' }) {
  const { employer, ...usual } = usePartyWords()
  const words = of === 'employer' ? { ...usual, ...employer } : usual
  const told = sums.filter(name => account[name] !== 0)
  return (
    <section className="in" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p className="quiet small">{told.length === 0 ? words.nothing : words.about}</p>
      {told.length > 0 && (
        <dl className="sums">
          {told.map(name => (
            <div key={name}>
              <dt>{words[name]}</dt>
              <dd>{yuanOf(account[name])}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
