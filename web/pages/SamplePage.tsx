/** One sample: how it was drawn, its items open to their dossiers and clauses, and what was found, answered and settled. */
import { Link } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../core/question.ts'
import { sample as route } from '../book-routes.tsx'
import { act, type Outcome } from '../client.ts'
import { yuanOf } from '../format.ts'
import { OutcomeNote } from '../parts/act/ActionForm.tsx'
import { Clause, useSaying } from '../parts/law.tsx'
import { Findings } from '../parts/oversight/Findings.tsx'
import { Say } from '../parts/oversight/Say.tsx'
import { forgetSecret, keptSecret } from '../parts/oversight/secret.ts'
import { Status } from '../parts/Status.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRefresh } from '../queries.ts'
import { type Saying, say } from '../say.ts'
import { useOversightWords } from '../words/oversight.ts'

type Sample = Answered<'sample'>
type Part = { readonly sample: Sample; readonly saying: Saying }

const may = ({ offers }: Sample, verb: string) => offers.some(({ action, refusals }) => action === verb && refusals.length === 0)

function Facts({ sample }: Pick<Part, 'sample'>) {
  const words = useOversightWords()
  const { of, from, until, frozen, size, strata, commitment, nonce, secret, verified } = sample
  const facts: readonly (readonly [string, string])[] = [
    [words.period, `${words.of[of]} ${from} – ${until}`],
    [words.listed, of === 'payment' ? words.count(frozen.count, yuanOf(frozen.totalFen)) : words.countOnly(frozen.count)],
    [words.size, strata > 1 ? `${size}（${words.stratified} ${strata}）` : String(size)],
    [words.digest, frozen.digest],
    [words.commitment, commitment],
    [words.nonce, nonce],
    ...(secret === null ? [] : [[words.secret, secret] as const]),
  ]
  return (
    <section className="block">
      <dl className="facts in">
        {facts.map(([name, value]) => (
          <div key={name} className="wide">
            <dt>{name}</dt>
            <dd style={{ overflowWrap: 'anywhere' }}>{value}</dd>
          </div>
        ))}
      </dl>
      {verified === true && <p className="saying in">{words.verified}</p>}
      {verified === false && (
        <p className="saying bad in" role="alert">
          {words.notVerified}
        </p>
      )}
    </section>
  )
}

const useAct = (id: string) => {
  const refresh = useRefresh()
  const [outcome, setOutcome] = useState<Outcome>()
  const [busy, setBusy] = useState(false)
  const go = async (verb: 'tell' | 'close', input: object) => {
    setBusy(true)
    const came = await act('sample', id, verb, input)
    setBusy(false)
    setOutcome(came)
    if (came.kind === 'done') refresh()
    return came.kind === 'done'
  }
  return { outcome, busy, go }
}

/** The secret that this device kept stands there already. */
function Telling({ sample, saying }: Part) {
  const words = useOversightWords()
  const { id } = sample
  const { outcome, busy, go } = useAct(id)
  const tell = async ({ secret }: { readonly secret: string }) => {
    if (await go('tell', { secret: secret.trim() })) forgetSecret(id)
  }
  return (
    <section className="block" aria-label={words.tell}>
      <Form name="tell" layout="vertical" className="in" initialValues={{ secret: keptSecret(id) }} onFinish={tell}>
        <Form.Item name="secret" label={words.secret} extra={words.tellNote} rules={[{ required: true, min: 16 }]}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="sample" />}
        <Button type="primary" htmlType="submit" loading={busy}>
          {words.tell}
        </Button>
      </Form>
    </section>
  )
}

const whatOf = ({ n, subject, what }: Sample['items'][number], saying: Saying) =>
  n === null ? say(what, saying) : saying.texts.action(subject, what)

function Item({ item, sample, saying }: Part & { readonly item: Sample['items'][number] }) {
  const words = useOversightWords()
  const [raising, setRaising] = useState(false)
  const { subject, dossier, title, fen, stratum, clause, status, n } = item
  return (
    <li>
      <div className="first">
        <Link to="/app/dossier/$subject/$id" params={{ subject, id: dossier }}>
          {title}
        </Link>
        {sample.of === 'payment' && <b>{yuanOf(fen)}</b>} <Status subject={subject} status={status} />
      </div>
      <div className="quiet small">
        {whatOf(item, saying)}
        {n !== null && ` · ${words.entryN(n)}`}
        {sample.strata > 1 && ` · ${words.stratum} ${stratum}`} · {words.clauseOf} <Clause id={clause} saying={saying} />
        {item.findings > 0 && ` · ${words.finding} ${item.findings}`}
      </div>
      {sample.offers.some(({ action }) => action === 'raise') && sample.status === 'drawn' && (
        <Button size="small" className="noprint" aria-label={`${words.raise}：${title}`} onClick={() => setRaising(true)}>
          {words.raise}
        </Button>
      )}
      {raising && (
        <Say
          sample={sample.id}
          verb="raise"
          about={{ item: item.id }}
          title={words.raiseOn(title)}
          saying={saying}
          onClose={() => setRaising(false)}
        />
      )}
    </li>
  )
}

function Items({ sample, saying }: Part) {
  const words = useOversightWords()
  return (
    <section className="block" aria-label={words.items}>
      <header>
        <h2>{words.items}</h2>
      </header>
      {sample.items.length === 0 && <p className="empty">{words.noItems}</p>}
      <ul className="cards">
        {sample.items.map(item => (
          <Item key={item.id} item={item} sample={sample} saying={saying} />
        ))}
      </ul>
    </section>
  )
}

function Tools({ sample, saying }: Part) {
  const words = useOversightWords()
  const { outcome, busy, go } = useAct(sample.id)
  const file = (as: string) => `/api/sample-papers/${encodeURIComponent(sample.id)}?as=${as}&language=${saying.texts.language}`
  return (
    <>
      <div className="row noprint">
        <Button href={file('xlsx')} download>
          {words.sheet}
        </Button>
        <Button href={file('pdf')} download>
          {words.print}
        </Button>
        {sample.secret !== null && (
          <Button href={file('json')} download>
            {words.again}
          </Button>
        )}
        {may(sample, 'close') && (
          <Button loading={busy} onClick={() => go('close', {})}>
            {words.close}
          </Button>
        )}
      </div>
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="sample" />}
    </>
  )
}

function Whole({ sample }: Pick<Part, 'sample'>) {
  const saying = useSaying(sample.round)
  const words = useOversightWords()
  const part = { sample, saying }
  return (
    <>
      <div className="head">
        <h1>{words.sample(sample.number)}</h1>
        <Status subject="sample" status={sample.status} />
      </div>
      <Facts sample={sample} />
      {sample.status === 'committed' && sample.offers.some(({ action }) => action === 'tell') && <Telling {...part} />}
      {sample.status !== 'committed' && <Tools {...part} />}
      <Items {...part} />
      <Findings {...part} />
    </>
  )
}

export function SamplePage() {
  const words = useOversightWords()
  const { id } = route.useParams()
  const asked = useAsk('sample', { id })
  return (
    <div className="page">
      <p className="noprint">
        <Link to="/app/audit">← {words.allSamples}</Link>
      </p>
      <Known asked={asked}>{sample => <Whole sample={sample} />}</Known>
    </div>
  )
}
