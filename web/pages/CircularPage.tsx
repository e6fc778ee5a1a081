/** Writes a circular, or puts one otherwise: the text, and whom it goes to. It is looked at on its own page before it is sent. */
import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { reachable } from '../../core/circular/dossier.ts'
import { act, newId, type Outcome } from '../client.ts'
import { fieldsOf, listIn, textIn } from '../json.ts'
import { OutcomeNote } from '../parts/act/ActionForm.tsx'
import { useSaying } from '../parts/law.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRefresh, useRound } from '../queries.ts'
import { circular as route } from '../router.tsx'
import type { Saying } from '../say.ts'
import { circularWords } from '../words/circular.ts'

type Props = { readonly round: string; readonly saying: Saying }

/** Chosen people by name: who is found is shown with the employer, as names come twice. */
function PeopleInput({ round, saying, ...rest }: Props & { readonly value?: string[]; readonly onChange?: (value: string[]) => void }) {
  const words = circularWords[saying.texts.language]
  const [q, setQ] = useState('')
  const { data } = useAsk('dossiers', { round, subject: 'application', q, limit: 20 })
  const people = (data?.rows ?? []).map(({ id, title, employerName }) => ({
    value: id,
    label: employerName ? `${title}（${saying.texts.pick(employerName)}）` : title,
  }))
  return <Select {...rest} mode="multiple" showSearch={{ filterOption: false, onSearch: setQ }} placeholder={words.find} options={people} />
}

function GroupFields({ round, saying }: Props) {
  const { texts, law } = saying
  const words = circularWords[texts.language]
  const statuses = reachable.map(value => ({ value, label: texts.status('application', value) }))
  const tracks = Object.entries(law?.policy.tracks ?? {}).map(([value, { name }]) => ({ value, label: texts.pick(name) }))
  const bodies = (law?.places.bodies ?? []).map(({ body, name }) => ({ value: body, label: texts.pick(name) }))
  const choices = [
    { name: 'status', label: words.status, options: statuses },
    { name: 'track', label: words.track, options: tracks },
    { name: 'body', label: words.body, options: bodies },
  ]
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend>{words.to}</legend>
      {choices.map(({ name, label, options }) => (
        <Form.Item key={name} name={name} label={label}>
          <Select allowClear placeholder={words.everybody} options={options} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
      ))}
      <Form.Item name="only" label={words.only}>
        <PeopleInput round={round} saying={saying} />
      </Form.Item>
    </fieldset>
  )
}

const groupFrom = (typed: unknown) => {
  const only = listIn(typed, 'only')
  const parts = (['status', 'track', 'body'] as const).flatMap(key => (textIn(typed, key) === undefined ? [] : [[key, textIn(typed, key)]]))
  return { ...Object.fromEntries(parts), ...(only.length > 0 && { only }) }
}

/** The same key while nobody knows whether it went through. */
const useSave = (round: string, known: string | undefined) => {
  const refresh = useRefresh()
  const navigate = useNavigate()
  const [id] = useState(known ?? newId)
  const [key, setKey] = useState(newId)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  const save = async (typed: unknown) => {
    setBusy(true)
    const what = { text: textIn(typed, 'text'), to: groupFrom(fieldsOf(typed)) }
    const came = await act('circular', id, known === undefined ? 'draft' : 'revise', known === undefined ? { round, ...what } : what, key)
    setBusy(false)
    setOutcome(came)
    if (came.kind !== 'failed') setKey(newId())
    if (came.kind !== 'done') return
    await refresh()
    await navigate({ to: '/app/dossier/$subject/$id', params: { subject: 'circular', id } })
  }
  return { busy, outcome, save }
}

function Write({ round, saying, id, initial }: Props & { readonly id?: string | undefined; readonly initial?: object }) {
  const words = circularWords[saying.texts.language]
  const { busy, outcome, save } = useSave(round, id)
  const rules = [
    { required: true, message: saying.texts.t.act.required },
    { min: 5, message: words.tooShort },
  ]
  return (
    <Form layout="vertical" requiredMark={false} scrollToFirstError onFinish={save} initialValues={initial ?? {}} style={{ maxWidth: 640 }}>
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="circular" />}
      <Form.Item name="text" label={words.text} rules={rules} extra={words.fields}>
        <Input.TextArea rows={4} maxLength={300} showCount />
      </Form.Item>
      <GroupFields round={round} saying={saying} />
      <Button type="primary" htmlType="submit" loading={busy}>
        {words.save}
      </Button>
    </Form>
  )
}

function Revise({ id, round, saying }: Props & { readonly id: string }) {
  const dossier = useAsk('dossier', { subject: 'circular', id })
  const asked = useAsk('circular', { id })
  return (
    <Known asked={asked}>
      {({ text }) =>
        dossier.data ? (
          <Write id={id} round={round} saying={saying} initial={{ text, ...fieldsOf(fieldsOf(dossier.data.state).to) }} />
        ) : null
      }
    </Known>
  )
}

export function CircularPage() {
  const { id } = route.useSearch()
  const round = useRound()
  const saying = useSaying(round)
  const words = circularWords[saying.texts.language]
  return (
    <div className="page">
      <div className="head">
        <h1>{id === undefined ? words.write : words.revise}</h1>
      </div>
      <p className="quiet">{words.hint}</p>
      {round !== undefined && (
        <section className="block">
          <div className="in">
            {id === undefined ? <Write round={round} saying={saying} /> : <Revise id={id} round={round} saying={saying} />}
          </div>
        </section>
      )}
    </div>
  )
}
