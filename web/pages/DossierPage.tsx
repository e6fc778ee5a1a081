/** One dossier: what it is, whose turn it is, what can be done, and all that happened. */
import { Link, useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Answered } from '../../core/question.ts'
import { textIn } from '../json.ts'
import { ArchiveBlock } from '../parts/ArchiveBlock.tsx'
import { TimeBlock } from '../parts/absence/TimeBlock.tsx'
import { Offers } from '../parts/act/Offers.tsx'
import { placedElsewhere } from '../parts/act/placed.ts'
import { CircularBlock } from '../parts/CircularBlock.tsx'
import { Corrections } from '../parts/Corrections.tsx'
import { ConsentsNote } from '../parts/consents/ConsentsNote.tsx'
import { Declarations } from '../parts/Declarations.tsx'
import { CaseBlock } from '../parts/discipline/CaseBlock.tsx'
import { EndingBlock } from '../parts/ending/EndingBlock.tsx'
import { ConsentNote } from '../parts/enter/ConsentNote.tsx'
import { ContactLink } from '../parts/enter/ContactLink.tsx'
import { FactView } from '../parts/FactView.tsx'
import { FilledBy } from '../parts/helping/FilledBy.tsx'
import { helpsHere } from '../parts/helping/helped.ts'
import { ArrivalCode } from '../parts/hostday/ArrivalCode.tsx'
import { ArrivalBlock } from '../parts/hosting/ArrivalBlock.tsx'
import { useSaying } from '../parts/law.tsx'
import { ObjectionAnswers } from '../parts/ObjectionAnswers.tsx'
import { ObjectionWords } from '../parts/ObjectionWords.tsx'
import { PlacementHistory } from '../parts/PlacementHistory.tsx'
import { PanelBlock } from '../parts/panel/PanelBlock.tsx'
import { Papers } from '../parts/papers/Papers.tsx'
import { DemandBlock } from '../parts/payment/DemandBlock.tsx'
import { RosterLines } from '../parts/RosterLines.tsx'
import { RosterVersions } from '../parts/RosterVersions.tsx'
import { titleOf } from '../parts/Rows.tsx'
import { roundNameIn } from '../parts/round-name.ts'
import { StandingBlock } from '../parts/Standing.tsx'
import { Status } from '../parts/Status.tsx'
import { ContactBlock } from '../parts/staff/Contacts.tsx'
import { Timeline } from '../parts/Timeline.tsx'
import { UndoBlock } from '../parts/undo/UndoBlock.tsx'
import { Known } from '../parts/Waiting.tsx'
import { InquiryBlock } from '../parts/year/InquiryBlock.tsx'
import { StudyOf } from '../parts/year/StudyBlocks.tsx'
import { useAsk, useRounds, useSession } from '../queries.ts'
import { dossier as route } from '../router.tsx'
import { type Saying, say } from '../say.ts'
import { bodiesWords } from '../words/bodies.ts'
import { deviceWords } from '../words/device.ts'
import { dutyWords } from '../words/duty.ts'
import { enterWords } from '../words/enter.ts'
import { restrictionWords } from '../words/restriction.ts'
import { reviewWords } from '../words/review.ts'

type Dossier = Answered<'dossier'>
type Part = { readonly dossier: Dossier; readonly saying: Saying }

function Turn({ dossier: { row }, saying, mine }: Part & { mine: boolean }) {
  const { t, role } = saying.texts
  if (row.waitsFor === null) return null
  return (
    <p className={mine ? 'saying' : 'quiet'}>
      {mine ? t.dossier.waitsForMe : t.dossier.waits(role(row.waitsFor))}
      {row.due && ` · ${mine ? t.dossier.answerBy(row.due) : `${t.list.due} ${row.due}`}`}
    </p>
  )
}

