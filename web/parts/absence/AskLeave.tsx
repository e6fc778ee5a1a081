/** Leave from a phone: each kind says who grants it and what counts before anybody asks; days and what stands in the way are worked out as they are typed. */
import { App, Button, Input, Radio } from 'antd'
import { useId, useState } from 'react'
import type { Offer } from '../../../core/question.ts'
import type { Law } from '../../../policy/shape.ts'
import { act, newId, type Outcome } from '../../client.ts'
import { useRefresh } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { absenceWords } from '../../words/absence.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { FileDigests } from '../act/FileInput.tsx'
import { Refusals } from '../act/Refusals.tsx'
import { Clause } from '../law.tsx'
import { kindsOf, meaningOf, toldOf } from './wish.ts'

type Props = { readonly id: string; readonly state: unknown; readonly offer: Offer; readonly today: string; readonly saying: Saying }
type Wish = {
  readonly kind?: string
  readonly from?: string
  readonly to?: string
  readonly half?: 'morning' | 'afternoon'
  readonly reason?: string
  readonly proof?: readonly string[]
}
type Changing = { readonly wish: Wish; readonly saying: Saying; readonly onChange: (change: Partial<Wish>) => void }

function Kinds({ wish, law, saying, onChange }: Changing & { law: Law }) {
  const { texts } = saying
  const words = absenceWords[texts.language].ask
  return (
    <Radio.Group
      className="stack"
      aria-label={words.kind}
      value={wish.kind}
      onChange={event => onChange({ kind: String(event.target.value) })}
    >
      {kindsOf(law).map(kind => (
        <Radio key={kind.code} value={kind.code}>
          <b>{texts.pick(kind.name)}</b>
          <span className="quiet small">{` ${meaningOf(law, kind, texts).join('；')}`}</span>
        </Radio>
      ))}
    </Radio.Group>
  )
}

function DaysInput({ wish, saying, onChange }: Changing) {
  const words = absenceWords[saying.texts.language]
  const [from, to] = [useId(), useId()]
  const oneDay = wish.from !== undefined && wish.from === wish.to
  return (
    <>
      <div className="tight">
        <label htmlFor={from}>{words.ask.from}</label>
        <Input
          id={from}
          type="date"
          value={wish.from ?? ''}
          onChange={({ target: { value } }) => onChange({ from: value, ...(wish.to === undefined && { to: value }) })}
        />
      </div>
      <div className="tight">
        <label htmlFor={to}>{words.ask.to}</label>
        <Input id={to} type="date" value={wish.to ?? ''} onChange={({ target: { value } }) => onChange({ to: value })} />
      </div>
      {oneDay && (
        <Radio.Group
          aria-label={words.ask.half}
          value={wish.half ?? 'whole'}
          onChange={({ target: { value } }) => onChange(value === 'whole' ? { half: undefined } : { half: value })}
          options={[
            { value: 'whole', label: words.ask.wholeDay },
            { value: 'morning', label: words.half.morning },
            { value: 'afternoon', label: words.half.afternoon },
          ]}
        />
      )}
    </>
  )
}

function Told({ lines, blocks }: { lines: readonly string[]; blocks: boolean }) {
  return (
    <div role="status">
      {lines.map(line => (
        <p key={line} className={blocks ? 'late' : undefined}>
          {line}
        </p>
      ))}
    </div>
  )
}

function Reason({ wish, saying, onChange }: Changing) {
  const words = absenceWords[saying.texts.language].ask
  const id = useId()
  return (
    <div className="tight">
      <label htmlFor={id}>{words.reason}</label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={1000}
        value={wish.reason ?? ''}
        onChange={event => onChange({ reason: event.target.value })}
      />
      <span className="quiet small">{words.reasonNote}</span>
    </div>
  )
}

const useAsking = (id: string, onDone: () => void) => {
  const [outcome, setOutcome] = useState<Outcome>()
  const [busy, setBusy] = useState(false)
  const [key, setKey] = useState(newId)
  const refresh = useRefresh()
  const send = async (input: unknown) => {
    setBusy(true)
    const came = await act('training', id, 'askLeave', input, key)
    setBusy(false)
    setOutcome(came)
    // The same key while the answer is unknown, so that a second try can't ask twice.
    if (came.kind !== 'failed' || came.status !== 0) setKey(newId())
    if (came.kind !== 'done') return
    onDone()
    refresh()
  }
  return { outcome, busy, send }
}

function Asking({ id, state, law, today, saying, onClose }: Props & { law: Law; onClose: () => void }) {
  const { texts } = saying
  const words = absenceWords[texts.language].ask
  const [wish, setWish] = useState<Wish>({})
  const { message } = App.useApp()
  const { outcome, busy, send } = useAsking(id, () => {
    message.success(words.done)
    onClose()
  })
  const change = (part: Partial<Wish>) => setWish(before => ({ ...before, ...part }))
  const kind = kindsOf(law).find(({ code }) => code === wish.kind)
  const told = toldOf(law, state, kind, wish, today, texts)
  const oneDay = wish.from === wish.to
  const ready = kind !== undefined && wish.from && wish.to && (wish.reason ?? '').trim().length > 1 && !told.blocks
  const typed = { ...wish, half: oneDay ? wish.half : undefined, proof: wish.proof?.length ? wish.proof : undefined }
  return (
    <div className="stack">
      <p className="quiet">{words.intro}</p>
      <Kinds wish={wish} law={law} saying={saying} onChange={change} />
      <DaysInput wish={wish} saying={saying} onChange={change} />
      <Told lines={told.lines} blocks={told.blocks} />
      <Reason wish={wish} saying={saying} onChange={change} />
      {kind?.proofAfterDays !== undefined && (
        <FileDigests label={words.proofInput} value={wish.proof ?? []} onChange={proof => change({ proof })} />
      )}
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="training" />}
      <div className="row">
        <Button type="primary" loading={busy} disabled={!ready} onClick={() => send(typed)}>
          {words.send}
        </Button>
        <Button autoInsertSpace={false} onClick={onClose}>
          {texts.t.act.cancel}
        </Button>
      </div>
      {!ready && !told.blocks && <p className="quiet small">{words.missing}</p>}
    </div>
  )
}

export function AskLeave(props: Props) {
  const { offer, saying } = props
  const words = absenceWords[saying.texts.language].ask
  const [open, setOpen] = useState(false)
  const { law } = saying
  if (law === undefined) return null
  const blocked = offer.refusals.length > 0
  return (
    <section className="block noprint" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        <Clause id={offer.clause} saying={saying} />
      </header>
      <div className="in stack">
        {blocked && <Refusals refusals={offer.refusals} subject="training" saying={saying} />}
        {!blocked && !open && (
          <p>
            <Button type="primary" autoInsertSpace={false} onClick={() => setOpen(true)}>
              {words.title}
            </Button>
          </p>
        )}
        {!blocked && open && <Asking {...props} law={law} onClose={() => setOpen(false)} />}
      </div>
    </section>
  )
}
