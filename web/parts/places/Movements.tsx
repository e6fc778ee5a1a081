/** The movements behind a figure of the ledger, or the last of all: from where to where, how many, who, when, why and by which clause. */
import { Link } from '@tanstack/react-router'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { isSubjectName } from '../../../core/facts.ts'
import type { Answered } from '../../../core/question.ts'
import type { Figure } from '../../../core/round/figures.ts'
import { momentOf } from '../../format.ts'
import { useAsk } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { placesWords } from '../../words/places.ts'
import { Clause } from '../law.tsx'
import { Known } from '../Waiting.tsx'
import { nameOf, sayAccount } from './names.ts'

type Move = Answered<'places'>['moves'][number] & Partial<Pick<Answered<'placeMoves'>['rows'][number], 'by' | 'reason'>>

export function Moves({ moves, saying }: { moves: readonly Move[]; saying: Saying }) {
  const { action, pick, language } = saying.texts
  return (
    <ul className="cards">
      {moves.map(({ at, by, debit, credit, amount, reason, clause, subject, id, action: name }) => (
        <li key={`${at} ${subject} ${id} ${debit} ${credit}`}>
          <div>
            {sayAccount(debit, saying)} → {sayAccount(credit, saying)}：<b>{amount}</b>
          </div>
          {reason && (
            <div>
              {placesWords[language].reason}：{reason}
            </div>
          )}
          <div className="quiet small">
            {isSubjectName(subject) && (
              <Link to="/app/dossier/$subject/$id" params={{ subject, id }}>
                {action(subject, name)}
              </Link>
            )}{' '}
            · {by && `${pick(by)} · `}
            {momentOf(at)} · <Clause id={clause} saying={saying} />
          </div>
        </li>
      ))}
    </ul>
  )
}

export type Asked = { readonly round: string; readonly track: string; readonly holder: string; readonly figure: Figure }

/** One page of them, and the way to those before. */
function Page({ asked, after, saying }: { asked: Asked; after: string | undefined; saying: Saying }) {
  const [older, setOlder] = useState(false)
  const words = placesWords[saying.texts.language]
  const answer = useAsk('placeMoves', { ...asked, ...(after !== undefined && { after }) })
  return (
    <Known asked={answer}>
      {({ rows, next }) => (
        <>
          {rows.length === 0 && <p className="empty">{words.none}</p>}
          <Moves moves={rows} saying={saying} />
          {next !== null && !older && <Button onClick={() => setOlder(true)}>{words.older}</Button>}
          {next !== null && older && <Page asked={asked} after={next} saying={saying} />}
        </>
      )}
    </Known>
  )
}

type Props = { readonly asked: Asked; readonly name: string; readonly saying: Saying; readonly onClose: () => void }

export function MovementsDialog({ asked, name, saying, onClose }: Props) {
  const words = placesWords[saying.texts.language]
  const title = words.movesOf(name, nameOf(asked.track, saying), words.figures[asked.figure])
  return (
    <Modal open title={title} footer={null} onCancel={onClose} width={680}>
      <Page asked={asked} after={undefined} saying={saying} />
    </Modal>
  )
}
