/** One file before its expert: the claims beside the proofs and the scale, by keys; then the next that waits. */
import { Link, useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../core/question.ts'
import { fieldsOf } from '../json.ts'
import { useSaying } from '../parts/law.tsx'
import { ScoreForm } from '../parts/panel/ScoreForm.tsx'
import { usePanelWords } from '../parts/panel/words.ts'
import { ClaimList } from '../parts/review/ClaimList.tsx'
import { claimsOf, proofsIn, provesOf } from '../parts/review/claims.ts'
import { KeysHelp } from '../parts/review/KeysHelp.tsx'
import { ProofPane } from '../parts/review/ProofPane.tsx'
import { useKeys, useKeysOn } from '../parts/review/use-keys.ts'
import { useViewing } from '../parts/review/use-viewing.ts'
import { useReviewWords } from '../parts/review/words.ts'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRefresh } from '../queries.ts'
import { scoring as route } from '../router.tsx'
import type { Saying } from '../say.ts'
import '../parts/review/review.css'

type File = Answered<'fileToScore'>
type Props = { readonly file: File; readonly saying: Saying }
const nothing = () => undefined

/** The next file that waits, or back to the list when there is none. */
const useNext = ({ next }: File) => {
  const navigate = useNavigate()
  return () => (next === null ? navigate({ to: '/app' }) : navigate({ to: '/app/scoring/$id', params: { id: next } }))
}

const useReading = ({ file, saying }: Props) => {
  const form = fieldsOf(file.form)
  const claims = claimsOf(form, saying)
  const all = proofsIn(form)
  const [at, setAt] = useState(0)
  const proves = provesOf(claims[at], all)
  const viewing = useViewing(proves.length > 0 ? proves : all)
  const go = (to: number) => setAt(Math.max(0, Math.min(claims.length - 1, to)))
  return { claims, all, at, go, proves, viewing }
}

function Head({ file, onNext, onHelp }: { file: File; onNext: () => unknown; onHelp: () => void }) {
  const words = usePanelWords()
  const { keys } = useReviewWords()
  return (
    <div className="head">
      <Link to="/app" className="noprint">
        ← {words.back}
      </Link>
      <h1>{file.title}</h1>
      <span className="quiet">
        {words.left(file.left)}
        {file.due !== null && ` · ${words.due(file.due)}`}
      </span>
      <span className="tools noprint">
        <Button size="small" onClick={onHelp}>
          {keys} <kbd>?</kbd>
        </Button>
        <Button size="small" disabled={file.next === null} onClick={onNext}>
          {words.next} →
        </Button>
      </span>
    </div>
  )
}

/** What each key does on this file. */
const useScoringKeys = ({ next: waits }: File, { at, go, viewing }: ReturnType<typeof useReading>, next: () => unknown) => {
  const [help, setHelp] = useState(false)
  const [on, setOn] = useKeysOn()
  const keys = {
    j: () => go(at + 1),
    k: () => go(at - 1),
    ArrowRight: () => viewing.step(1),
    ArrowLeft: () => viewing.step(-1),
    z: viewing.zoom,
    n: () => waits !== null && next(),
    '?': () => setHelp(true),
  }
  useKeys(keys, on)
  return { help, setHelp, on, setOn }
}

function Scoring({ file, saying }: Props) {
  const words = usePanelWords()
  const reading = useReading({ file, saying })
  const { claims, all, at, go, proves, viewing } = reading
  const next = useNext(file)
  const { help, setHelp, on, setOn } = useScoringKeys(file, reading, next)
  const refresh = useRefresh()
  const { message } = App.useApp()
  const done = async (said: string) => {
    message.success(said, 4)
    await next()
    await refresh()
  }
  return (
    <div className="page flow">
      <Head file={file} onNext={next} onHelp={() => setHelp(true)} />
      <div className="beside-each">
        <ClaimList
          claims={claims}
          at={at}
          marks={{}}
          writing={undefined}
          mayMark={false}
          saying={saying}
          onGo={go}
          onWrite={nothing}
          onPut={nothing}
          onDrop={nothing}
        />
        <div className="stack proofside">
          <ScoreForm file={file} saying={saying} onDone={done} />
          <ProofPane viewing={viewing} proves={proves} all={all} saying={saying} onMark={undefined} />
        </div>
      </div>
      <KeysHelp open={help} on={on} keysOf={words.keysOf} onSwitch={setOn} onClose={() => setHelp(false)} />
    </div>
  )
}

function WithLaw({ file }: { file: File }) {
  const saying = useSaying(file.round)
  // What the form is called and which of it is asked stands in the law.
  return saying.law ? <Scoring key={file.id} file={file} saying={saying} /> : null
}

export function ScoringPage() {
  const { id } = route.useParams()
  const asked = useAsk('fileToScore', { id })
  return <Known asked={asked}>{file => <WithLaw file={file} />}</Known>
}
