/** The desk at which paper arrives: each sheet is ticked by the code on its first page, by a reader, a camera or a typed code. */
import '../parts/arrivals/arrivals.css'
import { Link } from '@tanstack/react-router'
import { Button, Input, type InputRef } from 'antd'
import { type FormEvent, useId, useRef, useState } from 'react'
import { Camera } from '../parts/arrivals/Camera.tsx'
import { Outcome } from '../parts/arrivals/Outcome.tsx'
import { Today } from '../parts/arrivals/Today.tsx'
import { useArrivalWords, useTicking } from '../parts/arrivals/use-ticking.ts'
import { useSaying } from '../parts/law.tsx'
import { useRound } from '../queries.ts'

/** A reader types its text and ends it with Enter; the cursor stays for the next. */
function Reading({ onRead }: { readonly onRead: (text: string) => void }) {
  const words = useArrivalWords()
  const id = useId()
  const [text, setText] = useState('')
  const field = useRef<InputRef>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onRead(text)
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
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          size="large"
          onChange={event => setText(event.target.value)}
          style={{ maxWidth: 560 }}
        />
        <Button type="primary" htmlType="submit" size="large" autoInsertSpace={false}>
          {words.go}
        </Button>
      </div>
    </form>
  )
}

function Desk({ round }: { readonly round: string }) {
  const saying = useSaying(round)
  const { result, nth, read } = useTicking(round)
  return (
    <>
      <section className="block">
        <div className="in stack">
          <Reading onRead={read} />
          <Camera onRead={read} />
        </div>
      </section>
      {result && <Outcome key={nth} result={result} saying={saying} />}
      <Today round={round} saying={saying} />
    </>
  )
}

export function ArrivalsPage() {
  const words = useArrivalWords()
  const round = useRound()
  const { t } = useSaying(round).texts
  return (
    <div className="page">
      <div className="head">
        <h1>{t.pages.arrivals}</h1>
        <span className="tools">
          <Link to="/app/bodies">{words.bodies}</Link>
        </span>
      </div>
      <p className="quiet">{words.note}</p>
      {round !== undefined && <Desk key={round} round={round} />}
    </div>
  )
}