function Relations({ dossier: { row }, saying }: Part) {
  const { texts } = saying
  const pairs: readonly (readonly [string, string | null])[] = [
    ['track', row.track === null ? null : say(row.track, saying)],
    ['employer', row.employerName && texts.pick(row.employerName)],
    [row.subject === 'move' ? 'taker' : 'body', row.bodyName && texts.pick(row.bodyName)],
    ['host', row.hostName && texts.pick(row.hostName)],
  ]
  return (
    <dl className="facts">
      {pairs.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{texts.field(name)}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
      <div>
        <dt>{texts.t.dossier.id}</dt>
        <dd className="mono">{row.id}</dd>
      </div>
    </dl>
  )
}

function Summary({ dossier, saying }: Part) {
  const { t } = saying.texts
  return (
    <section className="block">
      <header>
        <h2>{t.dossier.summary}</h2>
      </header>
      <div className="in stack">
        {dossier.restricted && <p className="saying warn">{restrictionWords[saying.texts.language].banner}</p>}
        <FilledBy dossier={dossier} saying={saying} />
        <ConsentNote state={dossier.state} saying={saying} />
        <ConsentsNote state={dossier.state} saying={saying} />
        <Corrections state={dossier.state} saying={saying} />
        <Relations dossier={dossier} saying={saying} />
        {/* What stands in a review is told by the block of its experts, in their names. */}
        {dossier.row.subject !== 'review' && <FactView fact={dossier.state} saying={saying} />}
      </div>
    </section>
  )
}

function FormLink({ dossier: { row, slip }, saying, own }: Part & { own: boolean }) {
  const { t } = saying.texts
  if (row.subject !== 'application') return null
  const open = own && (row.status === 'draft' || row.status === 'returned')
  return (
    <>
      {slip !== null && (
        <Link to="/app/desk/$id" params={{ id: row.id }}>
          <Button autoInsertSpace={false}>{reviewWords[saying.texts.language].title}</Button>
        </Link>
      )}
      <Link to="/app/receipt/$id" params={{ id: row.id }}>
        <Button>{deviceWords[saying.texts.language].receiptLink}</Button>
      </Link>
      <Link to="/app/form/$id" params={{ id: row.id }}>
        <Button type={open ? 'primary' : 'default'}>{open ? t.dossier.fillForm : t.dossier.openForm}</Button>
      </Link>
    </>
  )
}

function Beside({ dossier, saying, today }: Part & { today: string }) {
  const { t } = saying.texts
  const { row, state, offers, related } = dossier
  return (
    <div className="stack beside">
      <section className="block noprint">
        <header>
          <h2>{t.dossier.offers}</h2>
        </header>
        <div className="in stack">
          {offers.some(({ action, refusals }) => action === 'consent' && refusals.every(({ rule }) => rule !== 'from')) && (
            <Link to="/app/employer/$id" params={{ id: row.id }}>
              <Button type="primary">{enterWords[saying.texts.language].employer.open}</Button>
            </Link>
          )}
          {row.subject === 'training' && offers.some(({ action, refusals }) => action === 'followUp' && refusals.length === 0) && (
            <Link to="/app/follow-up/$id" params={{ id: row.id }}>
              <Button type="primary">{dutyWords[saying.texts.language].follow.open}</Button>
            </Link>
          )}
          {offers.some(({ action, refusals }) => action === 'confirmPartyLife' && refusals.length === 0) && (
            <Link to="/app/party">{saying.texts.t.pages.party}</Link>
          )}
          {offers.some(({ action, refusals }) => action === 'extendFor' && refusals.length === 0) && (
            <Link to="/app/bodies">{bodiesWords[saying.texts.language].extendThere}</Link>
          )}
          <Offers
            subject={row.subject}
            id={row.id}
            state={state}
            offers={offers}
            today={today}
            saying={saying}
            slip={dossier.slip}
            elsewhere={placedElsewhere}
          />
        </div>
      </section>
      {row.subject === 'application' && row.status === 'submitted' && <ContactLink application={row.id} />}
      <Papers papers={dossier.documents} saying={saying} />
      {related.length > 0 && row.subject !== 'nomination' && <Related rows={related} saying={saying} />}
    </div>
  )
}

/** What sets several dossiers of one training apart: the item with its month or part. */
const partOf = (id: string, saying: Saying) => {
  const [, item, ...parts] = id.split('.')
  return item === undefined ? '' : [say(item.replace(/\d+$/, ''), saying), ...parts].join(' ')
}

function Related({ rows, saying }: { rows: Dossier['related']; saying: Saying }) {
  const { texts } = saying
  return (
    <section className="block">
      <header>
        <h2>{texts.t.dossier.related}</h2>
      </header>
      <ul className="in tight">
        {rows.map(row => (
          <li key={`${row.subject}/${row.id}`} className="row">
            <Link to="/app/dossier/$subject/$id" params={{ subject: row.subject, id: row.id }}>
              {texts.w.subjects[row.subject].name}
            </Link>
            <span className="quiet">{partOf(row.id, saying)}</span>
            <Status subject={row.subject} status={row.status} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Whose turn it is wears one of these hats; of two bodies it is the one that the dossier names. */
const isMine = ({ waitsFor, body }: Dossier['row'], hats: readonly string[], bodies: readonly string[]) =>
  waitsFor === 'body' ? body !== null && bodies.includes(body) : waitsFor !== null && hats.includes(waitsFor)

/** Who may see the versions of a roster side by side. */
const readsRosters = ['body', 'department', 'leader']

/** The statuses of a training in which a stop is asked for, or could be. */
const stops = ['enrolled', 'onLeave', 'stopAsked', 'stopConfirmed']

/** Who may undo what was done by mistake. */
const undoes = ['department', 'leader']

/** Who may pack a round for the archive. */
const packs = ['department', 'leader']

const hasArrival = (status: string) => status === 'welcomed' || status === 'confirmed'
const hearsOfArrival = ['person', 'host', 'department', 'leader']

function Whole({ dossier }: { dossier: Dossier }) {
  const { data: session } = useSession()
  const { data: rounds } = useRounds()
  const saying = useSaying(dossier.row.subject === 'round' ? dossier.row.id : (dossier.row.round ?? undefined))
  const { history } = useRouter()
  const { texts } = saying
  const { row } = dossier
  const person = session?.account?.person ?? null
  const hats = [
    ...(person !== null && textIn(dossier.state, 'person') === person ? ['person'] : []),
    ...(session?.seats.map(({ role }) => String(role)) ?? []),
  ]
  const bodies = session?.seats.flatMap(({ role, organisation }) => (role === 'body' ? [organisation] : [])) ?? []
  // Their own application tells its person where it stands, in a block of its own.
  const standing = row.subject === 'application' && hats.includes('person')
  return (
    <div className="page">
      <div className="head">
        <Button className="noprint" size="small" onClick={() => history.back()}>
          ← {texts.t.dossier.back}
        </Button>
        <h1>{row.subject === 'round' ? roundNameIn(rounds, row.id, texts) : titleOf(row, texts)}</h1>
        <span className="quiet">{texts.w.subjects[row.subject].name}</span>
        <Status subject={row.subject} status={row.status} />
        <span className="tools noprint">
          <FormLink dossier={dossier} saying={saying} own={hats.includes('person') || helpsHere(dossier.state, session)} />
        </span>
      </div>
      {!standing && <Turn dossier={dossier} saying={saying} mine={isMine(row, hats, bodies)} />}
      <div className="two">
        <div className="stack">
          {standing && <StandingBlock dossier={dossier} today={session?.today ?? ''} saying={saying} />}
          <Summary dossier={dossier} saying={saying} />
          {standing && <ObjectionAnswers id={row.id} saying={saying} />}
          {row.subject === 'round' && packs.some(role => hats.includes(role)) && <ArchiveBlock round={row.id} />}
          {row.subject === 'circular' && <CircularBlock id={row.id} status={row.status} saying={saying} />}
          {row.subject === 'review' && <PanelBlock id={row.id} status={row.status} saying={saying} />}
          {row.subject === 'inquiry' && <InquiryBlock id={row.id} answers={hats.includes('department')} saying={saying} />}
          {row.subject === 'training' && <StudyOf dossier={dossier} hats={hats} today={session?.today ?? ''} saying={saying} />}
          {row.subject === 'objection' && <ObjectionWords id={row.id} state={dossier.state} saying={saying} />}
          {row.subject === 'nomination' && <RosterLines dossier={dossier} saying={saying} />}
          {row.subject === 'nomination' && readsRosters.some(role => hats.includes(role)) && <RosterVersions id={row.id} />}
          {row.subject === 'training' && undoes.some(role => hats.includes(role)) && (
            <UndoBlock id={row.id} state={dossier.state} offers={dossier.offers} today={session?.today ?? ''} saying={saying} />
          )}
          {row.subject === 'training' && <ContactBlock training={row.id} name={row.title} saying={saying} />}
          {row.subject === 'training' && row.status === 'notified' && hats.includes('person') && <ArrivalCode training={row.id} />}
          {row.subject === 'training' && <TimeBlock dossier={dossier} today={session?.today ?? ''} saying={saying} />}
          {row.subject === 'discipline' && <CaseBlock row={row} state={dossier.state} saying={saying} />}
          {row.subject === 'payment' && textIn(dossier.state, 'payee') === 'fund' && (
            <DemandBlock id={row.id} status={row.status} saying={saying} />
          )}
          {row.subject === 'training' && stops.some(status => status === row.status) && (
            <EndingBlock id={row.id} asked={row.status.startsWith('stop')} saying={saying} />
          )}
          {row.subject === 'training' && <Declarations state={dossier.state} related={dossier.related} saying={saying} />}
          {row.subject === 'placement' && hasArrival(row.status) && hearsOfArrival.some(role => hats.includes(role)) && (
            <ArrivalBlock placement={row.id} saying={saying} />
          )}
          {row.subject === 'placement' && <PlacementHistory state={dossier.state} saying={saying} />}
          <section className="block">
            <header>
              <h2>{texts.t.dossier.timeline}</h2>
            </header>
            <div className="in">
              <Timeline
                subject={row.subject}
                id={row.id}
                lines={dossier.timeline}
                saying={saying}
                seenOf={dossier.slip === null ? undefined : row.id}
              />
            </div>
          </section>
        </div>
        <Beside dossier={dossier} saying={saying} today={session?.today ?? ''} />
      </div>
    </div>
  )
}

export function DossierPage() {
  const { subject, id } = route.useParams()
  const asked = useAsk('dossier', { subject, id })
  return <Known asked={asked}>{dossier => <Whole dossier={dossier} />}</Known>
}
