/** Who is asked to score one file, what they said once the result is decided, and who could be asked besides. */
import { Link } from '@tanstack/react-router'
import { Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { declaredGrounds } from '../../../core/review/conflicts.ts'
import { useAsk, useRefresh, useSession } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { Known } from '../Waiting.tsx'
import { useReviewAct } from './ScoreForm.tsx'
import { usePanelWords } from './words.ts'

type Panel = Answered<'panel'>
type Asked = Panel['asked'][number]
type Part = { readonly id: string; readonly saying: Saying }

const answered = { waiting: 'tag', scored: 'tag good', recused: 'tag warn', voided: 'tag bad' } as const

function Strike({ id, asked, saying }: Part & { readonly asked: Asked }) {
  const words = usePanelWords()
  const { t, value } = saying.texts
  const [open, setOpen] = useState(false)
  const refresh = useRefresh()
  const { outcome, busy, send } = useReviewAct(id, () => {
    setOpen(false)
    return refresh()
  })
  return (
    <>
      <Button size="small" danger aria-label={words.strikeOf(asked.name)} onClick={() => setOpen(true)}>
        {words.strike}
      </Button>
      <Modal open={open} title={words.strikeOf(asked.name)} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <Form
          layout="vertical"
          requiredMark={false}
          onFinish={(typed: { ground: string; explanation: string }) => send('voidScore', { expert: asked.account, ...typed })}
        >
          {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="review" />}
          <Form.Item name="ground" label={words.ground} rules={[{ required: true, message: t.act.choose }]}>
            <Select options={declaredGrounds.map(ground => ({ value: ground, label: value(ground) }))} />
          </Form.Item>
          <Form.Item name="explanation" label={words.why} rules={[{ required: true, whitespace: true, min: 2, message: t.act.required }]}>
            <Input.TextArea rows={2} maxLength={400} />
          </Form.Item>
          <Button type="primary" danger htmlType="submit" loading={busy}>
            {t.act.confirm}
          </Button>
        </Form>
      </Modal>
    </>
  )
}

function Line({ id, asked, saying, may }: Part & { readonly asked: Asked; readonly may: boolean }) {
  const words = usePanelWords()
  const { name, answer, on, ground, score, counts, reason } = asked
  const sits = answer === 'waiting' || answer === 'scored'
  return (
    <li className="tight">
      <div className="row">
        <b>{name}</b>
        <span className={answered[answer]}>{words.answers[answer]}</span>
        {score !== null && <b>{words.points(String(score))}</b>}
        {counts !== null && <span className="quiet small">{counts ? words.counts : words.dropped}</span>}
        <span className="quiet small">
          {on} {ground !== null && saying.texts.value(ground)}
        </span>
        {may && sits && <Strike id={id} asked={asked} saying={saying} />}
      </div>
      {reason !== null && <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{reason}</p>}
    </li>
  )
}

function Other({ id, other, saying }: Part & { readonly other: Panel['others'][number] }) {
  const words = usePanelWords()
  const refresh = useRefresh()
  const { outcome, busy, send } = useReviewAct(id, refresh)
  const { account, name, worksAt, load, grounds } = other
  return (
    <li className="tight">
      <div className="row">
        <span>{name}</span>
        <span className="quiet small">
          {worksAt.join('、')} · {words.has(load)}
        </span>
        {grounds.length > 0 && <span className="tag warn">{grounds.map(ground => saying.texts.value(ground)).join('、')}</span>}
        <Button
          size="small"
          autoInsertSpace={false}
          disabled={grounds.length > 0}
          loading={busy}
          aria-label={words.askOf(name)}
          onClick={() => send('ask', { expert: account })}
        >
          {words.ask}
        </Button>
      </div>
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="review" />}
    </li>
  )
}

function Others({ id, panel, saying }: Part & { readonly panel: Panel }) {
  const words = usePanelWords()
  return (
    <div className="tight">
      <h3>{words.others}</h3>
      {panel.others.length === 0 && <p className="quiet">{words.nobody}</p>}
      <ul className="tight">
        {panel.others.map(other => (
          <Other key={other.account} id={id} other={other} saying={saying} />
        ))}
      </ul>
    </div>
  )
}

function Opened({ id, status, panel, saying }: Part & { readonly status: string; readonly panel: Panel }) {
  const words = usePanelWords()
  const { data: session } = useSession()
  const may = status === 'convened' && session?.seats.some(({ role }) => role === 'department') === true
  const seated = panel.asked.filter(({ answer }) => answer === 'waiting' || answer === 'scored').length
  return (
    <>
      <ul className="stack">
        {panel.asked.map(asked => (
          <Line key={asked.account} id={id} asked={asked} saying={saying} may={may} />
        ))}
      </ul>
      {panel.ahead !== null && (
        <p className="saying warn">
          <b>{words.ahead}</b>：{panel.ahead}
        </p>
      )}
      {may && seated < panel.terms.experts && <Others id={id} panel={panel} saying={saying} />}
    </>
  )
}

export function PanelBlock({ id, status, saying }: Part & { readonly status: string }) {
  const words = usePanelWords()
  const asked = useAsk('panel', { id })
  return (
    <section className="block" aria-label={words.experts}>
      <header>
        <h2>{words.experts}</h2>
      </header>
      <div className="in stack">
        <p className="quiet small">{words.sealed}</p>
        <Known asked={asked}>{panel => <Opened id={id} status={status} panel={panel} saying={saying} />}</Known>
        <Link to="/app/dossier/$subject/$id" params={{ subject: 'application', id }}>
          {words.file}
        </Link>
      </div>
    </section>
  )
}
