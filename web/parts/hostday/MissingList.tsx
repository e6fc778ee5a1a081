/** Those who did not come: reported for the host, given a later day, or their place given back. */
import { Link } from '@tanstack/react-router'
import { Button, Form, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import type { Missing } from '../../../core/training/enrolment/no-shows.ts'
import type { Saying } from '../../say.ts'
import { say } from '../../say.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { FormFoot } from '../FormFoot.tsx'
import { useActing } from '../hosting/use-hosting.ts'
import { useHostDayWords } from './use-day.ts'

type Part = { readonly one: Missing; readonly saying: Saying; readonly onDone: (said: string) => void }
type Props = {
  readonly people: readonly Missing[]
  readonly more: boolean
  readonly saying: Saying
  readonly onDone: (said: string) => void
}

type ExcuseProps = {
  readonly one: Missing
  readonly busy: boolean
  readonly onExcuse: (input: unknown) => void
  readonly onCancel: () => void
}
function Excuse({ one, busy, onExcuse, onCancel }: ExcuseProps) {
  const words = useHostDayWords()
  return (
    <Form layout="vertical" requiredMark={false} onFinish={onExcuse} aria-label={words.excuseOf(one.name)}>
      <div className="fields">
        <Form.Item name="until" label={words.excuseUntil} rules={[{ required: true, message: words.needed }]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="cause" label={words.excuseCause} rules={[{ required: true, min: 2, message: words.needed }]}>
          <Input maxLength={1000} />
        </Form.Item>
      </div>
      <FormFoot busy={busy} send={words.excuse} cancel={words.cancel} onCancel={onCancel} />
    </Form>
  )
}

function Taps({ one, saying, onDone }: Part) {
  const words = useHostDayWords()
  const { go, busy, outcome } = useActing('training')
  const [excusing, setExcusing] = useState(false)
  const { id, name } = one
  const does = async (action: string, input: unknown, what: string) => {
    const came = await go(id, action, input)
    if (came.kind === 'done') onDone(words.done(what, came.receipt))
  }
  if (one.status !== 'missed') return null
  return (
    <div className="stack">
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="training" />}
      {excusing && (
        <Excuse one={one} busy={busy} onExcuse={input => does('excuse', input, words.excuseOf(name))} onCancel={() => setExcusing(false)} />
      )}
      {!excusing && (
        <div className="row">
          <Button aria-label={words.excuseOf(name)} disabled={one.inCase} onClick={() => setExcusing(true)}>
            {words.excuse}
          </Button>
          <Popconfirm
            title={words.releaseAsk}
            okText={words.confirm}
            cancelText={words.cancel}
            onConfirm={() => does('release', {}, words.releaseOf(name))}
          >
            <Button danger loading={busy} disabled={one.inCase} aria-label={words.releaseOf(name)}>
              {words.release}
            </Button>
          </Popconfirm>
        </div>
      )}
    </div>
  )
}

function Line(props: Part) {
  const words = useHostDayWords()
  const { one, saying } = props
  const { pick } = saying.texts
  const names: Readonly<Record<string, string>> = words.status
  return (
    <li>
      <div className="first">
        <Link to="/app/dossier/$subject/$id" params={{ subject: 'training', id: one.id }}>
          {one.name}
        </Link>
        <span className={one.status === 'released' ? 'tag' : 'tag warn'}>{names[one.status] ?? one.status}</span>
        {one.inCase && <span className="tag bad">{words.inCase}</span>}
      </div>
      <div>
        {one.employer && pick(one.employer)} · {one.host && pick(one.host)}
      </div>
      <div className="quiet small">
        {one.bodyName && pick(one.bodyName)} · {say(one.track, saying, 'track')} · {one.until !== '' && words.until(one.until)}
      </div>
      <Taps {...props} />
    </li>
  )
}

export function MissingList({ people, more, saying, onDone }: Props) {
  const words = useHostDayWords()
  return (
    <section className="block" aria-label={words.missing}>
      <header>
        <h2>{words.missing}</h2>
        <span className="quiet">{people.length}</span>
      </header>
      {people.length === 0 && <p className="empty">{words.missingNone}</p>}
      {more && <p className="in saying warn">{words.moreThan}</p>}
      <ul className="cards">
        {people.map(one => (
          <Line key={one.id} one={one} saying={saying} onDone={onDone} />
        ))}
      </ul>
    </section>
  )
}
