/** An inquiry on its page: for its person the thread, for the department the words and the answer. */
import { Button, Radio } from 'antd'
import { useState } from 'react'
import type { Outcome } from '../../client.ts'
import { useAsk } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { Known } from '../Waiting.tsx'
import { useOnce, useYearWords } from './common.tsx'
import { type Inquiry, Said, SayIt, Thread, ThreadHead } from './Thread.tsx'

const findings = ['goesOn', 'putRight', 'notTrue'] as const

function Answer({ inquiry, saying }: { inquiry: Inquiry; saying: Saying }) {
  const words = useYearWords()
  const once = useOnce()
  const [text, setText] = useState('')
  const [finding, setFinding] = useState<(typeof findings)[number]>()
  const [outcome, setOutcome] = useState<Outcome>()
  const isReport = inquiry.kind === 'report'
  const answer = async () => setOutcome(await once('inquiry', inquiry.id, 'answer', { text, ...(isReport && { finding }) }))
  return (
    <div className="stack noprint">
      {isReport && <p className="saying warn">{words.quietWarning}</p>}
      {isReport && (
        <Radio.Group
          aria-label={words.finding}
          value={finding}
          options={findings.map(value => ({ value, label: words.findings[value] }))}
          onChange={event => setFinding(event.target.value)}
        />
      )}
      <SayIt label={words.answerText} value={text} onChange={setText} />
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="inquiry" />}
      <p>
        <Button
          type="primary"
          autoInsertSpace={false}
          disabled={text.trim().length < 2 || (isReport && finding === undefined)}
          onClick={answer}
        >
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
