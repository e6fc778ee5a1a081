/** The two fields of a new password, with what is asked of it. */
import { Form, Input } from 'antd'
import { useTexts } from '../../texts.ts'
import { useAccountWords } from './use-step.ts'

export function NewPasswordFields({ profile }: { readonly profile?: 'asvs' | 'dengbao3' | undefined }) {
  const { t } = useTexts()
  const words = useAccountWords().password
  const required = { required: true, message: t.act.required }
  return (
    <>
      {profile && <p className="quiet small">{words.rules[profile]}</p>}
      <Form.Item name="password" label={words.next} rules={[required, { min: 12, message: words.short }]}>
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name="again"
        label={words.again}
        dependencies={['password']}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_, typed) => (typed === getFieldValue('password') ? Promise.resolve() : Promise.reject(new Error(words.differs))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
    </>
  )
}
