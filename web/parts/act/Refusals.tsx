/** Why something can't be done, as sentences: the rule, its clause, what was found and what is wanted. */
import { addedFaults } from '../../../core/application/added.ts'
import type { SubjectName } from '../../../core/facts.ts'
import type { Issue, Refusal } from '../../client.ts'
import { type Fields, isFields, listIn, numberIn, textIn } from '../../json.ts'
import { type Saying, say, sayKey } from '../../say.ts'
import { addedWords } from '../../words/added.ts'
import { rosterWords } from '../../words/rosters.ts'
import { partName } from '../form/part-name.ts'
import { Clause } from '../law.tsx'
import { RosterDifference } from '../RosterDifference.tsx'

/** Each field that the policy adds by its own name, with what is wrong. */
const addedWrong = (found: Fields, saying: Saying): readonly [string, string] => {
  const [[place, named] = ['', '']] = Object.entries(found)
  const fault = addedFaults.find(one => one === named)
  return [fault ? addedWords[saying.texts.language].faults[fault] : '', partName(place, saying)]
}

/** The two sides of a refusal; a criterion names its fact, a status its word, a missing part of the form its place. */
const sidesOf = ({ rule, found, wants }: Refusal, subject: SubjectName, saying: Saying): readonly [string, string] => {
  const { texts } = saying
  if (rule === 'from')
    return [
      texts.status(subject, String(found)),
      [wants]
        .flat()
        .map(status => texts.status(subject, String(status)))
        .join('、'),
    ]
  if (rule === 'by' || rule === 'notInOwnCase' || rule === 'notInCaseOfHolder')
    return [
      '',
      [wants]
        .flat()
        .map(role => texts.role(String(role)))
        .join('、'),
    ]
  if (rule === 'unchangedSinceSeen')
    return [
      listIn(found, 'changed')
        .map(part => partName(String(part), saying))
        .join('、'),
      '',
    ]
  if (rule === 'nothingStandsOnIt')
    return [
      [found]
        .flat()
        .map(later => `${textIn(later, 'on')} ${texts.action(subject, textIn(later, 'act') ?? '')}`)
        .join('、'),
      '',
    ]
  if (rule === 'formIsComplete') return ['', partName(String(wants), saying)]
  if (rule === 'addedFieldsFit' && isFields(found)) return addedWrong(found, saying)
  const [fact, value] = isFields(found) ? (Object.entries(found)[0] ?? ['', undefined]) : ['', undefined]
  if ((rule === 'criteriaHold' || rule === 'addedFactsFit') && fact !== '')
    return [`${sayKey(fact, saying)} ${say(value, saying, fact)}`, say(wants, saying, fact)]
  return [say(found, saying), say(wants, saying)]
}

/** What may show an earlier version of a roster than the one that is frozen. */
const versionRules = ['scanShowsFrozenVersion', 'paperIsOfFrozenVersion']

/** The scan of an earlier version of the same roster says at once what it differs in. */
function OnPaper({ refusal: { rule, found, wants }, saying }: { refusal: Refusal; saying: Saying }) {
  const id = textIn(wants, 'id')
  const [from, to] = [numberIn(found, 'version') ?? 0, numberIn(wants, 'version') ?? 0]
  if (!versionRules.includes(rule) || id === undefined || textIn(found, 'paper') !== 'roster') return null
  if (textIn(found, 'id') !== id || from >= to) return null
  return (
    <div className="stack">
      <p>{rosterWords[saying.texts.language].paper(from, to)}</p>
      <RosterDifference id={id} from={from} to={to} />
    </div>
  )
}

function One({ refusal, subject, saying }: { refusal: Refusal; subject: SubjectName; saying: Saying }) {
  const { t } = saying.texts
  const [found, wants] = sidesOf(refusal, subject, saying)
  return (
    <li className="refusal">
      <div>{saying.texts.rule(refusal.rule)}</div>
      <div className="quiet small">
        {found !== '' && found !== '—' && `${t.act.found}：${found}　`}
        {wants !== '' && wants !== '—' && `${t.act.wants}：${wants}　`}
        <Clause id={refusal.clause} saying={saying} />
      </div>
      <OnPaper refusal={refusal} saying={saying} />
    </li>
  )
}

export function Refusals({ refusals, subject, saying }: { refusals: readonly Refusal[]; subject: SubjectName; saying: Saying }) {
  return (
    <ul>
      {refusals.map((refusal, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: several refusals may be alike, and their order is the law's
        <One key={i} refusal={refusal} subject={subject} saying={saying} />
      ))}
    </ul>
  )
}

/** What the server could not read, by the name of the field. */
export function Issues({ issues, saying }: { issues: readonly Issue[]; saying: Saying }) {
  return (
    <ul>
      {issues.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          {path
            .split('.')
            .map(part => (/^\d+$/.test(part) ? String(Number(part) + 1) : sayKey(part, saying)))
            .join(' › ')}
          ：<span lang="en">{message}</span>
        </li>
      ))}
    </ul>
  )
}
