/** Filling in for people without an account: one form, or a clerk's own sheet. */
import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Input, Select } from 'antd'
import { type ChangeEvent, useMemo, useState } from 'react'
import type { Answered } from '../../core/question.ts'
import { type Grid, readDelimited } from '../../core/twin/grid.ts'
import type { Law } from '../../policy/shape.ts'
import { act, newId, type Outcome } from '../client.ts'
import { OutcomeNote } from '../parts/act/ActionForm.tsx'
import { Invite } from '../parts/enter/Invite.tsx'
import { useSaying } from '../parts/law.tsx'
import { inHandHref, type ReadFile, readFile, type SheetChoice } from '../parts/twin/doors.ts'
import { Found } from '../parts/twin/Found.tsx'
import type { Setting } from '../parts/twin/use-sheet.ts'
import { useTwinWords } from '../parts/twin/words.ts'
import { Loading } from '../parts/Waiting.tsx'
import { useRound, useSession } from '../queries.ts'
import type { Saying } from '../say.ts'

const seatsIn = (session: Answered<'session'> | undefined) =>
  (session?.seats ?? []).flatMap(({ role, organisation, name }) =>
    role === 'employer' || role === 'body' ? [{ role, organisation, name }] : [],
  )

/** One person, by name: everything else is filled in on the form. */
function OneForm({ setting, saying }: { setting: Setting; saying: Saying }) {
  const words = useTwinWords()
  const navigate = useNavigate()
  const [outcome, setOutcome] = useState<Outcome>()
  const [id] = useState(newId)
  const begin = async ({ name }: { name: string }) => {
    const form = { identity: { name: name.trim() } }
    const came = await act('application', id, 'startFor', { round: setting.round, helper: setting.helper, form })
    setOutcome(came)
    if (came.kind === 'done') await navigate({ to: '/app/form/$id', params: { id } })
  }
  return (
    <section className="block">
      <header>
        <h2>{words.one}</h2>
      </header>
      <Form className="in row" layout="inline" requiredMark={false} onFinish={begin}>
        <Form.Item name="name" label={words.oneName} rules={[{ required: true, whitespace: true, message: words.oneName }]}>
          <Input maxLength={50} />
        </Form.Item>
        <Button htmlType="submit">{words.oneStart}</Button>
        {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="application" />}
      </Form>
    </section>
  )
}

type Taken = { readonly grid: Grid; readonly name: string; readonly turn: number }
type SourceProps = {
  readonly setting: Setting
  readonly saying: Saying
  readonly onTrack: (track: string | undefined) => void
  readonly onTaken: (grid: Grid, name: string) => void
}

/** The file that was chosen, read here or at the server; which of its sheets is to be said, or why it can't be read. */
const useUpload = (saying: Saying, onTaken: SourceProps['onTaken']) => {
  const [came, setCame] = useState<{ readonly file: File; readonly read: ReadFile }>()
  const [busy, setBusy] = useState(false)
  const take = async (file: File, sheet?: string) => {
    setBusy(true)
    const failed = () => ({ kind: 'refused' as const, because: saying.texts.t.act.failed })
    const read = await readFile(file, saying.texts.language, sheet).catch(failed)
    setBusy(false)
    setCame({ file, read })
    if (read.kind === 'grid') onTaken(read.grid, [file.name.replace(/\.\w+$/, ''), sheet].filter(Boolean).join('-'))
  }
  return { file: came?.file, read: came?.read, busy, take }
}

