/** The fields of a state or a journalled fact as names and values; what is long stands on its own line. */
import { isFields } from '../json.ts'
import { type Saying, say, sayKey } from '../say.ts'

/** What the summary or the page around it already says, and what only machines read. */
const hidden = [
  'status',
  'round',
  'person',
  'due',
  'digest',
  'version',
  'corrections',
  'lines',
  'wished',
  'offered',
  'employer',
  'body',
  'host',
  'track',
  'law',
  'course',
  'declarations',
  'deferrals',
  'deferralAsked',
  'helper',
  'consent',
  // Told by a line of their own.
  'consents',
  'citizen',
  'frozen',
  'filledBy',
  'unfunded',
  'against',
  'freezes',
  'listed',
  'notices',
  // Who did it stands with the name in the history.
  'openedBy',
  'registeredBy',
  'writtenBy',
  'again',
  'decidedBy',
  'preparedBy',
  'approvedBy',
  // Plans and reports are told in a block of their own.
  'planned',
  'reported',
  'reportsRead',
  'hands',
  'awaits',
  'awayNumber',
  'undoes',
  'undone',
  'undoAsked',
  'names',
  'back',
  'gone',
  'exhibits',
  'reprimandDue',
  'published',
]

const isEmpty = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isFields(value) && Object.keys(value).length === 0)

function Value({ name, value, saying }: { name: string; value: unknown; saying: Saying }) {
  if (!Array.isArray(value) || !value.some(isFields)) return <>{say(value, saying, name)}</>
  return (
    <ul>
      {value.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a recorded list never changes its order
        <li key={i}>{say(item, saying, name)}</li>
      ))}
    </ul>
  )
}

export function FactView({ fact, saying, all = false }: { fact: unknown; saying: Saying; all?: boolean }) {
  const entries = isFields(fact) ? Object.entries(fact).filter(([name, value]) => !isEmpty(value) && (all || !hidden.includes(name))) : []
  if (entries.length === 0) return all ? <p className="quiet">{saying.texts.t.dossier.noFact}</p> : null
  return (
    <dl className={all ? 'facts lines' : 'facts'}>
      {entries.map(([name, value]) => (
        <div key={name} className={typeof value === 'object' ? 'wide' : undefined}>
          <dt>{sayKey(name, saying)}</dt>
          <dd>
            <Value name={name} value={value} saying={saying} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
