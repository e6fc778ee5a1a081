/** What is to be rehearsed: two policies and the people. */
import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { useAsk, useRounds } from '../../queries.ts'
import { useTexts } from '../../texts.ts'
import { rehearsalPageWords } from '../../words/rehearsal.ts'
import { Trouble } from '../Waiting.tsx'
import type { Order } from './use-rehearsal.ts'

type Editions = Answered<'editions'>
type Option = { readonly value: string; readonly label: string }
const synthetic = ''
const most = 5_000_000

const useOptions = ({ laws, writing }: Editions): readonly Option[] => {
  const { pick, language } = useTexts()
  const p = rehearsalPageWords[language]
  const mark = language === 'zh' ? `（${p.writing}）` : ` (${p.writing})`
  return [
    ...writing.map(({ id, programme, edition }) => ({ value: id, label: `${edition} ${pick(programme)}${mark}` })),
    ...laws.map(({ digest, programme, edition }) => ({ value: digest, label: `${edition} ${pick(programme)}` })),
  ]
}

function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="tight">
      <span className="small quiet">{label}</span>
      {children}
    </div>
  )
}

/** The law that was chosen, with the shape beside it, once it is there. */
const useLawOf = (ref: string | undefined) => useAsk('rehearsalLaw', { ref: ref ?? '' }, ref !== undefined)

type Draft = { readonly on: string; readonly people: number; readonly seed: number; readonly shape: string | undefined }

type PopulationGiven = { readonly draft: Draft; readonly shape: string; readonly onChange: (draft: Draft) => void }

function ShapeText({ draft, shape, onChange }: PopulationGiven) {
  const p = rehearsalPageWords[useTexts().language]
  return (
    <details open={shape === ''}>
      <summary>{p.shape}</summary>
      <div className="tight">
        <span className="small">{shape === '' && draft.shape === undefined ? p.noShape : p.shapeNote}</span>
        <textarea
          className="native mono"
          aria-label={p.shape}
          rows={16}
          spellCheck={false}
          value={draft.shape ?? shape}
          onChange={({ target }) => onChange({ ...draft, shape: target.value })}
        />
      </div>
    </details>
  )
}

function Population({ draft, shape, onChange }: { draft: Draft; shape: string; onChange: (draft: Draft) => void }) {
  const { language } = useTexts()
  const p = rehearsalPageWords[language]
  return (
    <>
      <div className="fields">
        <Labelled label={p.size}>
          <InputNumber
            aria-label={p.size}
            min={1}
            max={most}
            value={draft.people}
            onChange={people => onChange({ ...draft, people: people ?? 1 })}
            style={{ width: '100%' }}
          />
        </Labelled>
        <Labelled label={p.seed}>
          <InputNumber
            aria-label={p.seed}
            min={0}
            precision={0}
            value={draft.seed}
            onChange={seed => onChange({ ...draft, seed: seed ?? 1 })}
            style={{ width: '100%' }}
          />
        </Labelled>
      </div>
      <ShapeText draft={draft} shape={shape} onChange={onChange} />
    </>
  )
}

type Given = {
  readonly editions: Editions
  readonly round: string | undefined
  /** The edition from which the reader came. */
  readonly after: string | undefined
  readonly running: boolean
  readonly run: (order: Order) => void
  readonly stop: () => void
}

function Buttons({ order, running, run, stop }: Pick<Given, 'running' | 'run' | 'stop'> & { order: Order | undefined }) {
  const p = rehearsalPageWords[useTexts().language]
  return (
    <div className="row">
      <Button type="primary" disabled={order === undefined} loading={running} onClick={() => order && run(order)}>
        {p.run}
      </Button>
      {running && <Button onClick={stop}>{p.stop}</Button>}
    </div>
  )
}

/** The law of the round, and what is written from it, else another year of the same programme: two programmes are rarely meant. */
const firstChoice = ({ laws, writing }: Editions, round: string | undefined, after: string | undefined) => {
  const wanted = writing.find(({ id }) => id === after)
  if (wanted) return { before: wanted.from, after: wanted.id }
  const before = laws.find(({ rounds }) => round !== undefined && rounds.includes(round)) ?? laws[0]
  const written = writing.find(({ from }) => from === before?.digest)?.id
  const other = laws.find(({ digest, programmeId }) => programmeId === before?.programmeId && digest !== before.digest)?.digest
  return { before: before?.digest, after: written ?? other ?? before?.digest }
}

type Chosen = { readonly before: string | undefined; readonly after: string | undefined }

function Policies({ editions, chosen, choose }: { editions: Editions; chosen: Chosen; choose: (chosen: Chosen) => void }) {
  const p = rehearsalPageWords[useTexts().language]
  const options = [...useOptions(editions)]
  const field = (side: 'before' | 'after') => (
    <Labelled label={p[side]}>
      <Select
        aria-label={p[side]}
        value={chosen[side]}
        onChange={ref => choose({ ...chosen, [side]: ref })}
        options={options}
        style={{ width: '100%' }}
      />
    </Labelled>
  )
  return (
    <div className="fields">
      {field('before')}
      {field('after')}
    </div>
  )
}

/** What would be rehearsed by this choice, once both laws are there. */
const useOrder = ({ before: was, after: is }: Chosen, { on, shape, people, seed }: Draft) => {
  const [before, after] = [useLawOf(was), useLawOf(is)]
  const beside = after.data?.shape ?? before.data?.shape ?? ''
  const order: Order | undefined = before.data &&
    after.data && {
      before: { ref: was ?? '', law: before.data.law },
      after: { ref: is ?? '', law: after.data.law },
      round: on === synthetic ? undefined : on,
      shape: shape ?? beside,
      people,
      seed,
    }
  return { order, beside, trouble: before.error ? before : after.error ? after : undefined }
}

export function Choice({ editions, round, after, running, run, stop }: Given) {
  const p = rehearsalPageWords[useTexts().language]
  const { data: rounds } = useRounds()
  const [chosen, choose] = useState(() => firstChoice(editions, round, after))
  const [draft, setDraft] = useState<Draft>({ on: synthetic, people: 100_000, seed: 1, shape: undefined })
  const { order, beside, trouble } = useOrder(chosen, draft)
  const people = [{ value: synthetic, label: p.synthetic }, ...(rounds ?? []).map(({ id }) => ({ value: id, label: p.roundPeople(id) }))]
  return (
    <section className="block noprint">
      <div className="in stack">
        <Policies editions={editions} chosen={chosen} choose={choose} />
        <Labelled label={p.on}>
          <Select aria-label={p.on} value={draft.on} onChange={on => setDraft({ ...draft, on })} options={people} />
        </Labelled>
        {draft.on === synthetic && <Population draft={draft} shape={beside} onChange={setDraft} />}
        {trouble?.error && <Trouble error={trouble.error} again={trouble.refetch} />}
        <Buttons order={order} running={running} run={run} stop={stop} />
      </div>
    </section>
  )
}
