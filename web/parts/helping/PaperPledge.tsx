/** Where the pledges stand, for who fills in for somebody: the person signs the printed form, and its scan comes back here. */
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { findShortCode } from '../../../core/paper-code.ts'
import { act, type Outcome } from '../../client.ts'
import type { Saver } from '../../device/saver.ts'
import { useRefresh } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { type HelpingWords, helpingWords } from '../../words/helping.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { FileInput } from '../act/FileInput.tsx'
import { useMissing } from '../form/Steps.tsx'

type Props = {
  readonly id: string
  readonly saver: Saver
  readonly signed: number | undefined
  readonly paper: string | undefined
  readonly saying: Saying
}

/** What stands there already, and the paper once all else is filled in. */
function Paper({ signed, paper, saying }: Pick<Props, 'signed' | 'paper' | 'saying'>) {
  const words = helpingWords[saying.texts.language]
  const missing = useMissing(saying).filter(place => !place.startsWith('pledges')).length
  return (
    <>
      {signed !== undefined && (
        <p className="saying">
          {words.signed(signed)}
          {words.anew}
        </p>
      )}
      {paper !== undefined && missing === 0 && (
        <p>
          <a href={paper} target="_blank" rel="noreferrer">
            {words.print}
          </a>
        </p>
      )}
    </>
  )
}

const isUntied = (outcome: Outcome) =>
  outcome.kind === 'refused' && outcome.refusals.every(({ rule, found }) => rule === 'signedPageIsTied' && found !== 'notBrought')

/** The code beside the QR, where a copy is too pale for the QR itself. */
function TypedCode({ words, onTyped }: { readonly words: HelpingWords; readonly onTyped: (code: string) => void }) {
  const [code, setCode] = useState('')
  const field = useId()
  const isCode = findShortCode(code) !== undefined
  return (
    <div className="stack">
      <p>{words.typeCode}</p>
      <label htmlFor={field}>{words.versionCode}</label>
      <Input
        id={field}
        value={code}
        maxLength={20}
        autoComplete="off"
        onChange={event => setCode(event.target.value)}
        onPressEnter={() => isCode && onTyped(code)}
      />
      <Button disabled={!isCode} onClick={() => onTyped(code)}>
        {words.withCode}
      </Button>
    </div>
  )
}

export function PaperPledge({ id, saver, signed, paper, saying }: Props) {
  const { texts } = saying
  const words = helpingWords[texts.language]
  const [outcome, setOutcome] = useState<Outcome>()
  const [unread, setUnread] = useState<string>()
  const refresh = useRefresh()
  const sign = async (scan: string, versionCode?: string) => {
    const input = () => ({ base: saver.version(), scan, ...(versionCode !== undefined && { versionCode }) })
    const came = (await saver.save()) ?? (await act('application', id, 'signOnPaper', input()))
    setOutcome(came)
    setUnread(isUntied(came) ? scan : undefined)
    // What was refused changed nothing, and its reasons stay on the screen.
    if (came.kind === 'refused' && came.refusals.every(({ rule }) => rule !== 'builtOnNewest')) return
    await saver.catchUp()
    await refresh()
  }
  return (
    <section className="block" id="part-pledges">
      <header>
        <h2>{texts.t.form.sections.pledges}</h2>
      </header>
      <div className="in stack">
        <p>{words.note}</p>
        <Paper signed={signed} paper={paper} saying={saying} />
        <div className="tight">
          <span>{words.upload}</span>
          <FileInput label={words.upload} onStored={({ sha256 }) => void sign(sha256)} />
        </div>
        {unread !== undefined && <TypedCode words={words} onTyped={code => void sign(unread, code)} />}
        {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="application" />}
      </div>
    </section>
  )
}
