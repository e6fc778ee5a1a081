/** The lines of a roster in their order: recommended first, reserves after; the body moves them until it finalises. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../core/question.ts'
import { act, type Outcome } from '../client.ts'
import { fieldsOf, listIn, numberIn, textIn, textsIn } from '../json.ts'
import { useRefresh } from '../queries.ts'
import type { Saying } from '../say.ts'
import { OutcomeNote } from './act/ActionForm.tsx'
import { moved } from './moved.ts'

type Dossier = Answered<'dossier'>
type Line = {
  readonly id: string
  readonly title: string
  readonly employer: string
  readonly as: string
  readonly grassRoots: boolean
  readonly preferred: readonly string[]
  readonly rank?: number | undefined
}

const linesOf = ({ state, related }: Dossier, { texts, law }: Saying): readonly Line[] =>
  listIn(state, 'lines').map(line => {
    const id = textIn(line, 'application') ?? ''
    const row = related.find(one => one.id === id)
    return {
      id,
      title: row?.title ?? id,
      employer: row?.employerName ? texts.pick(row.employerName) : '',
      as: textIn(line, 'as') ?? '',
      grassRoots: law?.policy.procedure.preferences === undefined && fieldsOf(line).grassRoots === true,
      preferred: (law?.policy.procedure.preferences ?? []).flatMap(({ code, label }) =>
        textsIn(line, 'preferred').includes(code) ? [texts.pick(label)] : [],
      ),
      rank: numberIn(line, 'rank'),
    }
  })

type LineProps = {
  readonly line: Line
  readonly place: number
  readonly last: number
  readonly open: boolean
  readonly saying: Saying
  readonly onMove: (to: number) => void
}
function LineRow({ line, place, last, open, saying, onMove }: LineProps) {
  const { t, value } = saying.texts
  return (
    <tr>
      <td className="n">{line.rank ?? place + 1}</td>
      <td>
        <Link to="/app/dossier/$subject/$id" params={{ subject: 'application', id: line.id }}>
          {line.title}
        </Link>
        <div className="quiet small">{line.employer}</div>
      </td>
      <td>
        <span className={line.as === 'recommended' ? 'tag go' : 'tag'}>{value(line.as)}</span>{' '}
        {line.grassRoots && <span className="tag good">{t.roster.grassRoots}</span>}
        {line.preferred.map(label => (
          <span key={label} className="tag good">
            {label}
          </span>
        ))}
      </td>
      {open && (
        <td className="n noprint">
          <Button size="small" disabled={place === 0} aria-label={t.roster.up(line.title)} onClick={() => onMove(place - 1)}>
            ↑
          </Button>{' '}
          <Button size="small" disabled={place === last} aria-label={t.roster.down(line.title)} onClick={() => onMove(place + 1)}>
            ↓
          </Button>
        </td>
      )}
    </tr>
  )
}

/** Keeps the order under the reader's hand until it is saved or the roster changes. */
const useOrder = (dossier: Dossier) => {
  const held = listIn(dossier.state, 'lines').map(line => textIn(line, 'application') ?? '')
  const [own, setOwn] = useState<{ readonly of: string; readonly order: readonly string[] }>()
  const [outcome, setOutcome] = useState<Outcome>()
  const refresh = useRefresh()
  const order = own?.of === held.join() ? own.order : held
  const save = async () => {
    const came = await act('nomination', dossier.row.id, 'order', { applications: order })
    setOutcome(came)
    if (came.kind === 'done') await refresh()
  }
  return {
    order,
    changed: order.join() !== held.join(),
    move: (from: number, to: number) => setOwn({ of: held.join(), order: moved(order, from, to) }),
    save,
    outcome,
  }
}

function Ranking({ dossier, saying }: { dossier: Dossier; saying: Saying }) {
  const { t, field } = saying.texts
  const { order, changed, move, save, outcome } = useOrder(dossier)
  const lines = linesOf(dossier, saying)
  const open = dossier.offers.some(({ action, refusals }) => action === 'order' && refusals.length === 0)
  const shown = order.flatMap(id => lines.find(line => line.id === id) ?? [])
  return (
    <>
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="nomination" />}
      <section className="scroll" aria-label={t.pages.roster}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{t.roster.rank}</th>
              <th scope="col">{t.common.name}</th>
              <th scope="col">{field('as')}</th>
              {open && <th scope="col">{field('applications')}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map((line, i) => (
              <LineRow key={line.id} line={line} place={i} last={shown.length - 1} open={open} saying={saying} onMove={to => move(i, to)} />
            ))}
          </tbody>
        </table>
      </section>
      {open && (
        <p className="in noprint">
          <Button type="primary" disabled={!changed} onClick={save}>
            {t.roster.save}
          </Button>
        </p>
      )}
    </>
  )
}

export function RosterLines({ dossier, saying }: { dossier: Dossier; saying: Saying }) {
  const { t } = saying.texts
  const empty = listIn(dossier.state, 'lines').length === 0
  return (
    <section className="block">
      <header>
        <h2>{t.pages.roster}</h2>
        <span className="quiet">
          {t.roster.version} {numberIn(dossier.state, 'version') ?? 0}
        </span>
      </header>
      {empty ? <p className="empty">{t.roster.empty}</p> : <Ranking dossier={dossier} saying={saying} />}
    </section>
  )
}