/** A workbook with several sheets is asked about, not guessed at: each by its name and its first rows. */
function Choose({ choices, busy, onPick }: { choices: readonly SheetChoice[]; busy: boolean; onPick: (sheet: string) => void }) {
  const words = useTwinWords()
  return (
    <section className="stack" aria-label={words.whichSheet}>
      <p role="status">{words.whichSheet}</p>
      <ul className="cards">
        {choices.map(({ name, rows, first }) => (
          <li key={name}>
            <div className="first">
              <Button disabled={busy} onClick={() => onPick(name)}>
                {words.takeSheet(name)}
              </Button>
              <span className="quiet small">{words.sheetRows(rows)}</span>
            </div>
            {first.map((line, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows may be alike, and their order is the sheet's
              <p key={i} className="quiet small">
                {line}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Upload({ saying, onTaken }: Pick<SourceProps, 'saying' | 'onTaken'>) {
  const words = useTwinWords()
  const { file, read, busy, take } = useUpload(saying, onTaken)
  const chosen = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [picked] = target.files ?? []
    if (picked) void take(picked)
    target.value = ''
  }
  return (
    <div className="tight">
      <span>{words.upload}</span>
      <input className="native" type="file" aria-label={words.upload} accept=".xlsx,.csv,.tsv,.txt" disabled={busy} onChange={chosen} />
      {busy && <span role="status">{words.reading}</span>}
      {read?.kind === 'refused' && (
        <p className="late" role="alert">
          {read.because}
        </p>
      )}
      {read?.kind === 'choose' && file && <Choose choices={read.choices} busy={busy} onPick={sheet => void take(file, sheet)} />}
    </div>
  )
}

function Track({ setting, saying, onTrack }: Pick<SourceProps, 'setting' | 'saying' | 'onTrack'>) {
  const words = useTwinWords()
  const tracks = Object.entries(setting.law.policy.tracks).map(([value, { name }]) => ({ value, label: saying.texts.pick(name) }))
  return (
    <div className="row">
      <span>{words.track}</span>
      <Select
        aria-label={words.track}
        allowClear
        value={setting.track ?? null}
        options={tracks}
        style={{ minWidth: 160 }}
        onChange={(track: string | null) => onTrack(track ?? undefined)}
      />
    </div>
  )
}

function Source({ setting, saying, onTrack, onTaken }: SourceProps) {
  const words = useTwinWords()
  return (
    <section className="block">
      <header>
        <h2>{words.sheet}</h2>
      </header>
      <div className="in stack">
        <p className="quiet small">{words.sheetAbout}</p>
        <Track setting={setting} saying={saying} onTrack={onTrack} />
        <Input.TextArea
          aria-label={words.paste}
          placeholder={words.paste}
          rows={3}
          value=""
          onChange={({ target: { value } }) => value.trim() !== '' && onTaken(readDelimited(value), words.paste)}
        />
        <Upload saying={saying} onTaken={onTaken} />
        <p>
          <a href={inHandHref(setting.round, setting.helper)}>{words.inHand}</a> <span className="quiet small">{words.inHandAbout}</span>
        </p>
      </div>
    </section>
  )
}

type Seat = ReturnType<typeof seatsIn>[number]
type BesideProps = {
  readonly seats: readonly [Seat, ...Seat[]]
  readonly at: number
  readonly saying: Saying
  readonly onPick: (at: number) => void
}
function OnBehalfOf({ seats, at, saying, onPick }: BesideProps) {
  const words = useTwinWords()
  const options = seats.map(({ name, role }, value) => ({ value, label: `${saying.texts.pick(name)}（${saying.texts.role(role)}）` }))
  if (seats.length < 2) return <span className="quiet">{options[0]?.label}</span>
  return <Select aria-label={words.as} value={at} options={options} onChange={onPick} />
}

function Filling({ seats, round, law, saying }: { seats: BesideProps['seats']; round: string; law: Law; saying: Saying }) {
  const words = useTwinWords()
  const [at, setAt] = useState(0)
  const [track, setTrack] = useState<string>()
  const [taken, setTaken] = useState<Taken>()
  const { role, organisation } = seats[at] ?? seats[0]
  const setting = useMemo((): Setting => ({ round, law, helper: { role, organisation }, track }), [round, law, role, organisation, track])
  const take = (grid: Grid, name: string) => setTaken({ grid, name, turn: (taken?.turn ?? 0) + 1 })
  return (
    <div className="page">
      <div className="head">
        <h1>{words.page}</h1>
        <OnBehalfOf seats={seats} at={at} saying={saying} onPick={setAt} />
      </div>
      <p className="quiet">{words.about}</p>
      <OneForm setting={setting} saying={saying} />
      <Invite key={organisation} round={round} role={role} organisation={organisation} />
      <Source setting={setting} saying={saying} onTrack={setTrack} onTaken={take} />
      {taken && <Found key={`${taken.turn} ${organisation}`} grid={taken.grid} setting={setting} name={taken.name} />}
    </div>
  )
}

export function FillInPage() {
  const words = useTwinWords()
  const { data: session } = useSession()
  const round = useRound()
  const saying = useSaying(round)
  const [first, ...others] = seatsIn(session)
  if (session && !first) return <p className="page">{words.none}</p>
  if (!first || round === undefined || !saying.law) return <Loading />
  return <Filling key={round} seats={[first, ...others]} round={round} law={saying.law} saying={saying} />
}
