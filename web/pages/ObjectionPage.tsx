/** An officer writes down an objection that came by phone, letter or visit, into the same desk as those from the public page. */
import { Link } from '@tanstack/react-router'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { termsOf } from '../../core/objection/terms.ts'
import { act, newId, type Outcome } from '../client.ts'
import { fieldsOf, listIn, textIn } from '../json.ts'
import { OutcomeNote } from '../parts/act/ActionForm.tsx'
import { FileDigests } from '../parts/act/FileInput.tsx'
import { useSaying } from '../parts/law.tsx'
import { useAsk, useRefresh, useRound, useSession } from '../queries.ts'
import type { Saying } from '../say.ts'
import { objectionWords } from '../words/objections.ts'

/** Ten signs that nobody takes for others: half of the receipt, which the server completes. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const newObjection = () => [...crypto.getRandomValues(new Uint8Array(10))].map(byte => signs[byte % signs.length]).join('')

type Props = { readonly round: string; readonly saying: Saying }

/** Only who stands on the list can be objected to. */
function AboutInput({ round, saying, ...rest }: Props & { readonly value?: string; readonly onChange?: (value: string) => void }) {
  const words = objectionWords[saying.texts.language]
  const [q, setQ] = useState('')
  const { data } = useAsk('dossiers', { round, subject: 'application', q, status: 'accepted', limit: 20 })
  const contested = useAsk('dossiers', { round, subject: 'application', q, status: 'contested', limit: 20 })
  const rows = [...(data?.rows ?? []), ...(contested.data?.rows ?? [])]
  const people = rows.map(({ id, title, employerName }) => ({
    value: id,
    label: employerName ? `${title}（${saying.texts.pick(employerName)}）` : title,
  }))
  return (
    <Select
      {...rest}
      showSearch={{ filterOption: false, onSearch: setQ }}
      placeholder={words.find}
      options={[{ value: 'list', label: words.whole }, ...people]}
    />
  )
}

const inputFrom = (round: string, typed: unknown) => {
  const [about, name, phone] = [textIn(typed, 'about'), textIn(typed, 'name'), textIn(typed, 'phone')]
  return {
    round,
    ...(about !== undefined && about !== 'list' && { about }),
    ground: textIn(typed, 'ground'),
    statement: textIn(typed, 'statement'),
    channel: textIn(typed, 'channel'),
    receivedOn: textIn(typed, 'receivedOn'),
    evidence: listIn(typed, 'evidence'),
    ...(name !== undefined && name !== '' && { raisedBy: { name, phone } }),
  }
}

function NameFields({ saying }: Pick<Props, 'saying'>) {
  const words = objectionWords[saying.texts.language]
  return (
    <>
      <p className="quiet">{words.namedHint}</p>
      <Form.Item name="name" label={words.name} dependencies={['phone']} rules={[both('phone', words.both)]}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="phone"
        label={words.phone}
        dependencies={['name']}
        rules={[both('name', words.both), { pattern: /^1\d{10}$/, message: words.phoneWrong }]}
      >
        <Input maxLength={11} inputMode="numeric" autoComplete="off" />
      </Form.Item>
    </>
  )
}

function Fields({ round, saying }: Props) {
  const { texts, law } = saying
  const words = objectionWords[texts.language]
  const required = { required: true, message: texts.t.act.required }
  const grounds = law ? termsOf(law).value.grounds.map(({ code, name }) => ({ value: code, label: texts.pick(name) })) : []
  const channels = (['phone', 'letter', 'visit'] as const).map(value => ({ value, label: texts.value(value) }))
  return (
    <>
      <Form.Item name="about" label={words.about} rules={[required]}>
        <AboutInput round={round} saying={saying} />
      </Form.Item>
      <Form.Item name="ground" label={texts.field('ground')} rules={[required]}>
        <Select options={grounds} />
      </Form.Item>
      <Form.Item name="statement" label={texts.field('statement')} rules={[required, { min: 10, message: words.tooShort }]}>
        <Input.TextArea rows={5} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item name="channel" label={texts.field('channel')} rules={[required]}>
        <Select options={channels} />
      </Form.Item>
      <Form.Item name="receivedOn" label={texts.field('receivedOn')} rules={[required]}>
        <Input type="date" />
      </Form.Item>
      <NameFields saying={saying} />
      <Form.Item name="evidence" label={texts.t.act.optional(texts.field('evidence'))}>
        <FileDigests label={texts.field('evidence')} />
      </Form.Item>
    </>
  )
}

/** A name without a number can't be called back, and a number without a name says not whose it is. */
const both =
  (other: string, message: string) =>
  ({ getFieldValue }: { getFieldValue: (name: string) => unknown }) => ({
    validator: (_rule: unknown, value: unknown) =>
      Boolean(value) === Boolean(getFieldValue(other)) ? Promise.resolve() : Promise.reject(new Error(message)),
  })

function Done({ id, saying, onAnother }: { id: string; saying: Saying; onAnother: () => void }) {
  const words = objectionWords[saying.texts.language]
  const { data } = useAsk('objection', { id })
  return (
    <div className="saying good stack" role="status">
      <p>{words.sent}</p>
      <p className="mono" style={{ fontSize: '1.25rem' }}>
        <b>{data?.receipt ?? '…'}</b>
      </p>
      <div className="row">
        <Link to="/app/dossier/$subject/$id" params={{ subject: 'objection', id }}>
          <Button type="primary">{words.open}</Button>
        </Link>
        <Button onClick={onAnother}>{words.another}</Button>
      </div>
    </div>
  )
}

/** The same key while nobody knows whether it went through, so that it is written down once. */
const useRegister = (round: string) => {
  const refresh = useRefresh()
  const [id, setId] = useState(newObjection)
  const [key, setKey] = useState(newId)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  const again = () => {
    setId(newObjection())
    setKey(newId())
    setOutcome(undefined)
  }
  const send = async (typed: unknown) => {
    setBusy(true)
    const came = await act('objection', id, 'raise', inputFrom(round, fieldsOf(typed)), key)
    setBusy(false)
    setOutcome(came)
    if (came.kind !== 'failed') setKey(newId())
    if (came.kind === 'done') await refresh()
  }
  return { id, busy, outcome, again, send }
}

function Register({ round, saying }: Props) {
  const words = objectionWords[saying.texts.language]
  const { data: session } = useSession()
  const { id, busy, outcome, again, send } = useRegister(round)
  if (outcome?.kind === 'done') return <Done id={id} saying={saying} onAnother={again} />
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      onFinish={send}
      initialValues={{ receivedOn: session?.today }}
      style={{ maxWidth: 640 }}
    >
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="objection" />}
      <Fields round={round} saying={saying} />
      <Button type="primary" htmlType="submit" loading={busy} autoInsertSpace={false}>
        {words.send}
      </Button>
    </Form>
  )
}

export function ObjectionPage() {
  const round = useRound()
  const saying = useSaying(round)
  const words = objectionWords[saying.texts.language]
  const { data: notice } = useAsk('notice', { round: round ?? '' }, round !== undefined)
  return (
    <div className="page">
      <div className="head">
        <h1>{words.registerTitle}</h1>
      </div>
      <p className="quiet">{words.registerHint}</p>
      {notice && notice.rows.length === 0 && <p className="saying">{words.noNotice}</p>}
      {round !== undefined && (
        <section className="block">
          <div className="in">
            <Register round={round} saying={saying} />
          </div>
        </section>
      )}
    </div>
  )
}
