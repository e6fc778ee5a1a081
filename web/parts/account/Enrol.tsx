/** Adding an authenticator app: the picture to scan, the first code, and then the codes on paper, shown once. */
import { Button, Form, Input } from 'antd'
import type { Enrolment } from '../../account.ts'
import { useTexts } from '../../texts.ts'
import { Problems } from './Problems.tsx'
import { type Step, useAccountWords } from './use-step.ts'

export function CodeField({ label }: { readonly label: string }) {
  const { t } = useTexts()
  return (
    <Form.Item name="code" label={label} rules={[{ required: true, message: t.act.required }]}>
      <Input inputMode="text" autoComplete="one-time-code" maxLength={20} />
    </Form.Item>
  )
}

type Props = { readonly enrolment: Enrolment; readonly step: Step; readonly onCode: (code: string) => unknown }

export function Enrol({ enrolment: { secret, qr }, step, onCode }: Props) {
  const words = useAccountWords().factor
  return (
    <div className="stack">
      <p>{words.scan}</p>
      <img src={`data:image/svg+xml;utf8,${encodeURIComponent(qr)}`} alt={words.qr} width={220} height={220} />
      <p className="quiet small">
        {words.secret}
        <code style={{ overflowWrap: 'anywhere' }}>{secret}</code>
      </p>
      <Problems of={step.problems} />
      <Form<{ code: string }> layout="vertical" requiredMark={false} onFinish={({ code }) => onCode(code)}>
        <CodeField label={words.code} />
        <Button type="primary" htmlType="submit" autoInsertSpace={false} loading={step.busy}>
          {words.confirm}
        </Button>
      </Form>
    </div>
  )
}

export function PaperCodes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => unknown }) {
  const words = useAccountWords().factor
  return (
    <section className="stack" aria-label={words.codes}>
      <h2>{words.codesTitle}</h2>
      <p>{words.codesNote}</p>
      <ul className="tight">
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div>
        <Button type="primary" autoInsertSpace={false} onClick={() => onKept()}>
          {words.kept}
        </Button>
      </div>
    </section>
  )
}
