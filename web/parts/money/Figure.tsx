/** One figure of the money: a button that opens to the people and transfers behind it; a bare zero opens to nothing. */
import { Link } from '@tanstack/react-router'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { Column } from '../../../core/payment/columns.ts'
import type { Answered } from '../../../core/question.ts'
import { momentOf, yuanOf } from '../../format.ts'
import { useAsk } from '../../queries.ts'
import { type Saying, say } from '../../say.ts'
import { moneyWords } from '../../words/money.ts'
import { Clause } from '../law.tsx'
import { Status } from '../Status.tsx'
import { Known } from '../Waiting.tsx'

/** Which rows of the round a figure is the sum of. */
export type Where = {
  readonly round: string
  readonly column: Column
  readonly item?: string
  readonly track?: string
  readonly host?: string
}
type Row = Answered<'moneyBehind'>['rows'][number]

/** 'fen/owed/ID' → what of the payment the account keeps. */
const accountIn = (account: string, words: (typeof moneyWords)['zh']): string => {
  const kind = account.split('/')[1]
  if (kind === 'owed') return words.owed
  if (kind === 'paid') return words.paid
  if (kind === 'kept') return words.kept
  return kind === 'spent' ? words.spent : words.fund
}

function Transfers({ row, saying }: { row: Row; saying: Saying }) {
  const words = moneyWords[saying.texts.language]
  if (row.transfers.length === 0) return <p className="quiet small">{words.noTransfers}</p>
  return (
    <details className="small">
      <summary>{words.transfers(row.transfers.length)}</summary>
      <ul>
        {row.transfers.map(({ at, debit, credit, fen, clause, action }) => (
          <li key={`${at} ${debit} ${credit}`}>
            {momentOf(at)} {saying.texts.action('payment', action)}：{accountIn(debit, words)} → {accountIn(credit, words)} {yuanOf(fen)}{' '}
            <Clause id={clause} saying={saying} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Person({ row, saying }: { row: Row; saying: Saying }) {
  const { subject, id, status, name, hostName, item, track, fen, clause } = row
  return (
    <li>
      <div className="first">
        <Link to="/app/dossier/$subject/$id" params={{ subject, id }}>
          {name}
        </Link>
        <b>{yuanOf(fen)}</b> <Status subject={subject} status={status} />
      </div>
      <div className="quiet small">
        {say(item, saying)} · {say(track, saying)}
        {hostName && ` · ${saying.texts.pick(hostName)}`} · <Clause id={clause} saying={saying} />
      </div>
      <Transfers row={row} saying={saying} />
    </li>
  )
}

/** One page of them, and the way to those that follow. */
function Page({ where, after, saying }: { where: Where; after: string | undefined; saying: Saying }) {
  const [further, setFurther] = useState(false)
  const words = moneyWords[saying.texts.language]
  const asked = useAsk('moneyBehind', { ...where, ...(after !== undefined && { after }) })
  return (
    <Known asked={asked}>
      {({ count, sumFen, rows, next }) => (
        <>
          {after === undefined && <p className="quiet">{words.counted(count, yuanOf(sumFen))}</p>}
          {rows.length === 0 && <p className="empty">{words.nobody}</p>}
          <ul className="cards">
            {rows.map(row => (
              <Person key={`${row.id} ${row.item}`} row={row} saying={saying} />
            ))}
          </ul>
          {next !== null && !further && <Button onClick={() => setFurther(true)}>{words.more}</Button>}
          {next !== null && further && <Page where={where} after={next} saying={saying} />}
        </>
      )}
    </Known>
  )
}

type Props = { readonly fen: number; readonly of: string; readonly where: Where; readonly saying: Saying }

export function Figure({ fen, of, where, saying }: Props) {
  const [open, setOpen] = useState(false)
  const words = moneyWords[saying.texts.language]
  if (fen === 0) return <>{yuanOf(fen)}</>
  const column = words.columns[where.column]
  return (
    <>
      <Button type="link" size="small" aria-label={words.opens(yuanOf(fen), of, column)} onClick={() => setOpen(true)}>
        {yuanOf(fen)}
      </Button>
      {open && (
        <Modal open title={words.behind(of, column)} footer={null} onCancel={() => setOpen(false)} width={720}>
          <p className="quiet small">{words.means[where.column]}</p>
          <Page where={where} after={undefined} saying={saying} />
        </Modal>
      )}
    </>
  )
}
