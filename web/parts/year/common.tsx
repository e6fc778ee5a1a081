/** What the blocks of a trainee's year share: their words, a note with its form, its files, and where what was typed lies. */
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { act, newId, type Outcome } from '../../client.ts'
import type { Deed } from '../../device/acts.ts'
import { letFileGo, resumeUploads, useWaiting } from '../../device/uploads.ts'
import { timeOf } from '../../format.ts'
import { useRefresh, useSession } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { useLanguage } from '../../settings.ts'
import { type YearWords, yearWords } from '../../words/year.ts'
import { useQueuedAct } from '../acts/use-acts.ts'
import { ChooseFiles, WaitingFile } from '../form/files.tsx'
import type { Writing } from './use-note.ts'

export const useYearWords = (): YearWords => yearWords[useLanguage()]

export const useAccount = (): string => useSession().data?.account?.id ?? ''

export type FileRef = { readonly sha256: string; readonly name: string }

/** Text as it was typed, with its paragraphs. */
export function Prose({ text, words }: { readonly text: string | null; readonly words: YearWords }) {
  return <p className="prose">{text ?? words.erased}</p>
}

export function FileList({ files, words, onRemove }: { files: readonly FileRef[]; words: YearWords; onRemove?: (sha256: string) => void }) {
  if (files.length === 0) return null
  return (
    <ul className="tight" aria-label={words.files}>
      {files.map(({ sha256, name }) => (
        <li key={sha256} className="row">
          <a href={`/api/files/${sha256}`} target="_blank" rel="noreferrer">
            {name}
          </a>
          {onRemove && (
            <Button size="small" autoInsertSpace={false} aria-label={words.removeFile(name)} onClick={() => onRemove(sha256)}>
              {words.remove}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

type FilesProps = {
  readonly place: string
  readonly files: readonly FileRef[]
  readonly label: string
  readonly isStored: boolean
  readonly saying: Saying
  readonly onFiles: (files: readonly FileRef[]) => void
}

/** Files of a note: those on their way from this device, and those that the server has. One stays here until the note that names it is kept. */
export function NoteFiles({ place, files, label, isStored, saying, onFiles }: FilesProps) {
  const words = useYearWords()
  const account = useAccount()
  const here = { account, form: place }
  const waiting = useWaiting().filter(one => one.account === account && one.form === place)
  const put = useRef(new Set<string>())
  useEffect(() => {
    resumeUploads(account)
  }, [account])
  useEffect(() => {
    const arrived = waiting.filter(one => one.stored !== undefined && !put.current.has(one.id))
    for (const { id } of arrived) put.current.add(id)
    const fresh = arrived.flatMap(({ stored = '', name }) => (files.some(f => f.sha256 === stored) ? [] : [{ sha256: stored, name }]))
    if (fresh.length > 0) onFiles([...files, ...fresh])
    else if (isStored) for (const one of waiting) if (one.stored !== undefined) letFileGo(one)
  })
  return (
    <div className="tight">
      <p>{label}</p>
      <FileList files={files} words={words} onRemove={gone => onFiles(files.filter(({ sha256 }) => sha256 !== gone))} />
      {waiting
        .filter(one => !files.some(({ sha256 }) => sha256 === one.stored))
        .map(one => (
          <WaitingFile key={one.id} one={one} saying={saying} />
        ))}
      <ChooseFiles here={here} place="files" label={label} many saying={saying} />
    </div>
  )
}

/** Whether a file of this note is still on its way. */
export const useStillComing = (place: string): boolean => useWaiting().some(one => one.form === place && one.stored === undefined)

/** Where what was typed lies, and what another device wrote. */
export function NoteState({ writing: { shown, note }, preview }: { writing: Writing; preview: (content: string) => string }) {
  const words = useYearWords()
  const { where, savedAt, other } = shown
  return (
    <div className="tight">
      <p role="status" className={where === 'device' || where === 'page' ? 'late small' : 'quiet small'}>
        {where === 'server' && savedAt ? words.saved.server(timeOf(savedAt)) : ''}
        {where === 'device' && words.saved.device}
        {where === 'page' && words.saved.page}
      </p>
      {other !== undefined && (
        <div className="saying warn tight" role="alert">
          <b>{words.otherTitle}</b>
          <p className="prose">{preview(other)}</p>
          <div className="row">
            <Button onClick={() => note.choose(true)}>{words.takeOther}</Button>
            <Button onClick={() => note.choose(false)}>{words.keepMine}</Button>
          </div>
        </div>
      )}
    </div>
  )
}

/** Does one act; the same key while its answer is unknown, so that it is done once. */
export const useOnce = () => {
  const refresh = useRefresh()
  const key = useRef(newId())
  return async (subject: 'training' | 'inquiry' | 'application', id: string, action: string, input: unknown): Promise<Outcome> => {
    const came = await act(subject, id, action, input, key.current)
    if (came.kind !== 'failed' || came.status !== 0) key.current = newId()
    if (came.kind === 'done') await refresh()
    return came
  }
}

/** The same with a line; without one it waits in the queue of this device, in its order and under its key. */
export const useOnceOrQueued = () => {
  const once = useOnce()
  const queue = useQueuedAct()
  return async (deed: Deed & { readonly subject: 'training' | 'inquiry' }): Promise<Outcome | 'queued'> => {
    if (navigator.onLine) return once(deed.subject, deed.id, deed.action, deed.input)
    await queue([deed])
    return 'queued'
  }
}

type ActionsProps = {
  readonly send: string
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly onSend: () => unknown
  readonly onCancel: () => void
}

/** The way on, and the way back. */
export function Actions({ send, busy = false, disabled = false, onSend, onCancel }: ActionsProps) {
  const words = useYearWords()
  return (
    <div className="row">
      <Button type="primary" autoInsertSpace={false} loading={busy} disabled={disabled} onClick={() => onSend()}>
        {send}
      </Button>
      <Button autoInsertSpace={false} onClick={onCancel}>
        {words.cancel}
      </Button>
    </div>
  )
}
