/** The follow-up of one training, for the employer or the person: by link or signed in, one form, one minute. */
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../core/question.ts'
import { act, newId, type Outcome } from '../client.ts'
import { fieldsOf, textIn } from '../json.ts'
import { OutcomeNote } from '../parts/act/ActionForm.tsx'
import { FollowUpFields } from '../parts/afterwards/FollowUpFields.tsx'
import { useDutyWords } from '../parts/duty/use-duty.ts'
import { Clause, useSaying } from '../parts/law.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRefresh } from '../queries.ts'
import { followUp as route } from '../router.tsx'
import type { Saying } from '../say.ts'

type Asked = Answered<'followUpAsked'>

/** What was left empty is left out. */
const filled = (given: unknown) =>
  Object.fromEntries(Object.entries(fieldsOf(given)).filter(([, value]) => value !== undefined && value !== null && value !== ''))

const inputOf = (typed: unknown, afterMonths: number) => {
  const { answers, texts } = fieldsOf(typed)
  const [words, remark] = [filled(texts), textIn(typed, 'remark')?.trim()]
  return { afterMonths, answers: filled(answers), ...(Object.keys(words).length > 0 && { texts: words }), ...(remark && { remark }) }
}

type Filling = { readonly id: string; readonly afterMonths: number; readonly saying: Saying; readonly onDone: () => void }

function Filling({ id, afterMonths, saying, onDone }: Filling) {
  const words = useDutyWords().follow
  const { texts, law } = saying
  const [outcome, setOutcome] = useState<Outcome>()
  const [busy, setBusy] = useState(false)
  const [key, setKey] = useState(newId)
  const send = async (typed: unknown) => {
    setBusy(true)
    const came = await act('training', id, 'followUp', inputOf(typed, afterMonths), key)
    setBusy(false)
    setOutcome(came)
    if (came.kind !== 'failed' || came.status !== 0) setKey(newId())
    if (came.kind === 'done') onDone()
  }
  if (!law) return null
  return (
    <section className="block">
      <header>
        <h2>{words.months(afterMonths)}</h2>
        <Clause id={law.policy.training.followUp.clause} saying={saying} />
      </header>
      <div className="in">
        <Form layout="vertical" requiredMark={false} onFinish={send} scrollToFirstError>
          {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="training" />}
          <FollowUpFields law={law} texts={texts} />
          <Form.Item name="remark" label={texts.t.act.optional(words.remark)}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" loading={busy}>
            {words.submit}
          </Button>
        </Form>
      </div>
    </section>
  )
}

function Whole({ id, asked, saying }: { readonly id: string; readonly asked: Asked; readonly saying: Saying }) {
  const words = useDutyWords().follow
  const refresh = useRefresh()
  const [done, setDone] = useState(false)
  const [first] = asked.asked
  return (
    <>
      {done && (
        <p className="saying good" role="status">
          {words.done}
        </p>
      )}
      {first ? (
        <>
          <p>{words.intro}</p>
          <Filling
            key={first.afterMonths}
            id={id}
            afterMonths={first.afterMonths}
            saying={saying}
            onDone={() => {
              setDone(true)
              refresh()
            }}
          />
        </>
      ) : (
        !done && <p className="saying">{words.nothing}</p>
      )}
      {asked.answered.map(({ afterMonths }) => (
        <p key={afterMonths} className="quiet small">
          {words.answeredBefore(afterMonths)}
        </p>
      ))}
    </>
  )
}

export function FollowUpPage() {
  const { id } = route.useParams()
  const words = useDutyWords().follow
  const answer = useAsk('followUpAsked', { id })
  const saying = useSaying(answer.data?.round)
  return (
    <div className="page">
      <div className="head">
        <h1>{words.title}</h1>
        {answer.data && <span className="quiet">{words.of(answer.data.name)}</span>}
      </div>
      <Known asked={answer}>{asked => <Whole id={id} asked={asked} saying={saying} />}</Known>
    </div>
  )
}
