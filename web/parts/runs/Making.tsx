/** A new run: what is to be paid, the preview, and then the list itself. */
import { useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Input, Select } from 'antd'
import { useId, useState } from 'react'
import type { Answered, Asked } from '../../../core/question.ts'
import { act, type Outcome } from '../../client.ts'
import { useAsk, useRefresh } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { useRunWords } from '../../words/runs.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { Known } from '../Waiting.tsx'
import { firstView, LeavingOut, type LeftOut, Preview, Search, type View } from './Preview.tsx'

type Choice = Pick<Asked<'runPreview'>, 'payee' | 'item' | 'track' | 'dueUntil'>
type Option = { readonly value: string; readonly label: string }

function Pick({
  name,
  value,
  options,
  onPick,
}: {
  name: string
  value: string
  options: readonly Option[]
  onPick: (value: string) => void
}) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{name}</label>
      <div>
        <Select id={id} value={value} options={[...options]} onChange={onPick} style={{ minWidth: 160 }} />
      </div>
    </div>
  )
}

function Choosing({ choice, saying, onChange }: { choice: Choice; saying: Saying; onChange: (choice: Choice) => void }) {
  const words = useRunWords()
  const id = useId()
  const { pick } = saying.texts
  const { money, tracks } = saying.law?.policy ?? { money: { items: {} }, tracks: {} }
  const every = { value: '', label: words.every }
  const items = Object.entries(money.items).flatMap(([value, { name, payer, payee }]) =>
    payer.value === 'fund' && payee.value === choice.payee ? [{ value, label: pick(name) }] : [],
  )
  const kinds = (['trainee', 'host'] as const).map(value => ({ value, label: words.kinds[value] }))
  const trackOptions = Object.entries(tracks).map(([value, { name }]) => ({ value, label: pick(name) }))
  return (
    <div className="row">
      <Pick
        name={words.payee}
        value={choice.payee}
        options={kinds}
        onPick={payee => onChange({ payee: payee === 'host' ? 'host' : 'trainee' })}
      />
      <Pick name={words.item} value={choice.item ?? ''} options={[every, ...items]} onPick={item => onChange({ ...choice, item })} />
      <Pick
        name={words.track}
        value={choice.track ?? ''}
        options={[every, ...trackOptions]}
        onPick={track => onChange({ ...choice, track })}
      />
      <div>
        <label htmlFor={id}>{words.dueUntil}</label>
        <Input
          id={id}
          type="date"
          value={choice.dueUntil ?? ''}
          onChange={event => onChange({ ...choice, dueUntil: event.target.value })}
        />
      </div>
    </div>
  )
}

const filled = (choice: Choice): Choice => ({
  payee: choice.payee,
  ...(choice.item && { item: choice.item }),
  ...(choice.track && { track: choice.track }),
  ...(choice.dueUntil && { dueUntil: choice.dueUntil }),
})

type Making = {
  readonly preview: Answered<'runPreview'>
  readonly round: string
  readonly choice: Choice
  readonly leftOut: readonly LeftOut[]
  readonly saying: Saying
}
function Confirm({ preview, round, choice, leftOut, saying }: Making) {
  const words = useRunWords()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const [noKin, declare] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  const leaveOut = leftOut.map(({ payment, reason }) => ({ payment, reason: reason.trim() }))
  const lacksReason = leaveOut.some(({ reason }) => reason.length < 2)
  const make = async () => {
    const id = `${round}.run.${preview.next}`
    const came = await act('run', id, 'make', { round, ...filled(choice), noKin, ...(leaveOut.length > 0 && { leaveOut }) })
    setOutcome(came)
    refresh()
    if (came.kind === 'done') navigate({ to: '/app/runs/$id', params: { id } })
  }
  if (preview.count === 0) return null
  if (preview.count <= leftOut.length) return <p className="quiet">{words.nothing}</p>
  return (
    <div className="stack">
      {lacksReason && <p className="quiet">{words.needsReason}</p>}
      <Checkbox checked={noKin} onChange={event => declare(event.target.checked)}>
        {words.noKin}
      </Checkbox>
      <div>
        <Button type="primary" disabled={!noKin || lacksReason} onClick={make}>
          {words.confirm(preview.next, preview.count - leftOut.length)}
        </Button>
      </div>
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="run" />}
    </div>
  )
}

export function Making({ round, saying }: { readonly round: string; readonly saying: Saying }) {
  const words = useRunWords()
  const [choice, choose] = useState<Choice>({ payee: 'trainee' })
  const [view, look] = useState<View>(firstView)
  const [leftOut, leave] = useState<readonly LeftOut[]>([])
  const asked = useAsk('runPreview', { round, ...filled(choice), ...view })
  const rechoose = (next: Choice) => {
    choose(next)
    look(firstView)
    leave([])
  }
  return (
    <section className="block" aria-label={words.make}>
      <header>
        <h2>{words.make}</h2>
      </header>
      <div className="in stack">
        <Choosing choice={choice} saying={saying} onChange={rechoose} />
        <p className="quiet small">{words.previewNote}</p>
        <Search onFind={q => look({ ...firstView, ...(q !== '' && { q }) })} />
        <Known asked={asked}>
          {preview => (
            <>
              <Preview preview={preview} saying={saying} view={view} onView={look} leaving={{ leftOut, onLeave: leave }} />
              <LeavingOut leftOut={leftOut} onLeave={leave} />
              <Confirm preview={preview} round={round} choice={choice} leftOut={leftOut} saying={saying} />
            </>
          )}
        </Known>
      </div>
    </section>
  )
}
