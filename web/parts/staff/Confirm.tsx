/** The quarter's confirmation for everybody in one go: all kept by one tap; where something was not, that one person is opened, unticked and explained. */
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { act, newId } from '../../client.ts'
import { useRefresh } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { type StaffWords, staffWords } from '../../words/staff.ts'

export type Person = Answered<'staff'>[number]
type Exception = { readonly broken: readonly string[]; readonly concern: string }
type Props = { readonly people: readonly Person[]; readonly saying: Saying }

type State = { readonly busy: boolean; readonly done: number; readonly failed: readonly string[]; readonly problem?: string }
const atRest: State = { busy: false, done: 0, failed: [] }

/** The same key for the same answer while the page stands: a second tap can't confirm twice. */
const useKeys = () => {
  const [keys] = useState(() => new Map<string, string>())
  return (one: string) => {
    const key = keys.get(one) ?? newId()
    keys.set(one, key)
    return key
  }
}

const inputOf = (codes: readonly string[], month: string | undefined, { broken, concern }: Exception) => ({
  month,
  kept: codes.filter(code => !broken.includes(code)),
  broken,
  ...(broken.length > 0 && { concern: concern.trim() }),
})

const none: Exception = { broken: [], concern: '' }
const isUnexplained = ({ broken, concern }: Exception) => broken.length > 0 && concern.trim().length < 2

const useConfirm = (people: readonly Person[], codes: readonly string[], words: StaffWords) => {
  const [exceptions, setExceptions] = useState<Readonly<Record<string, Exception>>>({})
  const [state, setState] = useState(atRest)
  const keyOf = useKeys()
  const refresh = useRefresh()
  const set = (training: string, exception: Exception | undefined) => {
    const { [training]: _, ...rest } = exceptions
    setExceptions(exception ? { ...rest, [training]: exception } : rest)
  }
  const go = async () => {
    if (people.some(({ training }) => isUnexplained(exceptions[training] ?? none))) return setState({ ...atRest, problem: words.whyNeeded })
    setState({ ...atRest, busy: true })
    const failed: string[] = []
    for (const { training, confirming, name } of people) {
      const input = inputOf(codes, confirming?.month, exceptions[training] ?? none)
      const came = await act('training', training, 'confirmUndertakings', input, keyOf(`${training}/${JSON.stringify(input)}`))
      if (came.kind !== 'done') failed.push(name)
    }
    setState({ busy: false, done: people.length - failed.length, failed })
    refresh()
  }
  return { exceptions, set, state, go }
}

type One = {
  readonly person: Person
  readonly exception: Exception | undefined
  readonly saying: Saying
  readonly onChange: (exception: Exception | undefined) => void
}

function Exceptions({ person: { name }, exception = none, saying, onChange }: One) {
  const { texts, law } = saying
  const words = staffWords[texts.language]
  const { broken, concern } = exception
  const toggle = (code: string, on: boolean) => onChange({ concern, broken: on ? broken.filter(one => one !== code) : [...broken, code] })
  return (
    <fieldset className="ticks">
      <legend className="unseen">{name}</legend>
      {(law?.policy.training.undertakings.value ?? []).map(undertaking => (
        <div key={undertaking.code}>
          <Checkbox checked={!broken.includes(undertaking.code)} onChange={event => toggle(undertaking.code, event.target.checked)}>
            {texts.pick(undertaking.name)}
          </Checkbox>
        </div>
      ))}
      {broken.length > 0 && (
        <Input.TextArea
          aria-label={`${words.why}：${name}`}
          placeholder={words.why}
          rows={3}
          maxLength={2000}
          value={concern}
          onChange={event => onChange({ broken, concern: event.target.value })}
        />
      )}
    </fieldset>
  )
}

function Line(one: One) {
  const { person, exception, saying, onChange } = one
  const { texts } = saying
  const words = staffWords[texts.language]
  const { name, host, confirming } = person
  return (
    <li>
      <div className="first">
        <b>{name}</b>
        {host && <span className="quiet small">{texts.pick(host)}</span>}
        {confirming && (
          <span className={confirming.late ? 'late small' : 'quiet small'}>
            {confirming.late ? words.lateSince(confirming.on) : words.dueBy(confirming.on)}
          </span>
        )}
      </div>
      <Button size="small" aria-expanded={exception !== undefined} onClick={() => onChange(exception ? undefined : none)}>
        {exception ? words.noException : words.exception}
        <span className="unseen">：{name}</span>
      </Button>
      {exception && <Exceptions {...one} />}
    </li>
  )
}

function Note({ state, words }: { readonly state: State; readonly words: StaffWords }) {
  const problem = state.problem ?? (state.failed.length > 0 ? words.failedFor(state.failed.join('、')) : undefined)
  return (
    <>
      {problem && (
        <p className="saying bad" role="alert">
          {problem}
        </p>
      )}
      {state.done > 0 && (
        <p className="saying good" role="status">
          {words.confirmed(state.done)}
        </p>
      )}
    </>
  )
}

function Due({
  due,
  saying,
  confirm,
}: {
  readonly due: readonly Person[]
  readonly saying: Saying
  readonly confirm: ReturnType<typeof useConfirm>
}) {
  const words = staffWords[saying.texts.language]
  const { exceptions, set, state, go } = confirm
  return (
    <>
      <p>{words.intro(due.length)}</p>
      <ul className="cards" aria-label={words.quarter}>
        {due.map(person => (
          <Line
            key={person.training}
            person={person}
            exception={exceptions[person.training]}
            saying={saying}
            onChange={exception => set(person.training, exception)}
          />
        ))}
      </ul>
      <Button type="primary" size="large" loading={state.busy} onClick={go}>
        {words.confirmAll(due.length)}
      </Button>
    </>
  )
}

export function Confirm({ people, saying }: Props) {
  const words = staffWords[saying.texts.language]
  const codes = (saying.law?.policy.training.undertakings.value ?? []).map(({ code }) => code)
  const due = people.filter(({ confirming }) => confirming?.open)
  const confirm = useConfirm(due, codes, words)
  const next = people.flatMap(({ confirming }) => (confirming ? [confirming.on] : [])).sort()[0]
  return (
    <section className="block">
      <header>
        <h2>{words.quarter}</h2>
      </header>
      <div className="in stack">
        <Note state={confirm.state} words={words} />
        {due.length > 0 ? (
          <Due due={due} saying={saying} confirm={confirm} />
        ) : (
          <p>
            {words.nothingDue} {next && <span className="quiet">{words.next(next)}</span>}
          </p>
        )}
      </div>
    </section>
  )
}
