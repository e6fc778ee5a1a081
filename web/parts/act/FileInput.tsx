/** A file that goes to the server as soon as it is chosen: straightened, compressed, in pieces that go on after a stop; the form keeps its digest. */
import { Button } from 'antd'
import { useId, useState } from 'react'
import { type FileRef, NoAnswer } from '../../client.ts'
import { prepare } from '../../device/photo.ts'
import { digestOf, sendInPieces } from '../../device/pieces.ts'
import { useTexts } from '../../texts.ts'
import { type DeviceWords, deviceWords } from '../../words/device.ts'
import { notTaken } from '../form/not-taken.ts'

type Props = {
  readonly id?: string
  readonly label: string
  readonly accept?: string
  readonly disabled?: boolean
  readonly onStored: (file: FileRef) => void
}
export const takenFiles = 'image/*,application/pdf'

export type Refused = keyof DeviceWords['fileRefused']
type State =
  | { readonly kind: 'idle' | 'preparing' }
  | { readonly kind: 'notTaken'; readonly why: string | undefined }
  | { readonly kind: 'sending'; readonly percent: number; readonly waits: boolean }
  | { readonly kind: 'refused'; readonly because: Refused }

const againMs = 4_000
const pause = () => new Promise(resolve => setTimeout(resolve, againMs))

/** Sends until it is there; a broken line is waited for, an answer that says no ends it. */
const sendPatiently = async (
  blob: Blob,
  onState: (state: State) => void,
): Promise<{ readonly sha256: string } | { readonly why: string | undefined }> => {
  const sha256 = await digestOf(blob)
  let percent = 0
  for (;;) {
    try {
      const stored = await sendInPieces(blob, sha256, sent => {
        percent = Math.round((sent / blob.size) * 100)
        onState({ kind: 'sending', percent, waits: false })
      })
      return { sha256: stored }
    } catch (error) {
      if (error instanceof NoAnswer && error.status > 401 && error.status < 429) return { why: error.why }
      onState({ kind: 'sending', percent, waits: true })
      await pause()
    }
  }
}

const useSending = (onStored: Props['onStored']) => {
  const [state, setState] = useState<State>({ kind: 'idle' })
  const store = async (file: File | undefined) => {
    if (!file) return
    setState({ kind: 'preparing' })
    const ready = await prepare(file)
    if (ready.kind === 'refused') return setState({ kind: 'refused', because: ready.because })
    setState({ kind: 'sending', percent: 0, waits: false })
    const sent = await sendPatiently(ready.blob, setState)
    if ('why' in sent) return setState({ kind: 'notTaken', why: sent.why })
    setState({ kind: 'idle' })
    onStored({ sha256: sent.sha256, name: [...ready.name].slice(-120).join('') })
  }
  return { state, store }
}

export function FileInput({ id, label, accept = takenFiles, disabled, onStored }: Props) {
  const { language } = useTexts()
  const words = deviceWords[language]
  const own = useId()
  const { state, store } = useSending(onStored)
  const busy = state.kind === 'preparing' || state.kind === 'sending'
  return (
    <div className="tight">
      <input
        className="native"
        id={id ?? own}
        type="file"
        aria-label={label}
        accept={accept}
        disabled={disabled === true || busy}
        onChange={event => store(event.target.files?.[0])}
      />
      {busy && (
        <span role="status">
          {state.kind === 'sending' ? words.fileOnPage(state.percent) : words.filePreparing}
          {state.kind === 'sending' && state.waits && `（${words.fileWaits}）`}
        </span>
      )}
      {state.kind === 'refused' && <span role="alert">{words.fileRefused[state.because]}</span>}
      {state.kind === 'notTaken' && <span role="alert">{notTaken(state.why, language)}</span>}
    </div>
  )
}

/** What the files of this form were called: a digest tells nobody which one it is. */
const useNames = () => {
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const learn = ({ sha256, name }: FileRef) => setNames(known => ({ ...known, [sha256]: name }))
  return { learn, nameOf: (sha256: string) => names[sha256] ?? `${sha256.slice(0, 16)}…` }
}

type One = { readonly id?: string; readonly label: string; readonly value?: string; readonly onChange?: (sha256: string) => void }
export function FileDigest({ id, label, value, onChange }: One) {
  const { learn, nameOf } = useNames()
  const take = (file: FileRef) => {
    learn(file)
    onChange?.(file.sha256)
  }
  return (
    <div className="tight">
      <FileInput {...(id !== undefined && { id })} label={label} onStored={take} />
      {value && <span>{nameOf(value)}</span>}
    </div>
  )
}

type Many = {
  readonly id?: string
  readonly label: string
  readonly value?: readonly string[]
  readonly onChange?: (digests: readonly string[]) => void
}
export function FileDigests({ id, label, value = [], onChange }: Many) {
  const { t } = useTexts()
  const { learn, nameOf } = useNames()
  const take = (file: FileRef) => {
    learn(file)
    onChange?.([...value.filter(d => d !== file.sha256), file.sha256])
  }
  return (
    <div className="tight">
      <FileInput {...(id !== undefined && { id })} label={label} onStored={take} />
      {value.map(digest => (
        <div key={digest} className="row">
          <span>{nameOf(digest)}</span>
          <Button size="small" onClick={() => onChange?.(value.filter(d => d !== digest))}>
            {t.act.remove}
          </Button>
        </div>
      ))}
    </div>
  )
}
