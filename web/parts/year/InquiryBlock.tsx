/** An inquiry on its page: for its person the thread, for the department the words and the answer. */
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { dataOutcomes } from '../../../core/inquiry/answer.ts'
import type { Outcome } from '../../client.ts'
import { useAsk } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { useMineWords } from '../../words/mine.ts'
import { restrictionWords } from '../../words/restriction.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { Known } from '../Waiting.tsx'
import { useOnce, useYearWords } from './common.tsx'
import { type Inquiry, Said, SayIt, Thread, ThreadHead } from './Thread.tsx'

const findings = ['goesOn', 'putRight', 'notTrue'] as const

type Finding = (typeof findings)[number]
type DataOutcome = (typeof dataOutcomes)[number]

/** What a report is found to be, or what came of a wish. */
function Result({
  kind,
  onFinding,
  onOutcome,
}: {
  kind: Inquiry['kind']
  onFinding: (f: Finding) => void
  onOutcome: (o: DataOutcome) => void
}) {
  const [words, { outcome, outcomes }] = [useYearWords(), useMineWords()]
  if (kind === 'report')
    return (
      <>
        <p className="saying warn">{words.quietWarning}</p>
        <Radio.Group
          aria-label={words.finding}
          options={findings.map(value => ({ value, label: words.findings[value] }))}
          onChange={event => onFinding(event.target.value)}
        />
      </>
    )
  if (kind !== 'data') return null
  return (
    <Radio.Group
      aria-label={outcome}
      options={dataOutcomes.map(value => ({ value, label: outcomes[value] }))}
      onChange={event => onOutcome(event.target.value)}
    />
  )
}

function Answer({ inquiry, saying }: { inquiry: Inquiry; saying: Saying }) {
  const words = useYearWords()
  const once = useOnce()
  const [text, setText] = useState('')
  const [finding, setFinding] = useState<Finding>()
  const [came, setCame] = useState<DataOutcome>()
  const [outcome, setOutcome] = useState<Outcome>()
  const { kind } = inquiry
  const lacks = (kind === 'report' && finding === undefined) || (kind === 'data' && came === undefined)
  const result = { ...(kind === 'report' && { finding }), ...(kind === 'data' && { outcome: came }) }
  const answer = async () => setOutcome(await once('inquiry', inquiry.id, 'answer', { text, ...result }))
  return (
    <div className="stack noprint">
      {inquiry.wish === 'restrict' && <p className="saying">{restrictionWords[saying.texts.language].grant}</p>}
      <Result kind={kind} onFinding={setFinding} onOutcome={setCame} />
      <SayIt label={words.answerText} value={text} onChange={setText} />
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="inquiry" />}
      <p>
        <Button type="primary" autoInsertSpace={false} disabled={text.trim().length < 2 || lacks} onClick={answer}>
          {words.answer}
        </Button>
      </p>
    </div>
  )
}

export function InquiryBlock({ id, answers, saying }: { readonly id: string; readonly answers: boolean; readonly saying: Saying }) {
  const words = useYearWords()
  const asked = useAsk('inquiry', { id })
  return (
    <section className="block">
      <header>
        <h2>{words.answerTitle}</h2>
      </header>
      <div className="in stack">
        <Known asked={asked}>
          {({ inquiry, mine }) =>
            mine ? (
              <ul>
                <Thread inquiry={inquiry} saying={saying} />
              </ul>
            ) : (
              <>
                <ThreadHead inquiry={inquiry} saying={saying} words={words} />
                <Said inquiry={inquiry} mine={false} />
                {answers && inquiry.status === 'asked' && <Answer inquiry={inquiry} saying={saying} />}
              </>
            )
          }
        </Known>
      </div>
    </section>
  )
}
