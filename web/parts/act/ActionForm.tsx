/** The form of one action, drawn from its JSON Schema and the policy; says what came of it. */
import { Button, Checkbox, Form, Select } from 'antd'
import { useState } from 'react'
import type { Offer } from '../../../core/question.ts'
import { act, isStale, newId, type Outcome } from '../../client.ts'
import { type Fields, fieldsOf, numberIn, textIn } from '../../json.ts'
import { useRefresh } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { accountWords } from '../../words/account.ts'
import { FieldInput } from './FieldInput.tsx'
import { type Field, fieldsIn, inputFrom } from './fields.ts'
import { type Context, optionsFor, programmesOf } from './options.ts'
import { Issues, Refusals } from './Refusals.tsx'

/** `done` tells the page that it should ask anew. */
export type Acting = {
  readonly context: Context
  readonly id: string
  readonly offer: Offer
  readonly today: string
  readonly saying: Saying
  /** The slip of the page that this form stands on. */
  readonly slip?: string | null | undefined
  /** Takes what was typed instead of acting on it. */
  readonly onInput?: (input: unknown) => unknown
  /** What was typed before, where it is done again. */
  readonly given?: Fields
  /** What the button says, where it is not the act itself. */
  readonly confirm?: string
  readonly onDone: (receipt: string) => void
  readonly onCancel: () => void
}

const whyFailed = (status: number, { t: { act }, language }: Saying['texts']): string => {
  if (status === 0) return act.offline
  if (status === 403) return accountWords[language].unproven
  if (status === 404) return act.gone
  return status === 507 ? act.noRoom : act.failed
}

export function OutcomeNote({ outcome, saying, subject }: { outcome: Outcome; saying: Saying; subject: Context['subject'] }) {
  const { t } = saying.texts
  if (outcome.kind === 'done') return null
  const title = outcome.kind === 'refused' ? t.act.refused : outcome.kind === 'malformed' ? t.act.malformed : undefined
  return (
    <div className="saying bad tight" role="alert">
      {title && <b>{title}</b>}
      {outcome.kind === 'refused' && <Refusals refusals={outcome.refusals} subject={subject} saying={saying} />}
      {outcome.kind === 'malformed' && <Issues issues={outcome.issues} saying={saying} />}
      {outcome.kind === 'signedOut' && <p>{t.act.signedOut}</p>}
      {outcome.kind === 'failed' && <p>{whyFailed(outcome.status, saying.texts)}</p>}
    </div>
  )
}

const hasHost = (fields: readonly Field[]) => fields.some(({ name }) => name === 'host') && fields.some(({ name }) => name === 'programme')

/** Host and programme are chosen together, from the catalogue of the dossier's track. */
function HostInput({ context }: { context: Context }) {
  const { texts, law, state } = context
  return (
    <Form.Item name="seat" label={texts.field('host')} rules={[{ required: true, message: texts.t.act.choose }]}>
      <Select showSearch={{ optionFilterProp: 'label' }} options={programmesOf(law, textIn(state, 'track'), texts)} />
    </Form.Item>
  )
}

/** Each undertaking is ticked by itself, and all at once where one has read them. */
function UndertakingsInput({ context }: { context: Context }) {
  const form = Form.useFormInstance()
  const options = optionsFor(context, 'undertakings') ?? []
  return (
    <>
      <Form.Item name="undertakings" label={context.texts.field('undertakings')}>
        <Checkbox.Group className="tight" options={[...options]} />
      </Form.Item>
      <p style={{ marginBottom: 16 }}>
        <Button
          size="small"
          onClick={() =>
            form.setFieldValue(
              'undertakings',
              options.map(({ value }) => value),
            )
          }
        >
          {context.texts.t.act.all}
        </Button>
      </p>
    </>
  )
}

/** What is known already: the day of today, the version that the dossier has. */
const startingValues = (fields: readonly Field[], { state }: Context, today: string) => {
  const version = numberIn(state, 'version')
  const of = ({ name, kind }: Field) => (name === 'on' && kind === 'day' ? today : name === 'version' ? version : undefined)
  return Object.fromEntries(fields.flatMap(field => (of(field) === undefined ? [] : [[field.name, of(field)]])))
}

const seatIn = (typed: unknown) => {
  const [host, programme] = (textIn(typed, 'seat') ?? '').split('|')
  return host && programme ? { host, programme } : {}
}

/** The same key while the answer is unknown, so that a second try can't do it twice. */
const useAct = ({ context: { subject }, id, offer, slip, onDone }: Acting) => {
  const [outcome, setOutcome] = useState<Outcome>()
  const [busy, setBusy] = useState(false)
  const [key, setKey] = useState(newId)
  const refresh = useRefresh()
  const send = async (input: unknown) => {
    setBusy(true)
    const came = await act(subject, id, offer.action, input, key, slip)
    setBusy(false)
    setOutcome(came)
    if (came.kind !== 'failed' || came.status !== 0) setKey(newId())
    if (isStale(came)) refresh()
    if (came.kind === 'done') onDone(came.receipt)
  }
  return { outcome, busy, send }
}

export function ActionForm(props: Acting) {
  const { context, offer, today, saying, given, confirm, onInput, onCancel } = props
  const { t } = context.texts
  const { outcome, busy, send } = useAct(props)
  // The version that something was built on is known to pages that show it; where it may be left out, nobody types it.
  const fields = fieldsIn(offer.input).filter(({ name, required }) => required || name !== 'base')
  const combined = hasHost(fields)
  const drawn = fields.filter(({ name }) => !(combined && (name === 'host' || name === 'programme')))
  const finish = (typed: unknown) => (onInput ?? send)(inputFrom(fields, { ...fieldsOf(typed), ...seatIn(typed) }))
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={finish}
      initialValues={{ ...startingValues(fields, context, today), ...given }}
      scrollToFirstError
    >
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject={context.subject} />}
      {combined && <HostInput context={context} />}
      {drawn.map(field =>
        field.name === 'undertakings' ? (
          <UndertakingsInput key={field.name} context={context} />
        ) : (
          <FieldInput key={field.name} field={field} context={context} />
        ),
      )}
      {fields.length === 0 && <p style={{ marginBottom: 16 }}>{t.act.noInput}</p>}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy}>
          {confirm ?? t.act.confirm}
        </Button>
        <Button onClick={onCancel}>{t.act.cancel}</Button>
      </div>
    </Form>
  )
}
