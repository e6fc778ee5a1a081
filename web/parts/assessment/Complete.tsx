/** Completion of all at once: what each comes to with its working, then one confirmation. */
import { Button, Select } from 'antd'
import { useState } from 'react'
import { marksOf, type Result, resultOf } from '../../../core/training/assessment/assessment.ts'
import type { Candidate } from '../../../core/training/assessment/assessment-questions.ts'
import { isOver, standingOf } from '../../../core/training/assessment/assessment-sheet.ts'
import type { InParts } from '../../../policy/assessment.ts'
import type { Law } from '../../../policy/shape.ts'
import { type FileRef, newId } from '../../client.ts'
import { useRefresh } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { FileInput } from '../act/FileInput.tsx'
import { Issues, Refusals } from '../act/Refusals.tsx'
import { completeAll, lookAhead, type Meant, meantOf, type Seen, type Way } from './completing.ts'
import { DayInput } from './DayInput.tsx'
import type { Here } from './use-grades.ts'
import { useAssessmentWords } from './words.ts'

type Props = { readonly here: Here; readonly law: Law; readonly today: string; readonly saying: Saying }

const lineOf = ({ sumHundredths, of, basisPoints }: Result['lines'][number]): string => {
  if (sumHundredths === undefined) return ''
  const mean = of === 1 ? marksOf(sumHundredths) : `${marksOf(sumHundredths)} ÷ ${of}`
  return basisPoints === undefined ? mean : `${mean} × ${basisPoints / 100}%`
}

/** The sum, line by line, as somebody could do it by hand. */
function Working({ person, parts, saying }: { person: Candidate; parts: InParts; saying: Saying }) {
  const words = useAssessmentWords()
  const result = resultOf(parts, standingOf(person, parts))
  if (!result) return null
  return (
    <details>
      <summary>{words.working(person.name)}</summary>
      <ul className="tight">
        {result.lines.map(line => {
          const part = parts.parts.find(({ code }) => code === line.part)
          const alone = line.sumHundredths === undefined || part?.mustPass === true
          const said = [lineOf(line), ...(alone ? [line.passed ? words.passes : words.passesNot] : [])].filter(one => one !== '')
          return (
            <li key={line.part} className="small">
              {part && saying.texts.pick(part.name)}：{said.join('，')}
            </li>
          )
        })}
        {result.hundredths !== undefined && (
          <li className="small">
            <b>
              {words.result}：{marksOf(result.hundredths)}
            </b>
          </li>
        )}
      </ul>
    </details>
  )
}

function Foreseen({ seen, law, saying }: { seen: readonly Seen[]; law: Law; saying: Saying }) {
  const words = useAssessmentWords()
  const { value } = law.policy.training.assessment
  const does = seen.filter(({ foreseen }) => foreseen.does !== null)
  const not = seen.filter(({ foreseen }) => foreseen.does === null)
  const count = (way: Way) => does.filter(({ meant }) => meant.way === way).length
  return (
    <>
      <p role="status">
        <b>{words.foreseen(count('pass'), count('fail'), not.length)}</b>
      </p>
      <ul className="blocked">
        {not.map(({ meant: { person }, foreseen }) => (
          <li key={person.id}>
            <b>{person.name}</b>
            <Issues issues={foreseen.issues} saying={saying} />
            <Refusals refusals={foreseen.refusals} subject="training" saying={saying} />
          </li>
        ))}
      </ul>
      <ul className="tight">
        {does.map(({ meant: { person, way } }) => (
          <li key={person.id}>
            <b>{person.name}</b>{' '}
            <span className={`tag ${way === 'pass' ? 'good' : 'bad'}`}>{way === 'pass' ? words.passes : words.passesNot}</span>
            {value.scale === 'parts' && <Working person={person} parts={value} saying={saying} />}
          </li>
        ))}
      </ul>
    </>
  )
}

type ChooseProps = {
  readonly people: readonly Candidate[]
  readonly chosen: Readonly<Record<string, Way>>
  readonly onChoose: (id: string, way?: Way) => void
}
/** A programme without marks: the verdict on each. */
function Choose({ people, chosen, onChoose }: ChooseProps) {
  const words = useAssessmentWords()
  const options = [
    { value: '', label: words.undecided },
    { value: 'pass', label: words.passes },
    { value: 'fail', label: words.passesNot },
  ]
  return (
    <ul className="tight">
      {people.map(({ id, name, studyEnd }) => (
        <li key={id} className="row">
          <span className="grow">
            {name} <span className="quiet small">{studyEnd !== null && words.overOn(studyEnd)}</span>
          </span>
          <Select
            aria-label={words.cell(name, words.verdict)}
            value={chosen[id] ?? ''}
            options={options}
            style={{ width: 120 }}
            onChange={(way: string) => onChoose(id, way === 'pass' || way === 'fail' ? way : undefined)}
          />
        </li>
      ))}
    </ul>
  )
}

