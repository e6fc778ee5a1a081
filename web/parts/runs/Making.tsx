/** A new run: what is to be paid, what it would hold and what stays out, and then the list itself. */
import { useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Input, Select } from 'antd'
import { useId, useState } from 'react'
import type { Answered, Asked } from '../../../core/question.ts'
import { act, type Outcome } from '../../client.ts'
import { yuanOf } from '../../format.ts'
import { useAsk, useRefresh } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { useRunWords } from '../../words/runs.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { Known } from '../Waiting.tsx'
import { Lines, Sums } from './tables.tsx'

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

type Shown = { readonly preview: Answered<'runPreview'>; readonly saying: Saying }

function Found({ preview, saying }: Shown) {
  const words = useRunWords()
  const { count, totalFen, last, lines, excluded, excludedCount } = preview
  return (
    <>
      <p>
        <b>
          {words.total}：{count} · {yuanOf(totalFen)}
        </b>
        {last && <span className="quiet"> {words.last(last.number, last.count, yuanOf(last.totalFen))}</span>}
      </p>
      <Sums name={words.byItem} groups={preview.byItem} />
      <Sums name={words.byTrack} groups={preview.byTrack} />
      <Sums name={words.byHost} groups={preview.byHost} />
      {lines.length > 0 && (
        <Lines
          label={words.lines}
          lines={lines}
          heads={[words.state]}
          more={({ news }) => [news ? words.news[news] : '']}
          saying={saying}
        />
      )}
      {excludedCount > 0 && (
        <details open={count === 0}>
          <summary>{words.excluded(excludedCount)}</summary>
          <Lines
            label={words.excluded(excludedCount)}
            lines={excluded}
            heads={[words.why]}
            more={({ why }) => [why.map(one => words.whys[one]).join('；')]}
            saying={saying}
          />
        </details>
      )}
    </>
  )
}

const filled = (choice: Choice): Choice => ({
  payee: choice.payee,
  ...(choice.item && { item: choice.item }),
  ...(choice.track && { track: choice.track }),
  ...(choice.dueUntil && { dueUntil: choice.dueUntil }),
})

function Confirm({ preview, round, choice, saying }: Shown & { readonly round: string; readonly choice: Choice }) {
  const words = useRunWords()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const [noKin, declare] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  const make = async () => {
    const id = `${round}.run.${preview.next}`
    const came = await act('run', id, 'make', { round, ...filled(choice), noKin })
    setOutcome(came)
    refresh()
    if (came.kind === 'done') navigate({ to: '/app/runs/$id', params: { id } })
  }
  if (preview.count === 0) return <p className="quiet">{words.nothing}</p>
  return (
    <div className="stack">
      <Checkbox checked={noKin} onChange={event => declare(event.target.checked)}>
        {words.noKin}
      </Checkbox>
      <div>
        <Button type="primary" disabled={!noKin} onClick={make}>
          {words.confirm(preview.next, preview.count)}
        </Button>
      </div>
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="run" />}
    </div>
  )
}

export function Making({ round, saying }: { readonly round: string; readonly saying: Saying }) {
  const words = useRunWords()
  const [choice, choose] = useState<Choice>({ payee: 'trainee' })
  const asked = useAsk('runPreview', { round, ...filled(choice) })
  return (
    <section className="block" aria-label={words.make}>
      <header>
        <h2>{words.make}</h2>
      </header>
      <div className="in stack">
        <Choosing choice={choice} saying={saying} onChange={choose} />
        <p className="quiet small">{words.previewNote}</p>
        <Known asked={asked}>
          {preview => (
            <>
              <Found preview={preview} saying={saying} />
              <Confirm preview={preview} round={round} choice={choice} saying={saying} />
            </>
          )}
        </Known>
      </div>
    </section>
  )
}
