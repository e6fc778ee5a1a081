/** Filling in for people without an account: one form, or a clerk's own sheet. */
import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Input, Select } from 'antd'
import { type ChangeEvent, useState } from 'react'
import type { OnBehalf } from '../../core/application/helping.ts'
import type { Answered } from '../../core/question.ts'
import { type Grid, readDelimited } from '../../core/twin/grid.ts'
import { act, newId, type Outcome } from '../client.ts'
import { OutcomeNote } from '../parts/act/ActionForm.tsx'
import { useSaying } from '../parts/law.tsx'
import { inHandHref, readFile } from '../parts/twin/doors.ts'
import { Found } from '../parts/twin/Found.tsx'
import type { Setting } from '../parts/twin/use-sheet.ts'
import { useTwinWords } from '../parts/twin/words.ts'
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

function Source({ setting, saying, onTrack, onTaken }: SourceProps) {
  const words = useTwinWords()
  const [refused, setRefused] = useState<string>()
  const [busy, setBusy] = useState(false)
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    if (!file) return
    setBusy(true)
    const read = await readFile(file, saying.texts.language).catch(() => ({ kind: 'refused' as const, because: saying.texts.t.act.failed }))
    setBusy(false)
    setRefused(read.kind === 'refused' ? read.because : undefined)
    if (read.kind === 'grid') onTaken(read.grid, file.name.replace(/\.\w+$/, ''))
    event.target.value = ''
  }
  const tracks = Object.entries(setting.law.policy.tracks).map(([value, { name }]) => ({ value, label: saying.texts.pick(name) }))
  return (
    <section className="block">
      <header>
        <h2>{words.sheet}</h2>
      </header>
      <div className="in stack">
        <p className="quiet small">{words.sheetAbout}</p>
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
        <Input.TextArea
          aria-label={words.paste}
          placeholder={words.paste}
          rows={3}
          value=""
          onChange={event => event.target.value.trim() !== '' && onTaken(readDelimited(event.target.value), words.paste)}
        />
        <div className="tight">
          <span>{words.upload}</span>
          <input className="native" type="file" aria-label={words.upload} accept=".xlsx,.csv,.tsv,.txt" disabled={busy} onChange={take} />
          {busy && <span role="status">{words.reading}</span>}
          {refused !== undefined && (
            <p className="late" role="alert">
              {refused}
            </p>
          )}
        </div>
        <p>
          <a href={inHandHref(setting.round, setting.helper)}>{words.inHand}</a> <span className="quiet small">{words.inHandAbout}</span>
        </p>
      </div>
    </section>
  )
}

type BesideProps = {
  readonly seats: ReturnType<typeof seatsIn>
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

export function FillInPage() {
  const words = useTwinWords()
  const { data: session } = useSession()
  const round = useRound()
  const saying = useSaying(round)
  const [at, setAt] = useState(0)
  const [track, setTrack] = useState<string>()
  const [taken, setTaken] = useState<Taken>()
  const seats = seatsIn(session)
  const seat = seats[at]
  if (session && !seat) return <p className="page">{words.none}</p>
  if (!seat || round === undefined || !saying.law) return null
  const helper: OnBehalf = { role: seat.role, organisation: seat.organisation }
  const setting: Setting = { round, law: saying.law, helper, track }
  return (
    <div className="page">
      <div className="head">
        <h1>{words.page}</h1>
        <OnBehalfOf seats={seats} at={at} saying={saying} onPick={setAt} />
      </div>
      <p className="quiet">{words.about}</p>
      <OneForm setting={setting} saying={saying} />
      <Source
        setting={setting}
        saying={saying}
        onTrack={setTrack}
        onTaken={(grid, name) => setTaken({ grid, name, turn: (taken?.turn ?? 0) + 1 })}
      />
      {taken && <Found key={`${taken.turn} ${helper.organisation}`} grid={taken.grid} setting={setting} name={taken.name} />}
    </div>
  )
}
