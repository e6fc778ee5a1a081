/** The studio's first page: what is being written, the laws that there are, and a copy of one for the next year. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { act, ask, type Outcome } from '../../client.ts'
import { dayOf } from '../../format.ts'
import { yearIn } from '../../parts/round-name.ts'
import { Refused } from '../../parts/studio/Actions.tsx'
import { useStudioWords } from '../../parts/studio/context.ts'
import { ToRound } from '../../parts/studio/ToRound.tsx'
import { Known } from '../../parts/Waiting.tsx'
import { useAsk, useRefresh, useRounds, useSession } from '../../queries.ts'
import { useTexts } from '../../texts.ts'

type Editions = Answered<'editions'>
type Law = Editions['laws'][number]
type Target = { readonly programme: string; readonly year: number }

/** The first number of the year that neither a law nor an edition being written has. */
const freeEdition = ({ writing, laws }: Editions, { programme, year }: Target): string => {
  const taken = [...writing.map(w => w.id), ...laws.map(l => `${l.programmeId}.${l.edition}`)]
  for (let n = 1; ; n += 1) if (!taken.includes(`${programme}.${year}.${n}`)) return `${year}.${n}`
}

const useCopy = (editions: Editions) => {
  const navigate = useNavigate()
  const refresh = useRefresh()
  const [busy, setBusy] = useState('')
  const [outcome, setOutcome] = useState<Outcome>()
  const copy = async ({ digest }: Law, target: Target) => {
    setBusy(digest)
    const { examples, silent } = await ask('source', { digest })
    const edition = freeEdition(editions, target)
    const id = `${target.programme}.${edition}`
    const done = await act('edition', id, 'draft', { law: digest, ...target, edition, examples, silent })
    setBusy('')
    setOutcome(done)
    if (done.kind !== 'done') return
    await refresh()
    await navigate({ to: '/app/studio/$id', params: { id } })
  }
  return { copy, busy, outcome }
}

type CopyProps = { readonly law: Law; readonly busy: boolean; readonly copy: (law: Law, target: Target) => Promise<void> }

function Copies({ law, busy, copy }: CopyProps) {
  const words = useStudioWords()
  const [open, setOpen] = useState(false)
  const [id, setId] = useState('')
  const { programmeId: programme, year } = law
  const good = /^[a-z][a-z0-9-]*$/.test(id) && id !== programme
  return (
    <div className="row">
      <Button type="primary" loading={busy} onClick={() => copy(law, { programme, year: year + 1 })}>
        {words.copyYear}（{year + 1}）
      </Button>
      <Button disabled={busy} onClick={() => copy(law, { programme, year })}>
        {words.amendment}
      </Button>
      <Button disabled={busy} onClick={() => setOpen(true)}>
        {words.sibling}
      </Button>
      <Modal
        open={open}
        title={words.sibling}
        okText={words.confirm}
        cancelText={words.cancel}
        okButtonProps={{ disabled: !good }}
        onOk={() => copy(law, { programme: id, year })}
        onCancel={() => setOpen(false)}
      >
        <label htmlFor="studio-sibling">{words.siblingId}</label>
        <Input id="studio-sibling" value={id} onChange={e => setId(e.target.value)} />
      </Modal>
    </div>
  )
}

type Writings = Editions['writing']

function Rows({ writing }: { writing: Writings }) {
  const words = useStudioWords()
  const { pick, status } = useTexts()
  return (
    <ul className="cards">
      {writing.map(one => (
        <li key={one.id}>
          <div className="first">
            <Link to="/app/studio/$id" params={{ id: one.id }}>
              {pick(one.programme)} {one.edition}
            </Link>
            <span className={one.status === 'published' ? 'tag good' : 'tag go'}>{status('edition', one.status)}</span>
          </div>
          <div className="quiet small">
            {words.changesCount(one.changes)} · {dayOf(one.since)}
          </div>
        </li>
      ))}
    </ul>
  )
}

const isEnded = ({ status }: Writings[number]) => status === 'published' || status === 'abandoned'

function Writing({ writing }: { writing: Writings }) {
  const words = useStudioWords()
  const [open, ended] = [writing.filter(one => !isEnded(one)), writing.filter(isEnded)]
  return (
    <section className="block">
      <header>
        <h2>{words.writing}</h2>
      </header>
      {open.length === 0 && <p className="empty">{words.noWriting}</p>}
      <Rows writing={open} />
      {ended.length > 0 && (
        <details className="in">
          <summary>
            {words.ended}（{ended.length}）
          </summary>
          <Rows writing={ended} />
        </details>
      )}
    </section>
  )
}

type May = { readonly write: boolean; readonly publish: boolean }
function Laws({ editions, may }: { editions: Editions; may: May }) {
  const words = useStudioWords()
  const { pick, language } = useTexts()
  const { data: rounds } = useRounds()
  const { copy, busy, outcome } = useCopy(editions)
  const yearOf = (id: string) => rounds?.flatMap(round => (round.id === id ? [yearIn(rounds, round)] : []))[0] ?? id
  return (
    <section className="block">
      <header>
        <h2>{words.laws}</h2>
      </header>
      <Refused outcome={outcome} />
      <ul className="cards">
        {editions.laws.map(law => (
          <li key={law.digest}>
            <div className="first">
              <b>
                {pick(law.programme)} {law.edition}
              </b>
              <span className="quiet small">{law.effectiveFrom}</span>
            </div>
            <div className="quiet small">
              {words.hash} <span className="mono">{law.digest.slice(0, 16)}</span>
              {law.rounds.length > 0 && ` · ${words.usedBy(law.rounds.map(yearOf).join(language === 'zh' ? '、' : ', '))}`}
            </div>
            {may.write && <Copies law={law} busy={busy === law.digest} copy={copy} />}
            {may.publish && <ToRound law={law} laws={editions.laws} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function StudioPage() {
  const words = useStudioWords()
  const asked = useAsk('editions', {})
  const { data: session } = useSession()
  const sits = (...roles: readonly string[]) => session?.seats.some(seat => roles.includes(seat.role)) === true
  const may = { write: sits('department'), publish: sits('department', 'leader') }
  return (
    <div className="page">
      <div className="head">
        <h1>{words.title}</h1>
        <span className="quiet">{words.intro}</span>
      </div>
      <Known asked={asked}>
        {editions => (
          <div className="stack">
            <Writing writing={editions.writing} />
            <Laws editions={editions} may={may} />
          </div>
        )}
      </Known>
    </div>
  )
}
