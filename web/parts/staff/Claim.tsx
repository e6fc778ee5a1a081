/** A journey that somebody claimed: repaid with the day and the bank's number, or refused with the reason; by account and by link. */
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { act, newId, type Outcome } from '../../client.ts'
import { yuanOf } from '../../format.ts'
import { useRefresh, useSession } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { staffWords } from '../../words/staff.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import type { Person } from './Confirm.tsx'

type Props = { readonly claim: Person['claims'][number]; readonly name: string; readonly saying: Saying }
type Doing = 'settle' | 'refuseClaim'
const reasons = ['receiptMissing', 'notThisJourney', 'amountDiffers', 'other'] as const

/** The same key until the answer is known. */
const useSending = (payment: string) => {
  const [key, setKey] = useState(newId)
  const [outcome, setOutcome] = useState<Outcome>()
  const [busy, setBusy] = useState(false)
  const refresh = useRefresh()
  const send = async (action: Doing, typed: object) => {
    setBusy(true)
    const came = await act('payment', payment, action, typed, key)
    setBusy(false)
    setOutcome(came)
    if (came.kind !== 'failed' || came.status !== 0) setKey(newId())
    if (came.kind === 'done') await refresh()
  }
  return { send, outcome, busy }
}

function Fields({ doing, saying: { texts } }: { readonly doing: Doing; readonly saying: Saying }) {
  const words = staffWords[texts.language]
  const rules = [{ required: true, message: words.required }]
  const today = useSession().data?.today ?? ''
  if (doing === 'refuseClaim')
    return (
      <Form.Item name="reason" label={words.claimReason} rules={rules}>
        <Select options={reasons.map(value => ({ value, label: texts.value(value) }))} />
      </Form.Item>
    )
  return (
    <>
      <Form.Item name="on" label={words.paidOn} rules={rules} initialValue={today}>
        <Input type="date" max={today} />
      </Form.Item>
      <Form.Item name="reference" label={words.reference} rules={[...rules, { pattern: /^[\w-]{1,60}$/, message: words.referenceForm }]}>
        <Input maxLength={60} />
      </Form.Item>
    </>
  )
}

export function Claim({ claim: { payment, amountFen, journeyOn }, name, saying }: Props) {
  const words = staffWords[saying.texts.language]
  const [doing, setDoing] = useState<Doing>()
  const { send, outcome, busy } = useSending(payment)
  const what = words.claim(yuanOf(amountFen), journeyOn ?? '')
  return (
    <div className="tight">
      <p className="row">
        <span>{what}</span>
        {doing === undefined && (
          <>
            <Button size="small" aria-label={`${words.settle}：${name} ${what}`} onClick={() => setDoing('settle')}>
              {words.settle}
            </Button>
            <Button size="small" aria-label={`${words.refuseClaim}：${name} ${what}`} onClick={() => setDoing('refuseClaim')}>
              {words.refuseClaim}
            </Button>
          </>
        )}
      </p>
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="payment" />}
      {doing !== undefined && (
        <Form layout="vertical" requiredMark={false} onFinish={typed => send(doing, typed)}>
          <Fields key={doing} doing={doing} saying={saying} />
          <div className="row">
            <Button type="primary" htmlType="submit" loading={busy} danger={doing === 'refuseClaim'}>
              {doing === 'settle' ? words.settled : words.refuseClaim}
            </Button>
            <Button autoInsertSpace={false} onClick={() => setDoing(undefined)}>
              {words.cancel}
            </Button>
          </div>
        </Form>
      )}
    </div>
  )
}
