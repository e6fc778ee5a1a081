/** A case on one page, and on paper: its steps with their words, whose turn it is, its days, its files, how its sum comes about, and what is public. */
import type { Answered, Row } from '../../../core/question.ts'
import { yuanOf } from '../../format.ts'
import { fieldsOf, listIn, numberIn, textIn } from '../../json.ts'
import { useAsk } from '../../queries.ts'
import { type Saying, say } from '../../say.ts'
import { disciplineWords } from '../../words/discipline.ts'

type File = Answered<'caseFile'>
type Of = { readonly file: File; readonly state: unknown; readonly saying: Saying }

const wordsOf = ({ texts }: Saying) => disciplineWords[texts.language]

/** An act that followed from another is told by who did that. */
const roleOf = (role: string, { texts }: Saying) => (role.includes('.') ? texts.role('department') : texts.role(role))

function Steps({ file, saying }: Of) {
  const words = wordsOf(saying)
  return (
    <ol className="tight">
      {file.steps.map(({ kind, on, role, words: told }) => (
        <li key={`${kind} ${on}`}>
          <b>{words.steps[kind]}</b> <span className="quiet">{words.brought(roleOf(role, saying), on)}</span>
          {told.map(text => (
            <p key={text} style={{ whiteSpace: 'pre-wrap' }}>
              {text}
            </p>
          ))}
        </li>
      ))}
    </ol>
  )
}

function Days({ file, row, saying }: Of & { readonly row: Row }) {
  const words = wordsOf(saying)
  return (
    <div>
      {row.waitsFor && <p className="saying">{words.turn(saying.texts.role(row.waitsFor))}</p>}
      <ul className="tight">
        {file.days.map(({ kind, until, over }) => (
          <li key={kind}>{over ? words.over(words.days[kind], until) : words.until(words.days[kind], until)}</li>
        ))}
      </ul>
    </div>
  )
}

function Evidence({ file, saying }: Of) {
  const words = wordsOf(saying)
  return (
    <div>
      <h3>{words.evidence}</h3>
      {file.evidence.length === 0 && <p className="quiet">{words.noEvidence}</p>}
      <ol className="tight">
        {file.evidence.map(({ file: sha256, shows, by, on }, i) => (
          <li key={sha256}>
            <a href={`/api/files/${sha256}`} target="_blank" rel="noreferrer">
              {shows ?? words.file(i + 1)}
            </a>{' '}
            <span className="quiet">{words.brought(roleOf(by, saying), on)}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

const percentOf = (basisPoints: number) => String(basisPoints / 100)

/** Line by line, so that anybody can work it out again. */
function Working({ sanction, saying }: { readonly sanction: unknown; readonly saying: Saying }) {
  const words = wordsOf(saying)
  const fen = (of: unknown, key: string) => yuanOf(numberIn(of, key) ?? 0)
  const { penalty } = fieldsOf(sanction)
  if ((numberIn(sanction, 'amountFen') ?? 0) === 0) return <p>{words.noSum}</p>
  return (
    <ul className="tight">
      {listIn(sanction, 'lines').map(line => (
        <li key={textIn(line, 'item')}>
          {words.line(
            say(textIn(line, 'item'), saying, 'item'),
            fen(line, 'paidFen'),
            numberIn(line, 'numerator') ?? 0,
            numberIn(line, 'denominator') ?? 1,
            fen(line, 'amountFen'),
          )}
        </li>
      ))}
      {penalty !== undefined && (
        <li>{words.penalty(fen(penalty, 'ofFen'), percentOf(numberIn(penalty, 'basisPoints') ?? 0), fen(penalty, 'amountFen'))}</li>
      )}
      <li>
        <b>{words.total(fen(sanction, 'amountFen'))}</b>
      </li>
    </ul>
  )
}

function Demand({ demand, saying }: { readonly demand: NonNullable<File['demand']>; readonly saying: Saying }) {
  const words = wordsOf(saying)
  const { status, receivedFen, leftFen, interestFen, perDayMillionths } = demand
  return (
    <>
      {perDayMillionths !== null && <p>{words.interest(String(perDayMillionths / 1000), yuanOf(interestFen))}</p>}
      {status === 'cancelled' ? <p>{words.dropped}</p> : <p>{words.stands(yuanOf(receivedFen), yuanOf(leftFen))}</p>}
      {status === 'suspended' && <p className="saying">{words.rests}</p>}
    </>
  )
}

function Published({ state, round, saying }: { readonly state: unknown; readonly round: string; readonly saying: Saying }) {
  const words = wordsOf(saying)
  const { published } = fieldsOf(state)
  if (published === undefined) return null
  const down = textIn(published, 'takenDownOn')
  if (down !== undefined) return <p>{words.down(down)}</p>
  return (
    <p>
      {words.published(textIn(published, 'from') ?? '', textIn(published, 'until') ?? '')}{' '}
      <a className="noprint" href={`/reprimands?round=${encodeURIComponent(round)}`}>
        {words.openPage}
      </a>
    </p>
  )
}

export function CaseBlock({ row, state, saying }: { readonly row: Row; readonly state: unknown; readonly saying: Saying }) {
  const words = wordsOf(saying)
  const { data: file } = useAsk('caseFile', { id: row.id })
  if (!file) return null
  const { sanction } = fieldsOf(state)
  const of = { file, state, saying }
  return (
    <section className="block">
      <header>
        <h2>{words.title}</h2>
      </header>
      <div className="in stack">
        <Days {...of} row={row} />
        <Steps {...of} />
        <Evidence {...of} />
        {sanction !== undefined && (
          <div>
            <h3>{words.sum}</h3>
            <Working sanction={sanction} saying={saying} />
            {file.demand && <Demand demand={file.demand} saying={saying} />}
          </div>
        )}
        <Published state={state} round={row.round ?? ''} saying={saying} />
      </div>
    </section>
  )
}
