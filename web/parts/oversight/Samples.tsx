/** The samples of a round, and a new one: what is drawn from, how many, and the secret that is sealed before anything is drawn. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Form, Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { populations, sampleId } from '../../../core/sample/dossier.ts'
import { act, type Outcome } from '../../client.ts'
import { yuanOf } from '../../format.ts'
import { useAsk, useRefresh } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { useOversightWords } from '../../words/oversight.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { Status } from '../Status.tsx'
import { Known } from '../Waiting.tsx'
import { canDigest, digestOf, keepSecret, newSecret } from './secret.ts'

type Typed = {
  readonly of: (typeof populations)[number]
  readonly from: string
  readonly until: string
  readonly size: number
  readonly strata: number
  readonly secret: string
}

/** How many there are, once the period is typed. */
function Preview({ round, of, from, until }: { readonly round: string } & Pick<Partial<Typed>, 'of' | 'from' | 'until'>) {
  const words = useOversightWords()
  const { data } = useAsk(
    'samplePreview',
    { round, of: of ?? 'payment', from: from ?? '', until: until ?? '' },
    Boolean(of && from && until),
  )
  if (!data) return null
  return <p role="status">{of === 'payment' ? words.count(data.count, yuanOf(data.totalFen)) : words.countOnly(data.count)}</p>
}

const useSealing = (round: string, next: number, onDone: () => void) => {
  const navigate = useNavigate()
  const refresh = useRefresh()
  const [outcome, setOutcome] = useState<Outcome>()
  const [busy, setBusy] = useState(false)
  const seal = async ({ secret, ...asked }: Typed) => {
    setBusy(true)
    const id = sampleId(round, next)
    // Kept before it is sent: what is sealed without its secret can never be drawn.
    keepSecret(id, secret)
    const came = await act('sample', id, 'commit', { round, ...asked, commitment: await digestOf(secret) })
    setBusy(false)
    setOutcome(came)
    if (came.kind !== 'done') return
    refresh()
    onDone()
    navigate({ to: '/app/audit/$id', params: { id } })
  }
  return { outcome, busy, seal }
}

function Fields({ round }: { readonly round: string }) {
  const words = useOversightWords()
  const of = Form.useWatch<Typed['of'] | undefined>('of')
  const from = Form.useWatch<string | undefined>('from')
  const until = Form.useWatch<string | undefined>('until')
  const needed = [{ required: true, message: words.text }]
  return (
    <>
      <Form.Item name="of" label={words.population}>
        <Select options={populations.map(value => ({ value, label: words.of[value] }))} />
      </Form.Item>
      <Form.Item name="from" label={words.from} rules={needed}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="until" label={words.until} rules={needed}>
        <Input type="date" />
      </Form.Item>
      <Preview round={round} {...(of && { of })} {...(from && { from })} {...(until && { until })} />
      <Form.Item name="size" label={words.sampleSize}>
        <InputNumber min={1} max={200} precision={0} />
      </Form.Item>
      {of === 'payment' && (
        <Form.Item name="strata" label={words.stratified} extra={words.stratifiedNote}>
          <InputNumber min={1} max={5} precision={0} />
        </Form.Item>
      )}
      <Form.Item name="secret" label={words.secret} extra={words.secretNote} rules={[{ required: true, min: 16 }]}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </>
  )
}

type Making = { readonly round: string; readonly next: number; readonly saying: Saying; readonly onClose: () => void }

function Sealing({ round, next, saying, onClose }: Making) {
  const words = useOversightWords()
  const { outcome, busy, seal } = useSealing(round, next, onClose)
  const given: Partial<Typed> = { of: 'payment', size: 10, strata: 1, secret: newSecret() }
  return (
    <Modal open title={words.newSample} onCancel={onClose} footer={null} destroyOnHidden>
      {canDigest() ? (
        <Form<Typed>
          name="sample"
          layout="vertical"
          initialValues={given}
          onFinish={typed => seal({ ...typed, strata: typed.strata ?? 1 })}
        >
          <Fields round={round} />
          {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="sample" />}
          <div className="row">
            <Button type="primary" htmlType="submit" loading={busy}>
              {words.seal}
            </Button>
            <Button autoInsertSpace={false} onClick={onClose}>
              {words.back}
            </Button>
          </div>
        </Form>
      ) : (
        <p className="saying bad">{words.unsafe}</p>
      )}
    </Modal>
  )
}

function SampleItem({ one }: { readonly one: Answered<'samples'>['samples'][number] }) {
  const words = useOversightWords()
  return (
    <li>
      <div className="first">
        <Link to="/app/audit/$id" params={{ id: one.id }}>
          {words.sample(one.number)}
        </Link>
        <Status subject="sample" status={one.status} />
      </div>
      <div className="quiet small">
        {words.of[one.of]} · {one.from} – {one.until} · {words.drawnOf(one.size, one.frozen.count)} ·{' '}
        {words.openFindings(one.open, one.findings)}
      </div>
    </li>
  )
}

export function Samples({ round, saying }: { readonly round: string; readonly saying: Saying }) {
  const words = useOversightWords()
  const [making, setMaking] = useState(false)
  const asked = useAsk('samples', { round })
  return (
    <Known asked={asked}>
      {({ next, mine, samples }) => (
        <section className="block" aria-label={words.samples}>
          <header>
            <h2>{words.samples}</h2>
            {mine && <Button onClick={() => setMaking(true)}>{words.newSample}</Button>}
          </header>
          <p className="in quiet small">{words.samplesNote}</p>
          {samples.length === 0 && <p className="empty">{words.noSamples}</p>}
          <ul className="cards">
            {samples.map(one => (
              <SampleItem key={one.id} one={one} />
            ))}
          </ul>
          {making && <Sealing round={round} next={next} saying={saying} onClose={() => setMaking(false)} />}
        </section>
      )}
    </Known>
  )
}
