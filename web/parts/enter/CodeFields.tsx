/** The six digits, and the button that sends them again after a while. */
import { Button, Form, Input } from 'antd'
import { useSession } from '../../queries.ts'
import { useTexts } from '../../texts.ts'
import { enterWords } from '../../words/enter.ts'
import type { CodeAsked } from './use-code.ts'

type Props = { readonly asked: CodeAsked; readonly to: string; readonly onAgain: () => unknown }

export function CodeFields({ asked, to, onAgain }: Props) {
  const { language } = useTexts()
  const words = enterWords[language]
  const { data: session } = useSession()
  return (
    <>
      <p role="status">
        {words.sentTo(to)}
        {session?.demo && (
          <>
            {' '}
            <a href="/outbox" target="_blank" rel="noreferrer">
              {words.outbox}
            </a>
          </>
        )}
      </p>
      <Form.Item name="code" label={words.code} rules={[{ required: true, pattern: /^\s*\d{6}\s*$/, message: words.codeWrong }]}>
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={8} autoFocus />
      </Form.Item>
      <p>
        <Button size="small" disabled={asked.left > 0 || asked.busy} onClick={onAgain}>
          {asked.left > 0 ? words.againIn(asked.left) : words.again}
        </Button>
      </p>
    </>
  )
}
