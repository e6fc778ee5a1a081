/** What came of a paper, to be read from a metre: ticked or not, whose it is, and what to do. */
import { Link } from '@tanstack/react-router'
import type { Answered } from '../../../core/question.ts'
import { type Saying, say } from '../../say.ts'
import { Refusals } from '../act/Refusals.tsx'
import { type Result, useArrivalWords } from './use-ticking.ts'

type Paper = Answered<'paper'>

function Whose({ paper, saying }: { readonly paper: Paper; readonly saying: Saying }) {
  const words = useArrivalWords()
  const { body, track, person, is } = paper
  return (
    <p className="whose">
      {body && saying.texts.pick(body)} {track && say(track, saying)} {is === 'form' ? words.form(person ?? '') : words.roster}
    </p>
  )
}

type Refused = Extract<Result, { readonly kind: 'refused' }>

function Why({ result: { paper, refusals }, saying }: { readonly result: Refused; readonly saying: Saying }) {
  const words = useArrivalWords()
  return (
    <>
      <Whose paper={paper} saying={saying} />
      <Refusals refusals={refusals} subject="nomination" saying={saying} />
      {paper.roster !== null && (
        <p>
          <Link to="/app/dossier/$subject/$id" params={{ subject: 'nomination', id: paper.roster }}>
            {words.open}
          </Link>
        </p>
      )}
    </>
  )
}

/** What is told while nothing is wrong. */
function Well({ result, saying }: { readonly result: Result; readonly saying: Saying }) {
  const words = useArrivalWords()
  if (result.kind === 'looking') return <b>{words.looking}</b>
  if (result.kind === 'again') return <p>{words.again}</p>
  if (result.kind !== 'done') return null
  return (
    <>
      <b>✓ {words.ticked}</b>
      <Whose paper={result.paper} saying={saying} />
    </>
  )
}

export function Outcome({ result, saying }: { readonly result: Result; readonly saying: Saying }) {
  const words = useArrivalWords()
  if (result.kind === 'looking' || result.kind === 'again' || result.kind === 'done')
    return (
      <div className={result.kind === 'done' ? 'arrival good' : 'arrival'} role="status">
        <Well result={result} saying={saying} />
      </div>
    )
  return (
    <div className="arrival bad" role="alert">
      <b>✗ {words.not}</b>
      {result.kind === 'refused' ? <Why result={result} saying={saying} /> : <p>{words[result.kind]}</p>}
    </div>
  )
}
