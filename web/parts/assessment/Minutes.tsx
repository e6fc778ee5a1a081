/** The minutes of those whose grades are complete: printed, signed, and filed as a scan. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { ungraded } from '../../../core/training/assessment/assessment.ts'
import { isOver, standingOf } from '../../../core/training/assessment/assessment-sheet.ts'
import type { InParts } from '../../../policy/assessment.ts'
import { type FileRef, post } from '../../client.ts'
import type { Saying } from '../../say.ts'
import { FileInput } from '../act/FileInput.tsx'
import { DayInput } from './DayInput.tsx'
import { EachNote } from './EachNote.tsx'
import { useEach } from './use-each.ts'
import type { Here } from './use-grades.ts'
import { useAssessmentWords } from './words.ts'

type Props = { readonly here: Here; readonly parts: InParts; readonly round: string; readonly today: string; readonly saying: Saying }
type Asked = { readonly round: string; readonly host: string; readonly ids: readonly string[]; readonly on: string }

/** The browser keeps it as a file: it is printed from there. */
const fetchMinutes = async (asked: Asked): Promise<boolean> => {
  const response = await post('/api/assessment/minutes', asked).catch(() => undefined)
  if (!response?.ok) return false
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = `minutes-${asked.round}-${asked.host}.pdf`
  link.click()
  URL.revokeObjectURL(link.href)
  return true
}

function Print({ here, round, ids, on }: Pick<Props, 'here' | 'round'> & { readonly ids: readonly string[]; readonly on: string }) {
  const words = useAssessmentWords()
  const [state, setState] = useState<'idle' | 'busy' | 'trouble'>('idle')
  const print = async () => {
    setState('busy')
    setState((await fetchMinutes({ round, host: here.host, ids, on })) ? 'idle' : 'trouble')
  }
  return (
    <>
      <Button disabled={ids.length === 0 || on === ''} loading={state === 'busy'} onClick={() => void print()}>
        {words.minutesFor(ids.length)}
      </Button>
      {state === 'trouble' && (
        <p className="late" role="alert">
          {words.trouble}
        </p>
      )}
    </>
  )
}

function Return({ here, saying, on, ids }: Pick<Props, 'here' | 'saying'> & { readonly on: string; readonly ids: readonly string[] }) {
  const words = useAssessmentWords()
  const { each, go, busy } = useEach('fileMinutes')
  const [file, setFile] = useState<FileRef>()
  const [text, setText] = useState('')
  const waiting = here.people.filter(({ id, minutes, version }) => ids.includes(id) && minutes?.version !== version)
  const send = () =>
    go(waiting.map(({ id, name, version }) => ({ id, name, input: { on, file: file?.sha256, text: text.trim(), version } })))
  return (
    <>
      <FileInput label={words.minutesFile} onStored={setFile} />
      {file && <p className="quiet small">{file.name}</p>}
      <Input.TextArea
        aria-label={words.minutesText}
        placeholder={words.minutesText}
        rows={2}
        maxLength={4000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div>
        <Button
          type="primary"
          loading={busy}
          disabled={!file || text.trim().length < 2 || waiting.length === 0}
          onClick={() => void send()}
        >
          {words.fileMinutes(waiting.length)}
        </Button>
      </div>
      <EachNote each={each} said={words.minutesThere} saying={saying} />
    </>
  )
}

export function Minutes({ here, parts, round, today, saying }: Props) {
  const words = useAssessmentWords()
  const [on, setOn] = useState(today)
  const graded = here.people.filter(person => !isOver(person, parts) && ungraded(parts, standingOf(person, parts)).length === 0)
  const ids = graded.map(({ id }) => id)
  const filed = graded.filter(({ minutes, version }) => minutes?.version === version).length
  return (
    <section className="block">
      <header>
        <h2>{words.minutes}</h2>
        <span className="quiet">{filed > 0 && words.minutesThere(filed)}</span>
      </header>
      <div className="in stack">
        <p className="quiet small">{words.minutesAbout}</p>
        {ids.length === 0 && <p className="empty">{words.minutesWait}</p>}
        {ids.length > 0 && (
          <>
            <div className="row">
              <DayInput value={on} max={today} onChange={setOn} />
              <Print here={here} round={round} ids={ids} on={on} />
            </div>
            {here.mine && <Return here={here} saying={saying} on={on} ids={ids} />}
          </>
        )}
      </div>
    </section>
  )
}
