/** Values that sentences of the notice give, each beside what stands there: taken over one by one, by an officer's yes, never by themselves. */
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { type Edit, editsOf, isRecord } from '../../../core/edition/change.ts'
import { changesBetween } from '../../../core/edition/difference.ts'
import { type Folder, findLaw } from '../../../core/edition/folder.ts'
import {
  applyProposals,
  type Beside as BesideLaw,
  besideLaw,
  findOtherYear,
  type Proposal,
  propose,
  saysYear,
} from '../../../core/notice/index.ts'
import type { Outcome } from '../../client.ts'
import { useTexts } from '../../texts.ts'
import { Refused } from './Actions.tsx'
import { useEditing, useStudioWords } from './context.ts'
import { valueInWords } from './names.ts'
import type { EditionHeld } from './use-edition.ts'

const lawIn = ({ policy, places, hosts }: Folder): Readonly<Record<string, unknown>> => ({ policy, places, hosts })

/** What taking a proposal over would change; nothing where the policy has no place for it. */
const editsFor = (folder: Folder, proposal: Proposal): readonly Edit[] => {
  const law = lawIn(folder)
  const { law: after } = applyProposals(law, [proposal])
  return editsOf(
    law,
    changesBetween(law, after).map(d => d.change),
  )
}

const tones = { certain: 'tag good', likely: 'tag go', guess: 'tag warn' } as const

type OneProps = {
  readonly beside: BesideLaw
  readonly edits: readonly Edit[]
  readonly busy: boolean
  readonly onYes: () => void
  readonly onNo: () => void
}

function Answers({ beside: { proposal }, edits, busy, onYes, onNo }: OneProps) {
  const { words, language } = useEditing()
  const label = proposal.label[language]
  return (
    <div className="row">
      {proposal.effect === 'checks' || edits.length === 0 ? (
        <span className="tag">{words.notice.checks}</span>
      ) : (
        <Button
          autoInsertSpace={false}
          size="small"
          type="primary"
          disabled={busy}
          onClick={onYes}
          aria-label={`${words.notice.yes} ${label}`}
        >
          {words.notice.yes}
        </Button>
      )}
      <Button autoInsertSpace={false} size="small" onClick={onNo} aria-label={`${words.notice.no} ${label}`}>
        {words.notice.no}
      </Button>
    </div>
  )
}

function One({ beside, edits, busy, onYes, onNo }: OneProps) {
  const { words, language, readOnly } = useEditing()
  const { value: say } = useTexts()
  const { proposal, before } = beside
  return (
    <li>
      <div className="first">
        <b>{proposal.label[language]}</b>
        <span className="row">
          <span className="tag">{proposal.number}</span>
          <span className={tones[proposal.certainty]}>{say(proposal.certainty)}</span>
        </span>
      </div>
      <div>
        {words.notice.now}：{valueInWords(before, language)} → {words.notice.proposed}：<b>{valueInWords(proposal.value, language)}</b>
      </div>
      <blockquote className="small quiet">{proposal.sentence}</blockquote>
      <div className="small quiet">{proposal.because[language]}</div>
      {!readOnly && <Answers beside={beside} edits={edits} busy={busy} onYes={onYes} onNo={onNo} />}
    </li>
  )
}

const keyOf = ({ path, from, value }: Proposal) => `${path} ${from} ${JSON.stringify(value)}`

/** The proposals as the policy stands: those that it says already come off the list by themselves. */
const useProposals = (text: string, folder: Folder) => {
  const like = useMemo(() => findLaw(folder), [folder])
  // Tracks and items are known again by their names, so the reading follows the policy.
  const read = useMemo(() => propose(text, like), [text, like])
  return useMemo(() => besideLaw(lawIn(folder), read), [read, folder])
}

function Head({ shown, same }: { shown: number; same: number }) {
  const words = useStudioWords()
  return (
    <header className="row">
      <h2>{words.notice.proposals}</h2>
      <span className="tag go">{shown}</span>
      <span className="quiet small">
        {words.notice.same} {same}
      </span>
    </header>
  )
}

/** The year of a notice that is not this policy's: its days and numbers are not offered until somebody wants them all the same. */
const useOtherYear = (all: readonly BesideLaw[], folder: Folder) => {
  const [wanted, setWanted] = useState(false)
  const own = isRecord(folder.policy) ? Number(folder.policy.year) : Number.NaN
  const proposals = all.map(b => b.proposal)
  const other = findOtherYear(proposals, own)
  const isOffered = ({ proposal }: BesideLaw) => wanted || other === undefined || !saysYear(proposal, other)
  return { own, other, wanted, want: () => setWanted(true), isOffered }
}

function OtherYear({ other, own, wanted, want }: ReturnType<typeof useOtherYear>) {
  const words = useStudioWords()
  if (other === undefined) return null
  return (
    <div className="saying warn" role="note">
      <p>{words.notice.otherYear(other, own)}</p>
      {!wanted && (
        <Button size="small" onClick={want}>
          {words.notice.allTheSame}
        </Button>
      )}
    </div>
  )
}

export function Proposals({ text, held }: { text: string; held: EditionHeld }) {
  const words = useStudioWords()
  const { folder } = useEditing()
  const all = useProposals(text, folder)
  const [declined, setDeclined] = useState<readonly string[]>([])
  const [outcome, setOutcome] = useState<Outcome>()
  const [busy, setBusy] = useState(false)
  const year = useOtherYear(all, folder)
  const shown = all.filter(b => b.standing !== 'same' && !declined.includes(keyOf(b.proposal)) && year.isOffered(b))
  const take = async (proposal: Proposal) => {
    setBusy(true)
    const { sentence, certainty } = proposal
    setOutcome(await held.perform('accept', { version: held.version, edits: editsFor(folder, proposal), sentence, certainty }))
    setBusy(false)
  }
  return (
    <section className="block" aria-label={words.notice.proposals}>
      <Head shown={shown.length} same={all.filter(b => b.standing === 'same').length} />
      <OtherYear {...year} />
      <Refused outcome={outcome} />
      {shown.length === 0 && <p className="empty">{words.notice.noProposals}</p>}
      <ul className="cards">
        {shown.map(beside => (
          <One
            key={keyOf(beside.proposal)}
            beside={beside}
            edits={isRecord(folder.policy) ? editsFor(folder, beside.proposal) : []}
            busy={busy}
            onYes={() => take(beside.proposal)}
            onNo={() => setDeclined([...declined, keyOf(beside.proposal)])}
          />
        ))}
      </ul>
    </section>
  )
}
