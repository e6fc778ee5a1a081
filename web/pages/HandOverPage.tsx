/** A hand-over: what somebody has in hand, who takes it over and from which day on; then all of it moves in one act. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { InHandView } from '../parts/office/InHandView.tsx'
import { PersonSelect } from '../parts/office/PersonSelect.tsx'
import { Problems } from '../parts/office/Problems.tsx'
import { useDeed, useOfficeWords } from '../parts/office/use-office.ts'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useSession } from '../queries.ts'
import { handOver as route } from '../router.tsx'
import { useTexts } from '../texts.ts'

type Typed = { readonly successor: string; readonly from: string }

function Handing({ account, today }: { readonly account: string; readonly today: string }) {
  const { t } = useTexts()
  const words = useOfficeWords()
  const navigate = useNavigate()
  const { problems, busy, send } = useDeed('handOver', n => navigate({ to: '/app/handed-over/$n', params: { n: String(n) } }))
  const required = { required: true, message: t.act.required }
  return (
    <Form<Typed>
      layout="vertical"
      requiredMark={false}
      noValidate
      initialValues={{ from: today }}
      onFinish={typed => send({ account, ...typed })}
    >
      <Form.Item name="successor" label={words.successor} rules={[required]}>
        <PersonSelect but={account} />
      </Form.Item>
      <Form.Item name="from" label={words.handOverFrom} rules={[required]}>
        <Input type="date" min={today} />
      </Form.Item>
      <Problems problems={problems} />
      <Button type="primary" htmlType="submit" loading={busy}>
        {words.handOverSubmit}
      </Button>
    </Form>
  )
}

export function HandOverPage() {
  const { account } = route.useParams()
  const { pick } = useTexts()
  const words = useOfficeWords()
  const { data: session } = useSession()
  const asked = useAsk('inHand', { account })
  const opens = session?.seats.some(({ role }) => role === 'leader') === true
  return (
    <div className="page">
      <Known asked={asked}>
        {answer => (
          <>
            <div className="head">
              <Link to="/app/office">
                <Button size="small">← {words.office}</Button>
              </Link>
              <h1>{words.handOverOf(pick(answer.name))}</h1>
            </div>
            <section className="block">
              <header>
                <h2>{words.whatMoves}</h2>
              </header>
              <InHandView inHand={answer.inHand} opens={opens} />
            </section>
            <section className="block">
              <header>
                <h2>{words.handOver}</h2>
              </header>
              <div className="in stack">
                <p>{words.handOverNote}</p>
                {session && <Handing account={account} today={session.today} />}
              </div>
            </section>
          </>
        )}
      </Known>
    </div>
  )
}
