/** A file that goes to the server as soon as it is chosen; the form keeps its digest. */
import { Button } from 'antd'
import { useId, useState } from 'react'
import { type FileRef, upload } from '../../client.ts'
import { useTexts } from '../../texts.ts'

type Props = {
  readonly id?: string
  readonly label: string
  readonly accept?: string
  readonly disabled?: boolean
  readonly onStored: (file: FileRef) => void
}

export function FileInput({ id, label, accept = 'image/png,image/jpeg,application/pdf', disabled, onStored }: Props) {
  const { t } = useTexts()
  const own = useId()
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const store = async (file: File | undefined) => {
    if (!file) return
    setState('busy')
    try {
      onStored(await upload(file))
      setState('idle')
    } catch {
      setState('failed')
    }
  }
  return (
    <div className="tight">
      <input
        className="native"
        id={id ?? own}
        type="file"
        aria-label={label}
        accept={accept}
        disabled={disabled === true || state === 'busy'}
        onChange={event => store(event.target.files?.[0])}
      />
      {state === 'busy' && <span role="status">{t.act.uploading}</span>}
      {state === 'failed' && <span role="alert">{t.act.uploadFailed}</span>}
    </div>
  )
}

type One = { readonly id?: string; readonly label: string; readonly value?: string; readonly onChange?: (sha256: string) => void }
export function FileDigest({ id, label, value, onChange }: One) {
  return (
    <div className="tight">
      <FileInput {...(id !== undefined && { id })} label={label} onStored={({ sha256 }) => onChange?.(sha256)} />
      {value && <span className="mono">{value.slice(0, 16)}…</span>}
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
  return (
    <div className="tight">
      <FileInput
        {...(id !== undefined && { id })}
        label={label}
        onStored={({ sha256 }) => onChange?.([...value.filter(d => d !== sha256), sha256])}
      />
      {value.map(digest => (
        <div key={digest} className="row">
          <span className="mono">{digest.slice(0, 16)}…</span>
          <Button size="small" onClick={() => onChange?.(value.filter(d => d !== digest))}>
            {t.act.remove}
          </Button>
        </div>
      ))}
    </div>
  )
}
