/** Visits and help of one training, with their words; an employer adds to them, the department answers. */
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { visitWays } from '../../../core/training/employer/keeping-touch.ts'
import { act, newId, type Outcome } from '../../client.ts'
import { useAsk, useRefresh, useSession } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { staffWords } from '../../words/staff.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { Known } from '../Waiting.tsx'

type Said = Pick<Answered<'contacts'>, 'visits' | 'help'>
type Kind = 'logVisit' | 'askHelp' | 'answerHelp'
type Sending = {
  readonly training: string
  readonly kind: Kind
  readonly nth?: number
  readonly saying: Saying
  readonly onClose: () => void
}

/** One act with a few words; the same key until the answer is known. */
const useSay = ({ training, kind, nth, onClose }: Sending) => {
  const [outcome, setOutcome] = useState<Outcome>()
  const [busy, setBusy] = useState(false)
  const [key, setKey] = useState(newId)
  const refresh = useRefresh()
  const send = async (typed: object) => {
    setBusy(true)
    const came = await act('training', training, kind, { ...typed, ...(nth !== undefined && { nth }) }, key)
    setBusy(false)
    setOutcome(came)
    if (came.kind !== 'failed' || came.status !== 0) setKey(newId())
    if (came.kind !== 'done') return
    onClose()
    refresh()
  }
  return { outcome, busy, send }
}

function VisitFields({ saying: { texts } }: Pick<Sending, 'saying'>) {
  const words = staffWords[texts.language]
  const today = useSession().data?.today ?? ''
  return (
    <>
      <Form.Item name="on" label={words.on} rules={[{ required: true, message: words.required }]}>
        <Input type="date" max={today} />
      </Form.Item>
      <Form.Item name="how" label={words.how} rules={[{ required: true, message: words.required }]}>
        <Select options={visitWays.map(value => ({ value, label: texts.value(value) }))} />
      </Form.Item>
    </>
  )
}

function SayForm(sending: Sending) {
  const { kind, saying, onClose } = sending
  const words = staffWords[saying.texts.language]
  const today = useSession().data?.today ?? ''
  const { outcome, busy, send } = useSay(sending)
  const label = { logVisit: words.text, askHelp: words.helpText, answerHelp: words.answer }[kind]
  return (
    <Form layout="vertical" requiredMark={false} onFinish={send} initialValues={kind === 'logVisit' ? { on: today, how: 'phone' } : {}}>
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="training" />}
      {kind === 'logVisit' && <VisitFields saying={saying} />}
      <Form.Item name="text" label={label} rules={[{ required: true, message: words.required }]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <div className="row">
        <Button type="primary" htmlType="submit" autoInsertSpace={false} loading={busy}>
          {words.send}
        </Button>
        <Button autoInsertSpace={false} onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </Form>
  )
}

type Part = {
  readonly training: string
  readonly name: string
  readonly said: Said
  readonly saying: Saying
  readonly as: 'employer' | 'department' | 'reader'
}

function Adding({
  training,
  name,
  saying,
  kind,
  label,
  nth,
}: Omit<Part, 'said' | 'as'> & { readonly kind: Kind; readonly label: string; readonly nth?: number }) {
  const [open, setOpen] = useState(false)
  if (open)
    return <SayForm training={training} kind={kind} saying={saying} onClose={() => setOpen(false)} {...(nth !== undefined && { nth })} />
  return (
    <Button size="small" autoInsertSpace={false} onClick={() => setOpen(true)}>
      {label}
      <span className="unseen">：{name}</span>
    </Button>
  )
}

function Help({ training, name, said, saying, as }: Part) {
  const words = staffWords[saying.texts.language]
  return said.help.map(({ nth, on, answerBy, answeredOn, text, answer }) => (
    <div key={nth}>
      <p>
        <span className="quiet small">{on}</span> {text ?? words.sealedGone}
      </p>
      {answeredOn ? (
        <p>
          <span className="quiet small">{words.answered(answeredOn)}</span> {answer ?? words.sealedGone}
        </p>
      ) : (
        <p className="quiet small">{words.answerBy(answerBy)}</p>
      )}
      {!answeredOn && as === 'department' && (
        <Adding training={training} name={name} saying={saying} kind="answerHelp" label={words.answer} nth={nth} />
      )}
    </div>
  ))
}

function Visits({ training, name, said, saying, as }: Part) {
  const { texts } = saying
  const words = staffWords[texts.language]
  return (
    <div className="tight">
      <h3>{words.visits}</h3>
      {said.visits.length === 0 && <p className="quiet small">{words.noVisits}</p>}
      {said.visits.map(({ on, how, text }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: visits are only ever added at the end
        <p key={i}>
          <span className="quiet small">
            {on} {texts.value(how)}
          </span>{' '}
          {text ?? words.sealedGone}
        </p>
      ))}
      {as === 'employer' && <Adding training={training} name={name} saying={saying} kind="logVisit" label={words.logVisit} />}
    </div>
  )
}

export function Said(part: Part) {
  const { training, name, saying, as } = part
  const words = staffWords[saying.texts.language]
  return (
    <>
      <Visits {...part} />
      <div className="tight">
        <h3>{words.help}</h3>
        <Help {...part} />
        {as === 'employer' && <Adding training={training} name={name} saying={saying} kind="askHelp" label={words.askHelp} />}
      </div>
    </>
  )
}

/** On the page of a training, for the employer and the department's side. */
export function ContactBlock({ training, name, saying }: { readonly training: string; readonly name: string; readonly saying: Saying }) {
  const words = staffWords[saying.texts.language]
  const { data: session } = useSession()
  const has = (...roles: readonly string[]) => session?.seats.some(({ role }) => roles.includes(role)) === true
  const asked = useAsk('contacts', { id: training }, has('employer', 'department', 'leader', 'auditor'))
  if (!has('employer', 'department', 'leader', 'auditor')) return null
  return (
    <section className="block">
      <header>
        <h2>
          {words.visits} · {words.help}
        </h2>
      </header>
      <div className="in stack">
        <Known asked={asked}>
          {said => (
            <Said
              training={training}
              name={name}
              said={said}
              saying={saying}
              as={has('employer') ? 'employer' : has('department') ? 'department' : 'reader'}
            />
          )}
        </Known>
      </div>
    </section>
  )
}