const useCompleting = ({ law, today }: Props) => {
  const refresh = useRefresh()
  const [on, putOn] = useState(today)
  const [record, setRecord] = useState<FileRef>()
  const [seen, setSeen] = useState<readonly Seen[]>()
  const [key, setKey] = useState(newId)
  const [state, setState] = useState<'idle' | 'busy' | 'trouble' | 'began'>('idle')
  const attempt = async (work: () => Promise<unknown>, after: 'idle' | 'began') => {
    setState('busy')
    try {
      await work()
      setState(after)
    } catch {
      setState('trouble')
    }
  }
  const forgetSeen = () => setSeen(undefined)
  const look = (meant: readonly Meant[]) => attempt(async () => setSeen(await lookAhead(law, meant, on, record?.sha256)), 'idle')
  const confirm = () =>
    attempt(async () => {
      const meant = (seen ?? []).flatMap(one => (one.foreseen.does === null ? [] : [one.meant]))
      await completeAll(law, meant, on, key, record?.sha256)
      setKey(newId())
      setSeen(undefined)
      await refresh()
    }, 'began')
  const setOn = (day: string) => {
    forgetSeen()
    putOn(day)
  }
  return { on, setOn, record, setRecord, seen, forgetSeen, state, look, confirm }
}

type Completing = ReturnType<typeof useCompleting>
type LookProps = Props & { readonly completing: Completing; readonly meant: readonly Meant[] }

/** The day, the record where there are no minutes, and a look at what would be done. */
function Look({ law, today, completing, meant }: LookProps) {
  const words = useAssessmentWords()
  const { on, setOn, record, setRecord, seen, state, look } = completing
  return (
    <div className="row">
      <DayInput value={on} max={today} onChange={setOn} />
      {law.policy.training.assessment.value.scale === 'passOrFail' && <FileInput label={words.minutesFile} onStored={setRecord} />}
      {record && <span className="quiet small">{record.name}</span>}
      <Button disabled={meant.length === 0 || on === ''} loading={state === 'busy' && !seen} onClick={() => void look(meant)}>
        {words.look}
      </Button>
    </div>
  )
}

function Confirm({ law, saying, completing: { seen, state, confirm } }: Pick<LookProps, 'law' | 'saying' | 'completing'>) {
  const words = useAssessmentWords()
  const can = (seen ?? []).filter(({ foreseen }) => foreseen.does !== null).length
  return (
    <>
      {state === 'trouble' && (
        <p className="saying bad" role="alert">
          {words.trouble}
        </p>
      )}
      {state === 'began' && <p className="saying good">{words.began}</p>}
      {seen && <Foreseen seen={seen} law={law} saying={saying} />}
      {seen && (
        <div>
          <Button type="primary" disabled={can === 0} loading={state === 'busy'} onClick={() => void confirm()}>
            {words.confirm(can)}
          </Button>
        </div>
      )}
    </>
  )
}

export function Complete(props: Props) {
  const words = useAssessmentWords()
  const { here, law, today, saying } = props
  const { value } = law.policy.training.assessment
  const [chosen, setChosen] = useState<Readonly<Record<string, Way>>>({})
  const completing = useCompleting(props)
  const over = here.people.filter(person => !isOver(person, value) && person.studyEnd !== null && person.studyEnd <= today)
  const meant = meantOf(law, over, chosen)
  const choose = (id: string, way?: Way) => {
    completing.forgetSeen()
    const { [id]: _, ...rest } = chosen
    setChosen(way ? { ...rest, [id]: way } : rest)
  }
  return (
    <section className="block">
      <header>
        <h2>{words.complete}</h2>
        <span className="quiet">{meant.length > 0 && words.completable(meant.length)}</span>
      </header>
      <div className="in stack">
        <p className="quiet small">{words.completeAbout}</p>
        {over.length === 0 && <p className="empty">{words.nobodyReady}</p>}
        {value.scale === 'passOrFail' && <Choose people={over} chosen={chosen} onChoose={choose} />}
        <Look {...props} completing={completing} meant={meant} />
        <Confirm law={law} saying={saying} completing={completing} />
      </div>
    </section>
  )
}
