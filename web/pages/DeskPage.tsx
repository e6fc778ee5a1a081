/** The review desk: the claims of one application beside the proofs that prove them, by keys; then the next file of the queue. */
import { Link, useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { type Fields, fieldsOf } from '../json.ts'
import { Corrections } from '../parts/Corrections.tsx'
import { ConsentsNote } from '../parts/consents/ConsentsNote.tsx'
import { DaysLeft } from '../parts/desk/DaysLeft.tsx'
import { useDeskWords } from '../parts/desk/words.ts'
import { ConsentNote } from '../parts/enter/ConsentNote.tsx'
import { Revealable } from '../parts/form/Revealable.tsx'
import { useSaying } from '../parts/law.tsx'
import { ClaimList, Reason } from '../parts/review/ClaimList.tsx'
import { claimsOf, proofsIn, provesOf } from '../parts/review/claims.ts'
import { Decide, type Deciding, type Desk, findAhead, isOpen, mayReturn } from '../parts/review/Decide.tsx'
import { KeysHelp } from '../parts/review/KeysHelp.tsx'
import { useMarks } from '../parts/review/marks.ts'
import { ProofPane } from '../parts/review/ProofPane.tsx'
import { useKeys, useKeysOn } from '../parts/review/use-keys.ts'
import { useViewing } from '../parts/review/use-viewing.ts'
import { Places, VerdictHead } from '../parts/review/VerdictHead.tsx'
import { useReviewWords } from '../parts/review/words.ts'
import { Status } from '../parts/Status.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRefresh, useSession } from '../queries.ts'
import { type DeskSearch, desk as route } from '../router.tsx'
import type { Saying } from '../say.ts'
import '../parts/desk/desk.css'
import '../parts/review/review.css'

type Props = { readonly desk: Desk; readonly search: DeskSearch; readonly saying: Saying }

/** The next file of the queue as it was narrowed, or back to the queue when there is none. */
const useNext = ({ desk, search }: Props) => {
  const words = useReviewWords()
  const navigate = useNavigate()
  const { message } = App.useApp()
  return () => {
    if (desk.next !== null) return navigate({ to: '/app/desk/$id', params: { id: desk.next }, search })
    message.info(words.last, 6)
    return navigate({ to: '/app/queue', search })
  }
}

function Head({ desk, search, saying, onNext, onHelp }: Props & { onNext: () => unknown; onHelp: () => void }) {
  const words = useReviewWords()
  const { places, sameNumber } = useDeskWords()
  const today = useSession().data?.today ?? ''
  const { row, view } = desk
  const { texts, law } = saying
  const track = row.track === null ? undefined : law?.policy.tracks[row.track]
  return (
    <>
      <div className="head">
        <Link to="/app/queue" search={search} className="noprint">
          ← {words.toQueue}
        </Link>
        <h1>{row.title}</h1>
        <Status subject="application" status={row.status} />
        <span className="tools noprint">
          <Link to="/app/dossier/$subject/$id" params={{ subject: 'application', id: row.id }}>
            {words.wholeFile}
          </Link>
          <Button size="small" onClick={onHelp}>
            {words.keys} <kbd>?</kbd>
          </Button>
          <Button size="small" disabled={desk.next === null} onClick={onNext}>
            {words.next} →
          </Button>
        </span>
      </div>
      <section className="placesstrip" aria-label={places}>
        {track && <span className="tag">{texts.pick(track.name)}</span>}
        <Places view={view} />
        {row.verdict?.sameNumber === true && <span className="tag warn">{sameNumber}</span>}
        <span className="quiet">{row.employerName && texts.pick(row.employerName)}</span>
        <DaysLeft row={row} today={today} />
      </section>
      <ConsentNote state={desk.state} saying={saying} />
      <ConsentsNote state={desk.state} saying={saying} />
    </>
  )
}

/** All that one file's page holds while it is reviewed. */
const useReview = ({ desk, form, saying }: Props & { readonly form: Fields }) => {
  const claims = claimsOf(form, saying)
  const all = proofsIn(form)
  const [at, setAt] = useState(0)
  const [writing, setWriting] = useState<string>()
  const [deciding, setDeciding] = useState<Deciding>()
  const marks = useMarks(desk.row.id, desk.view.form?.version ?? 0)
  const claim = claims[at]
  const proves = provesOf(claim, all)
  const viewing = useViewing(proves.length > 0 ? proves : all)
  const go = (to: number) => {
    setAt(Math.max(0, Math.min(claims.length - 1, to)))
    setWriting(undefined)
  }
  return { claims, claim, all, at, go, writing, setWriting, deciding, setDeciding, marks, proves, viewing }
}

type Reviewing = ReturnType<typeof useReview>

/** What each key of the desk does on this file. */
const useDeskKeys = (desk: Desk, review: Reviewing, next: () => unknown) => {
  const [help, setHelp] = useState(false)
  const [on, setOn] = useKeysOn()
  const { at, go, claim, viewing, setWriting, setDeciding } = review
  const may = (action: string) => desk.offers.some(offer => offer.action === action && isOpen(offer))
  const keys = {
    j: () => go(at + 1),
    k: () => go(at - 1),
    ArrowRight: () => viewing.step(1),
    ArrowLeft: () => viewing.step(-1),
    z: viewing.zoom,
    r: () => may('sendBack') && setWriting(claim?.place),
    s: () => may('sendBack') && setDeciding('sendBack'),
    a: () => setDeciding(findAhead(desk)),
    d: () => may('decline') && setDeciding('decline'),
    n: next,
    '?': () => setHelp(true),
  }
  useKeys(keys, on)
  return { help, setHelp, on, setOn }
}

function Claims({ review, mayMark, saying }: { review: Reviewing; mayMark: boolean; saying: Saying }) {
  const { claims, at, go, writing, setWriting, marks } = review
  return (
    <ClaimList
      claims={claims}
      at={at}
      marks={marks.marks}
      writing={writing}
      mayMark={mayMark}
      saying={saying}
      onGo={go}
      onWrite={setWriting}
      onPut={marks.put}
      onDrop={marks.drop}
    />
  )
}

/** The proofs, and why one of them comes back while that is being written. */
function Proofs({ review, mayMark, saying }: { review: Reviewing; mayMark: boolean; saying: Saying }) {
  const { viewing, proves, all, writing, setWriting, marks, claim } = review
  const place = writing !== claim?.place ? writing : undefined
  return (
    <div className="stack proofside">
      <ProofPane viewing={viewing} proves={proves} all={all} saying={saying} onMark={mayMark ? setWriting : undefined} />
      {place !== undefined && (
        <Reason key={place} place={place} reason={marks.marks[place] ?? ''} saying={saying} onWrite={setWriting} onPut={marks.put} />
      )}
    </div>
  )
}

function Review({ form, bar, ...props }: Props & { readonly form: Fields; readonly bar: ReactNode }) {
  const { desk, saying } = props
  const today = useSession().data?.today ?? ''
  const review = useReview({ ...props, form })
  const next = useNext(props)
  const keys = useDeskKeys(desk, review, next)
  const refresh = useRefresh()
  const mayMark = mayReturn(desk)
  const { marks, deciding, setDeciding } = review
  const done = async () => {
    marks.clear()
    await next()
    await refresh()
  }
  return (
    <div className="page flow">
      <Head {...props} onNext={next} onHelp={() => keys.setHelp(true)} />
      <Corrections state={desk.row.status === 'returned' ? desk.state : {}} saying={saying} />
      <VerdictHead view={desk.view} saying={saying} />
      {bar}
      <div className="beside-each">
        <Claims review={review} mayMark={mayMark} saying={saying} />
        <Proofs review={review} mayMark={mayMark} saying={saying} />
      </div>
      <Decide desk={desk} marks={marks.marks} deciding={deciding} today={today} saying={saying} onDecide={setDeciding} onDone={done} />
      <KeysHelp open={keys.help} on={keys.on} onSwitch={keys.setOn} onClose={() => keys.setHelp(false)} />
    </div>
  )
}

function WithLaw({ desk, search }: Omit<Props, 'saying'>) {
  const saying = useSaying(desk.row.round ?? undefined)
  // What the form is called and which of it is asked stands in the law.
  if (!saying.law) return null
  return (
    <Revealable key={desk.row.id} id={desk.row.id} form={fieldsOf(desk.form)} saying={saying}>
      {(form, bar) => <Review desk={desk} form={form} bar={bar} search={search} saying={saying} />}
    </Revealable>
  )
}

export function DeskPage() {
  const { id } = route.useParams()
  const search = route.useSearch()
  const asked = useAsk('desk', { id, ...search })
  return <Known asked={asked}>{desk => <WithLaw desk={desk} search={search} />}</Known>
}
