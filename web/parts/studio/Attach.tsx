/** Lays a notice beside the policy: pasted, or read by the server from a text, Word or PDF file. */
import { Button } from 'antd'
import { useId, useState } from 'react'
import { type Outcome, textOfNotice } from '../../client.ts'
import { useLanguage } from '../../settings.ts'
import { Refused } from './Actions.tsx'
import { useStudioWords } from './context.ts'
import type { EditionHeld } from './use-edition.ts'

/** Reads and lays beside; what stands in the way is told. */
const useAttaching = (held: EditionHeld) => {
  const words = useStudioWords()
  const language = useLanguage()
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  const attach = async (name: string, text: string) => {
    setBusy(true)
    setOutcome(await held.perform('attach', { name, text }))
    setBusy(false)
  }
  const upload = async (file: File | undefined) => {
    if (!file) return
    setBusy(true)
    const read = await textOfNotice(file, language)
    setBusy(false)
    setSaid(read.kind === 'failed' ? `${words.cantRead(file.name)} ${read.because}` : '')
    if (read.kind === 'read') await attach(file.name, read.text)
  }
  return { said, busy, outcome, attach, upload }
}

export function Attach({ held }: { held: EditionHeld }) {
  const words = useStudioWords()
  const id = useId()
  const [text, setText] = useState('')
  const { said, busy, outcome, attach, upload } = useAttaching(held)
  return (
    <section className="block">
      <div className="in tight">
        <label htmlFor={id}>{words.notice.paste}</label>
        <textarea id={id} className="native" rows={8} value={text} onChange={e => setText(e.target.value)} />
        <div className="row">
          <Button type="primary" disabled={text.trim() === ''} loading={busy} onClick={() => attach(words.notice.paste, text)}>
            {words.notice.read}
          </Button>
          <label className="row">
            {words.notice.upload}
            <input type="file" accept=".txt,.docx,.pdf" disabled={busy} onChange={e => upload(e.target.files?.[0])} />
          </label>
        </div>
        {said !== '' && (
          <p className="saying bad" role="alert">
            {said}
          </p>
        )}
        <Refused outcome={outcome} />
      </div>
    </section>
  )
}
