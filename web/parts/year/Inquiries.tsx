/** One's own questions, or reports in confidence, page by page, and the form of a new one. */
import { Button, Select } from 'antd'
import { useState } from 'react'
import { termsOf } from '../../../core/inquiry/terms.ts'
import { newId, type Outcome } from '../../client.ts'
import { listIn, textIn } from '../../json.ts'
import { useAsk } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { useShownActs } from '../acts/use-acts.ts'
import { Known } from '../Waiting.tsx'
import { type FileRef, NoteFiles, NoteState, useAccount, useOnce, useOnceOrQueued, useStillComing, useYearWords } from './common.tsx'
import { type Inquiry, SayIt, Thread } from './Thread.tsx'
import { useNote, type Writing } from './use-note.ts'

/** What is written as a note of its own; a wish about one's data has a page of its own. */
type Kind = 'question' | 'report'
type Typed = { readonly text: string; readonly about: string; readonly attachments: readonly FileRef[] }

const typedIn = (content: string): Typed | undefined => {
  try {
    const read: unknown = JSON.parse(content)
    const files = listIn(read, 'attachments').flatMap(file => {
      const [sha256, name] = [textIn(file, 'sha256'), textIn(file, 'name')]
      return sha256 === undefined || name === undefined ? [] : [{ sha256, name }]
    })
    return { text: textIn(read, 'text') ?? '', about: textIn(read, 'about') ?? '', attachments: files }
  } catch {
    return undefined
  }
}

const empty: Typed = { text: '', about: '', attachments: [] }

/** The clauses of the notice, or what the employer undertook. */
const useChoices = (kind: Kind, { law, texts }: Saying) =>
  kind === 'question'
    ? (law?.policy.clauses ?? []).map(({ id, number, heading }) => ({ value: id, label: `${number} ${texts.pick(heading)}` }))
    : (law?.policy.training.undertakings.value ?? []).map(({ code, name }) => ({ value: code, label: texts.pick(name) }))

type WriteProps = {
  readonly kind: Kind
  readonly round: string
  readonly place: string
  readonly writing: Writing
  readonly saying: Saying
}

const useHandIn = ({ kind, round, writing }: WriteProps) => {
  const words = useYearWords()
  const once = useOnce()
  const hand = useOnceOrQueued()
  const [id, setId] = useState(newId)
  const [outcome, setOutcome] = useState<Outcome>()
  const handIn = async ({ text, about, attachments }: Typed) => {
    const chosen = about === '' ? {} : kind === 'question' ? { clause: about } : { undertaking: about }
    const input = { round, text, ...chosen, attachments }
    // A report in confidence never lies among the acts that every page of this device shows.
    const came =
      kind === 'report'
        ? await once('inquiry', id, 'report', input)
        : await hand({ subject: 'inquiry', id, action: 'ask', input, about: words.askTitle, round })
    setOutcome(came === 'queued' ? undefined : came)
    if (came !== 'queued' && came.kind !== 'done') return
    await writing.note.clear()
    setId(newId())
  }
  return { handIn, outcome }
}

type AboutProps = {
  readonly label: string
  readonly about: string
  readonly choices: ReturnType<typeof useChoices>
  readonly onAbout: (about: string) => void
}

/** What it is about: a clause, or an undertaking. */
function About({ label, about, choices, onAbout }: AboutProps) {
  const words = useYearWords()
  return (
    <div className="tight">
      <span>{label}</span>
      <Select
        aria-label={label}
        allowClear
        placeholder={words.choose}
        value={about === '' ? undefined : about}
        options={choices}
        onChange={chosen => onAbout(chosen ?? '')}
      />
    </div>
  )
}

function Write(props: WriteProps) {
  const { kind, place, writing, saying } = props
  const words = useYearWords()
  const { handIn, outcome } = useHandIn(props)
  const choices = useChoices(kind, saying)
  const coming = useStillComing(place)
  const waits = useShownActs().queue.some(({ subject, action }) => kind === 'question' && subject === 'inquiry' && action === 'ask')
  const typed = typedIn(writing.shown.content) ?? empty
  const onTyped = (next: Typed) => writing.note.change(JSON.stringify(next))
  const label = kind === 'question' ? words.clause : words.undertaking
  const lacks = typed.text.trim().length < 2 || (kind === 'report' && typed.about === '')
  return (
    <div className="stack">
      {waits && <p className="saying warn">{words.queued}</p>}
      {outcome?.kind === 'done' && <p className="saying good">{words.receipt(outcome.receipt)}</p>}
      <About label={label} about={typed.about} choices={choices} onAbout={about => onTyped({ ...typed, about })} />
      <SayIt
        label={kind === 'question' ? words.askText : words.quietText}
        value={typed.text}
        onChange={text => onTyped({ ...typed, text })}
      />
      <NoteFiles
        place={place}
        files={typed.attachments}
        label={words.attach}
        isStored={writing.shown.where === 'server'}
        saying={saying}
        onFiles={attachments => onTyped({ ...typed, attachments })}
      />
      <NoteState writing={writing} preview={content => typedIn(content)?.text ?? ''} />
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="inquiry" />}
      <p>
        <Button type="primary" autoInsertSpace={false} disabled={lacks || coming} onClick={() => handIn(typed)}>
          {kind === 'question' ? words.ask : words.quietSend}
        </Button>
      </p>
    </div>
  )
}

export function NewInquiry({ kind, round, saying }: Omit<WriteProps, 'place' | 'writing'>) {
  const account = useAccount()
  const place = `inquiry/${round}/${kind}`
  const writing = useNote(account, place, kind === 'report')
  return writing ? <Write kind={kind} round={round} place={place} writing={writing} saying={saying} /> : null
}

type PageProps = { readonly kind: Kind | 'data'; readonly after: string | undefined; readonly none: string; readonly saying: Saying }

function ThreadList({ rows, saying }: { rows: readonly Inquiry[]; saying: Saying }) {
  return (
    <ul className="stack threads">
      {rows.map(inquiry => (
        <Thread key={inquiry.id} inquiry={inquiry} saying={saying} />
      ))}
    </ul>
  )
}

/** A page of them, and the next below it on demand. */
export function Threads({ kind, after, none, saying }: PageProps) {
  const words = useYearWords()
  const asked = useAsk('myInquiries', { kind, limit: 10, ...(after !== undefined && { after }) })
  const [more, setMore] = useState(false)
  return (
    <Known asked={asked}>
      {({ rows, next }) => (
        <>
          {rows.length === 0 && after === undefined ? <p className="quiet">{none}</p> : <ThreadList rows={rows} saying={saying} />}
          {next !== null && !more && <Button onClick={() => setMore(true)}>{words.more}</Button>}
          {next !== null && more && <Threads kind={kind} after={next} none={none} saying={saying} />}
        </>
      )}
    </Known>
  )
}

/** How many working days the department has. */
export const daysFor = ({ law }: Saying, kind: Kind | 'data'): number | undefined => {
  const terms = law && termsOf(law).value
  if (kind === 'data') return terms?.dataDays ?? terms?.questionDays
  return kind === 'question' ? terms?.questionDays : terms?.reportDays
}
