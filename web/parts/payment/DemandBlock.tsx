/** A demand on one page: how its sum comes about down to each transfer, what came in and was given up, and what is open until when. */
import { Link } from '@tanstack/react-router'
import type { Answered } from '../../../core/question.ts'
import { yuanOf } from '../../format.ts'
import { useAsk } from '../../queries.ts'
import { type Saying, say } from '../../say.ts'
import { paymentWords } from '../../words/payment.ts'
import { Clause } from '../law.tsx'

type File = Answered<'demandFile'>
type Of = { readonly file: File; readonly saying: Saying }
const wordsOf = ({ texts }: Saying) => paymentWords[texts.language]

function Transfers({ line, saying }: { readonly line: File['lines'][number]; readonly saying: Saying }) {
  const words = wordsOf(saying)
  return (
    <details>
      <summary>
        {words.transfers(line.transfers.length)}
        <span className="unseen">：{say(line.item, saying, 'item')}</span>
      </summary>
      <ul className="tight small">
        {line.transfers.map(({ payment, on, fen, clause, reference }) => (
          <li key={`${payment} ${on} ${fen}`}>
            <Link to="/app/dossier/$subject/$id" params={{ subject: 'payment', id: payment }}>
              {on} · {yuanOf(fen)}
            </Link>{' '}
            <Clause id={clause} saying={saying} />
            {reference !== null && <span className="quiet"> {words.reference(reference)}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Working({ file, saying }: Of) {
  const words = wordsOf(saying)
  const { lines, penalty, perDayMillionths, interestFen, amountFen, clause } = file
  return (
    <div>
      <h3>{words.working}</h3>
      <ul className="tight">
        {lines.map(line => (
          <li key={line.item}>
            {words.line(say(line.item, saying, 'item'), yuanOf(line.paidFen), line.numerator, line.denominator, yuanOf(line.amountFen))}
            <Transfers line={line} saying={saying} />
          </li>
        ))}
        {penalty && <li>{words.penalty(yuanOf(penalty.ofFen), String(penalty.basisPoints / 100), yuanOf(penalty.amountFen))}</li>}
        {perDayMillionths !== null && <li>{words.interest(String(perDayMillionths / 1000), yuanOf(interestFen))}</li>}
        <li>
          <b>{words.sum(yuanOf(amountFen))}</b> <Clause id={clause} saying={saying} />
        </li>
      </ul>
    </div>
  )
}

function Standing({ file, status, saying }: Of & { readonly status: string }) {
  const words = wordsOf(saying)
  const { receivedFen, waivedFen, leftFen, next, reminded } = file
  if (status === 'cancelled') return <p>{words.dropped}</p>
  return (
    <div>
      <p>{words.stands(yuanOf(receivedFen), yuanOf(waivedFen), yuanOf(leftFen))}</p>
      {next && <p className="saying">{words.nextDue(next.on, yuanOf(next.amountFen))}</p>}
      {leftFen === 0 && <p>{words.nothingLeft}</p>}
      {status === 'suspended' && <p className="saying">{words.rests}</p>}
      {reminded && <p className="quiet">{words.reminders(reminded.times, reminded.on)}</p>}
    </div>
  )
}

function Parts({ file: { parts }, saying }: Of) {
  const words = wordsOf(saying)
  if (parts.length === 0) return null
  return (
    <div>
      <h3>{words.parts}</h3>
      <ol className="tight plain">
        {parts.map(({ nth, on, amountFen, leftFen, late }) => (
          <li key={nth}>
            {words.part(nth, on, yuanOf(amountFen))}{' '}
            <span className={late ? 'late' : 'quiet'}>
              {leftFen === 0 ? words.paid : words.stillOpen(yuanOf(leftFen))}
              {late && ` · ${words.late}`}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

const FileLinks = ({ files, saying }: { readonly files: readonly string[]; readonly saying: Saying }) =>
  files.map((file, i) => (
    <a key={file} href={`/api/files/${file}`} target="_blank" rel="noreferrer" className="noprint">
      {' '}
      {wordsOf(saying).evidence(i + 1)}
    </a>
  ))

function Received({ file: { receipts, waived, waiverAsked }, saying }: Of) {
  const words = wordsOf(saying)
  if (receipts.length + waived.length === 0 && !waiverAsked) return null
  return (
    <div>
      <h3>{words.receipts}</h3>
      <ul className="tight">
        {receipts.map(({ n, on, amountFen, overFen, reference, evidence }) => (
          <li key={`${n} ${reference}`}>
            {words.receipt(on, yuanOf(amountFen + overFen))}
            {overFen > 0 && words.over(yuanOf(overFen))} <span className="quiet">{words.reference(reference)}</span>
            <FileLinks files={evidence} saying={saying} />
          </li>
        ))}
        {waived.map(({ on, amountFen }) => (
          <li key={`${on} ${amountFen}`}>{words.waived(on, yuanOf(amountFen))}</li>
        ))}
      </ul>
      {waiverAsked && (
        <div className="saying">
          <p>{words.asked(saying.texts.pick(waiverAsked.by), waiverAsked.on, yuanOf(waiverAsked.amountFen))}</p>
          <p style={{ whiteSpace: 'pre-wrap' }}>{waiverAsked.reason}</p>
          <FileLinks files={waiverAsked.evidence} saying={saying} />
        </div>
      )}
    </div>
  )
}

export function DemandBlock({ id, status, saying }: { readonly id: string; readonly status: string; readonly saying: Saying }) {
  const words = wordsOf(saying)
  const { data: file } = useAsk('demandFile', { id })
  if (!file) return null
  const of = { file, saying }
  return (
    <section className="block" aria-label={words.file}>
      <header>
        <h2>{words.file}</h2>
      </header>
      <div className="in stack">
        <Standing {...of} status={status} />
        <Parts {...of} />
        <Working {...of} />
        <Received {...of} />
      </div>
    </section>
  )
}
