/** Hosts for the people of the inside track: computed proposals with reasons, and one button for all that were chosen. */
import { Link } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../core/question.ts'
import { act, type Outcome } from '../client.ts'
import { OutcomeNote } from '../parts/act/ActionForm.tsx'
import { useSaying } from '../parts/law.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useLaw, useRefresh, useRound } from '../queries.ts'
import { type Saying, say } from '../say.ts'

type Proposal = Answered<'assignment'>[number]
type Failure = { readonly title: string; readonly outcome: Outcome }

/** Proposes to each in turn and keeps what was refused, by name. */
const useProposing = () => {
  const refresh = useRefresh()
  const [progress, setProgress] = useState<{ readonly done: number; readonly all: number; readonly good: number }>()
  const [failures, setFailures] = useState<readonly Failure[]>([])
  const propose = async (chosen: readonly Proposal[]) => {
    const failed: Failure[] = []
    for (const [i, { id, title, host, programme }] of chosen.entries()) {
      setProgress({ done: i, all: chosen.length, good: i - failed.length })
      const outcome = await act('placement', id, 'propose', { host, programme })
      if (outcome.kind !== 'done') failed.push({ title, outcome })
    }
    setProgress({ done: chosen.length, all: chosen.length, good: chosen.length - failed.length })
    setFailures(failed)
    await refresh()
  }
  return { propose, progress, failures, busy: progress !== undefined && progress.done < progress.all }
}

type RowProps = {
  readonly proposal: Proposal
  readonly saying: Saying
  readonly chosen: boolean
  readonly onChoose: (chosen: boolean) => void
}
function ProposalRow({ proposal, saying, chosen, onChoose }: RowProps) {
  const { t, pick } = saying.texts
  const { id, title, host, programme, wish, reason } = proposal
  return (
    <li>
      <div className="first">
        <span className="row">
          <Checkbox
            aria-label={t.placing.select(title)}
            disabled={host === null}
            checked={chosen}
            onChange={event => onChoose(event.target.checked)}
          />
          <Link to="/app/dossier/$subject/$id" params={{ subject: 'placement', id }}>
            {title}
          </Link>
        </span>
        <span className={wish === null ? 'tag warn' : 'tag go'}>
          {host === null ? t.placing.noHost : wish === null ? t.placing.outsideWishes : t.placing.wish(wish)}
        </span>
      </div>
      {host !== null && (
        <div>
          {say(host, saying)} · {say(programme, saying)}
        </div>
      )}
      <div className="quiet small">{pick(reason)}</div>
    </li>
  )
}

function Proposals({ proposals, saying }: { proposals: readonly Proposal[]; saying: Saying }) {
  const { t } = saying.texts
  const { propose, progress, failures, busy } = useProposing()
  const [off, setOff] = useState<readonly string[]>([])
  const possible = proposals.filter(({ host }) => host !== null)
  const chosen = possible.filter(({ id }) => !off.includes(id))
  const choose = (id: string) => (on: boolean) => setOff(on ? off.filter(one => one !== id) : [...off, id])
  return (
    <div className="stack">
      {progress && (
        <p className="saying good" role="status">
          {busy ? t.placing.progress(progress.done, progress.all) : t.placing.doneCount(progress.good)}
        </p>
      )}
      {failures.map(({ title, outcome }) => (
        <div key={title}>
          <b>{title}</b>
          <OutcomeNote outcome={outcome} saying={saying} subject="placement" />
        </div>
      ))}
      {proposals.length === 0 && <p className="quiet">{t.placing.none}</p>}
      {proposals.length > 0 && (
        <section className="block">
          <header className="row">
            <Checkbox
              checked={chosen.length === possible.length}
              onChange={event => setOff(event.target.checked ? [] : possible.map(({ id }) => id))}
            >
              {t.placing.selectAll}
            </Checkbox>
            <Button type="primary" disabled={chosen.length === 0} loading={busy} onClick={() => propose(chosen)}>
              {t.placing.propose(chosen.length)}
            </Button>
          </header>
          <ul className="cards">
            {proposals.map(proposal => (
              <ProposalRow
                key={proposal.id}
                proposal={proposal}
                saying={saying}
                chosen={chosen.includes(proposal)}
                onChoose={choose(proposal.id)}
              />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Track({ round, track, saying }: { round: string; track: string; saying: Saying }) {
  const asked = useAsk('assignment', { round, track })
  return <Known asked={asked}>{proposals => <Proposals proposals={proposals} saying={saying} />}</Known>
}

export function PlacingPage() {
  const round = useRound()
  const saying = useSaying(round)
  const { data } = useLaw(round)
  const tracks = Object.entries(data?.law.policy.tracks ?? {}).flatMap(([id, { placedBy }]) =>
    placedBy.value === 'department' ? [id] : [],
  )
  return (
    <div className="page">
      <div className="head">
        <h1>{saying.texts.t.pages.placing}</h1>
        <span className="quiet">{saying.texts.t.placing.note}</span>
      </div>
      {round !== undefined && tracks.map(track => <Track key={track} round={round} track={track} saying={saying} />)}
    </div>
  )
}
