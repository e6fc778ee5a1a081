/** The desk of an enrolment morning: a code before the camera, typed, or a name; who it is, and one tap. */
import { Button, Input, type InputRef } from 'antd'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { findArrivalCode } from '../../../core/training/enrolment/arrival.ts'
import { ask, NoAnswer } from '../../client.ts'
import { useTexts } from '../../texts.ts'
import { Camera } from '../arrivals/Camera.tsx'
import { type Ahead, findAmong, standingOf } from './ahead.ts'
import { Portrait } from './Portrait.tsx'
import { useHostDayWords, useThisDay } from './use-day.ts'

type Result =
  | { readonly kind: 'one'; readonly id: string }
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'several'; readonly ids: readonly string[] }

/** Whose a code is that is not on this list: only the server knows, and it tells no name of another host's. */
const useWhose = () => {
  const words = useHostDayWords()
  return async (code: string): Promise<Result> => {
    try {
      const { kind, training } = await ask('whoseCode', { code })
      if (kind === 'ours' && training !== null) return { kind: 'one', id: training }
      return { kind: 'said', text: kind === 'otherHost' ? words.otherHost : words.unknown }
    } catch (error) {
      const isOffline = error instanceof NoAnswer && error.status === 0
      return { kind: 'said', text: isOffline ? words.unknownOffline : words.unknown }
    }
  }
}

const useFinding = () => {
  const words = useHostDayWords()
  const { people } = useThisDay()
  const whose = useWhose()
  const [result, setResult] = useState<Result>()
  const read = async (text: string) => {
    const found = findAmong(people, text, findArrivalCode)
    if (found.kind === 'code') return setResult(await whose(found.code))
    if (found.kind === 'nobody') return setResult({ kind: 'said', text: words.nobody(text.slice(0, 40)) })
    return setResult(found)
  }
  return { result, read, clear: () => setResult(undefined) }
}

/** The key '/' leads back to the field from anywhere on the page where nothing is typed. */
const useSlash = (field: React.RefObject<InputRef | null>) => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && ['INPUT', 'TEXTAREA', 'SELECT'].includes(event.target.tagName)
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      field.current?.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [field])
}

function Reading({ onRead }: { readonly onRead: (text: string) => unknown }) {
  const words = useHostDayWords()
  const id = useId()
  const [text, setText] = useState('')
  const field = useRef<InputRef>(null)
  useSlash(field)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') onRead(text)
    setText('')
    field.current?.focus()
  }
  return (
    <form onSubmit={submit} className="tight">
      <label htmlFor={id}>{words.code}</label>
      <div className="row">
        <Input
          id={id}
          ref={field}
          value={text}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          size="large"
          onChange={event => setText(event.target.value)}
          style={{ flex: '1 1 180px', maxWidth: 480 }}
        />
        <Button type="primary" htmlType="submit" size="large" autoInsertSpace={false}>
          {words.find}
        </Button>
      </div>
      <span className="quiet small">{words.codeNote}</span>
    </form>
  )
}

const whySaid = (one: Ahead, on: string, today: string, words: ReturnType<typeof useHostDayWords>): string => {
  const { name, from, until } = one
  const standing = standingOf(one, on, today)
  if (standing === 'tooEarly') return words.tooEarly(from)
  if (standing === 'notThatDay') return words.notThatDay(from, until)
  return standing === 'canEnrol' ? words.found : words[standing](name)
}

function Whom({ one, on, onDone }: { readonly one: Ahead; readonly on: string; readonly onDone: () => void }) {
  const words = useHostDayWords()
  const { pick } = useTexts()
  const { today, doing } = useThisDay()
  const can = standingOf(one, on, today) === 'canEnrol'
  const enrol = async () => {
    await doing.go([one], 'enrol', { on })
    onDone()
  }
  return (
    <div className={can ? 'arrival good' : 'arrival bad'} role={can ? 'status' : 'alert'}>
      <b>{one.name}</b>
      <p>
        {one.employer && pick(one.employer)}
        {one.programme && ` · ${pick(one.programme)}`}
      </p>
      {can && <Portrait training={one.id} name={one.name} />}
      <p>{whySaid(one, on, today, words)}</p>
      {can && (
        <div>
          <Button type="primary" size="large" aria-label={words.enrolOf(one.name)} onClick={enrol}>
            {words.enrol}
          </Button>
        </div>
      )}
    </div>
  )
}

function Came({ result, on, onDone }: { readonly result: Result; readonly on: string; readonly onDone: () => void }) {
  const words = useHostDayWords()
  const { people } = useThisDay()
  if (result.kind === 'said')
    return (
      <div className="arrival bad" role="alert">
        <p>{result.text}</p>
      </div>
    )
  const ids = result.kind === 'one' ? [result.id] : result.ids
  const found = people.filter(({ id }) => ids.includes(id))
  return (
    <>
      {found.length > 1 && <p role="status">{words.several(found.length)}</p>}
      {found.map(one => (
        <Whom key={one.id} one={one} on={on} onDone={onDone} />
      ))}
    </>
  )
}

type Props = { readonly on: string; readonly onDay: (on: string) => void }
export function EnrolDesk({ on, onDay }: Props) {
  const words = useHostDayWords()
  const { today } = useThisDay()
  const { result, read, clear } = useFinding()
  const id = useId()
  return (
    <div className="in stack noprint">
      <Reading onRead={read} />
      <Camera onRead={read} hint={words.cameraHint} />
      <div className="tight">
        <label htmlFor={id}>{words.on}</label>
        <Input id={id} type="date" value={on} max={today} onChange={event => onDay(event.target.value)} style={{ maxWidth: 200 }} />
        <span className="quiet small">{words.onNote}</span>
      </div>
      {result && <Came result={result} on={on} onDone={clear} />}
    </div>
  )
}
