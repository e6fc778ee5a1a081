/** The trainees of other hosts who ask to come here: what the host has to know, and its yes or no. */
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { ChangeAsked } from '../../../core/training/change/change-questions.ts'
import { useAsk } from '../../queries.ts'
import { say } from '../../say.ts'
import { useLanguage } from '../../settings.ts'
import { useTexts } from '../../texts.ts'
import { type ChangeWords, changeWords } from '../../words/changes.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { FormFoot } from '../FormFoot.tsx'
import { Clause, useSaying } from '../law.tsx'
import { Trouble } from '../Waiting.tsx'
import { useActing } from './use-hosting.ts'

const useWords = (): ChangeWords => changeWords[useLanguage()]
type Told = { readonly one: ChangeAsked; readonly onDone: (said: string) => void }

function Facts({ one }: { readonly one: ChangeAsked }) {
  const saying = useSaying(one.round)
  const words = useWords()
  const { pick } = useTexts()
  const { from, programme, field, studyStart, studyEnd, why, letGoOn } = one
  const lines = [
    [words.from, pick(from)],
    [words.programme, pick(programme)],
    [words.field, field === null ? null : say(field, saying, 'fieldServed')],
    [words.study, studyStart && studyEnd ? words.span(studyStart, studyEnd) : words.notYet],
    [words.why, why ?? words.whyKept],
  ] as const
  return (
    <>
      <dl className="facts lines small">
        {lines.map(
          ([label, value]) =>
            value !== null && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <p className="quiet small">{letGoOn === null ? words.notLetGo : words.letGo(letGoOn)}</p>
    </>
  )
}

function Refuse({ one, onDone, onCancel }: Told & { readonly onCancel: () => void }) {
  const words = useWords()
  const saying = useSaying(one.round)
  const { go, busy, outcome } = useActing('training')
  const finish = async ({ reason }: { readonly reason: string }) => {
    if ((await go(one.id, 'refuseChange', { reason: reason.trim() })).kind === 'done') onDone(words.refused(one.name))
  }
  return (
    <Form layout="vertical" requiredMark={false} onFinish={finish}>
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="training" />}
      <Form.Item name="reason" label={words.reason} rules={[{ required: true, whitespace: true, min: 2, message: words.required }]}>
        <Input.TextArea rows={2} maxLength={400} showCount />
      </Form.Item>
      <FormFoot busy={busy} danger send={words.send} cancel={words.cancel} onCancel={onCancel} />
    </Form>
  )
}

function Answer({ one, onDone }: Told) {
  const words = useWords()
  const saying = useSaying(one.round)
  const [refuses, setRefuses] = useState(false)
  const { go, busy, outcome } = useActing('training')
  const agree = async () => {
    if ((await go(one.id, 'agreeToChange', {})).kind === 'done') onDone(words.agreedTo(one.name))
  }
  if (refuses) return <Refuse one={one} onDone={onDone} onCancel={() => setRefuses(false)} />
  return (
    <>
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="training" />}
      {one.agreedOn !== null && <p className="saying good">{words.agreed(one.agreedOn)}</p>}
      <div className="row noprint">
        {one.agreedOn === null && (
          <Button type="primary" loading={busy} aria-label={words.agreeOf(one.name)} onClick={agree}>
            {words.agree}
          </Button>
        )}
        <Button autoInsertSpace={false} aria-label={words.refuseOf(one.name)} onClick={() => setRefuses(true)}>
          {words.refuse}
        </Button>
        <Clause id={one.clause} saying={saying} />
      </div>
    </>
  )
}

function One({ one, onDone }: Told) {
  const words = useWords()
  const { pick } = useTexts()
  const { name, track, askedBy, askedOn, lapsesOn } = one
  return (
    <li className="tight">
      <div className="first">
        <span className="row">
          <b>{name}</b> <span className="tag">{pick(track)}</span>
        </span>
        {lapsesOn !== null && <span>{words.until(lapsesOn)}</span>}
      </div>
      <div>{askedBy === null ? words.asked(askedOn) : words.by[askedBy](askedOn)}</div>
      <Facts one={one} />
      <Answer one={one} onDone={onDone} />
    </li>
  )
}

/** `always`: also where nobody asks, which is then said. */
export function Taking({ always = false }: { readonly always?: boolean }) {
  const words = useWords()
  const [said, setSaid] = useState('')
  const { data, error, refetch } = useAsk('changesAsked', {})
  if (error) return <Trouble error={error} again={refetch} />
  if (!data || (!always && data.length === 0 && said === '')) return null
  return (
    <section className="block" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
      </header>
      <p className={said === '' ? 'unseen' : 'saying good'} role="status">
        {said}
      </p>
      {data.length === 0 && <p className="empty">{words.none}</p>}
      {data.length > 0 && <p className="in quiet">{words.note}</p>}
      <ul className="cards">
        {data.map(one => (
          <One key={one.id} one={one} onDone={setSaid} />
        ))}
      </ul>
    </section>
  )
}
