/** What is asked after the return, as the policy asks it: yes, no or not yet, one of several, a number, or a few words. */
import { Form, Input, InputNumber, Radio } from 'antd'
import type { Law } from '../../../policy/shape.ts'
import type { Ask } from '../../../policy/training.ts'
import type { Texts } from '../../texts.ts'

const progress = ['yes', 'no', 'notYet'] as const

/** The control itself is the field's child, so that the form can bind and label it. */
const controlOf = (ask: Ask, texts: Texts) => {
  if (ask.kind === 'number')
    return <InputNumber min={0} max={1_000_000} precision={0} style={{ width: '100%', maxWidth: 200 }} inputMode="numeric" />
  if (ask.kind === 'text') return <Input.TextArea rows={3} maxLength={2000} />
  const choices =
    ask.kind === 'choice' ? (ask.choices ?? []).map(({ code, name }) => ({ value: code, label: texts.pick(name) })) : undefined
  return (
    <Radio.Group aria-label={texts.pick(ask.name)} options={choices ?? progress.map(value => ({ value, label: texts.value(value) }))} />
  )
}

/** Fields `answers.CODE`, and `texts.CODE` for what is answered in words. */
export function FollowUpFields({ law, texts }: { readonly law: Law; readonly texts: Texts }) {
  return law.policy.training.followUp.value.asks.map(ask => {
    const label = texts.pick(ask.name)
    return (
      <Form.Item
        key={ask.code}
        name={[ask.kind === 'text' ? 'texts' : 'answers', ask.code]}
        label={ask.optional ? texts.t.act.optional(label) : label}
        rules={[{ required: ask.optional !== true, message: texts.t.act.required }]}
      >
        {controlOf(ask, texts)}
      </Form.Item>
    )
  })
}
