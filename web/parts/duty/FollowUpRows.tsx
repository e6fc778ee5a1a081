/** The people behind a count of the follow-ups: what they answered, whose silence may be noted, and a link that can be sent. */
import { Link } from '@tanstack/react-router'
import { App, Button, Select } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { act, newId } from '../../client.ts'
import { sendFollowUp } from '../../enter.ts'
import { useRefresh, useSession } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { useDutyWords } from './use-duty.ts'

type Row = Answered<'followUps'>['rows'][number]
type Part = { readonly row: Row; readonly saying: Saying }

function NoteSilence({ row, side, saying }: Part & { readonly side: 'employer' | 'person' }) {
  const words = useDutyWords().follow
  const { message } = App.useApp()
  const refresh = useRefresh()
  const [key] = useState(newId)
  const reasons = saying.law?.policy.training.followUp.value.silence?.reasons ?? []
  const note = async (reason: string) => {
    const came = await act('training', row.training, 'noteSilence', { afterMonths: row.afterMonths, side, reason }, `${key}${side}`)
    if (came.kind === 'done') message.success(words.noted)
    else message.error(saying.texts.t.act.failed)
    refresh()
  }
  return (
    <Select
      size="small"
      aria-label={`${words.noteFor[side]}：${row.name}`}
      placeholder={words.noteFor[side]}
      options={reasons.map(({ code, name }) => ({ value: code, label: saying.texts.pick(name) }))}
      onChange={note}
      popupMatchSelectWidth={false}
    />
  )
}

function Send({ row, side }: Part & { readonly side: 'employer' | 'person' }) {
  const words = useDutyWords().follow
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const go = async () => {
    setBusy(true)
    const why = await sendFollowUp(row.training, side)
    setBusy(false)
    if (why === undefined) message.success(words.sent)
    else message.error(Object.entries(words.unsent).find(([known]) => known === why)?.[1] ?? why)
  }
  return (
    <Button size="small" loading={busy} onClick={go}>
      {words.sendFor[side]}
      <span className="unseen">：{row.name}</span>
    </Button>
  )
}

function Answers({ row, saying }: Part) {
  const words = useDutyWords()
  const { texts, law } = saying
  if (!row.answers) return <span className="quiet">{words.follow.noAnswer}</span>
  const asks = law?.policy.training.followUp.value.asks ?? []
  const shown = asks.flatMap(ask => {
    const answer = row.answers?.[ask.code]
    if (answer === undefined) return []
    const choice = ask.choices?.find(({ code }) => code === answer)
    return [`${texts.pick(ask.name)} ${choice ? texts.pick(choice.name) : typeof answer === 'number' ? answer : texts.value(answer)}`]
  })
  return <span className="small">{shown.join('；')}</span>
}

function One({ row, saying }: Part) {
  const words = useDutyWords()
  const { texts } = saying
  const { data: session } = useSession()
  const mayAct = session?.seats.some(({ role }) => role === 'department') === true
  return (
    <li>
      <div className="first">
        <Link to="/app/dossier/$subject/$id" params={{ subject: 'training', id: row.training }}>
          {row.name}
        </Link>
        <span className="quiet small">
          {words.follow.months(row.afterMonths)} · {row.on}
        </span>
      </div>
      <div className="small quiet">{[row.body, row.employer].flatMap(name => (name ? [texts.pick(name)] : [])).join(' · ')}</div>
      <div className="small">
        {words.follow.employer} {words.stands[row.stands.employer]} · {words.follow.self} {words.stands[row.stands.person]}
      </div>
      <Answers row={row} saying={saying} />
      {mayAct && (
        <div className="row">
          {(['employer', 'person'] as const).map(
            side => row.stands[side] === 'waiting' && <Send key={side} row={row} side={side} saying={saying} />,
          )}
          {row.mayNote.map(side => (
            <NoteSilence key={side} row={row} side={side} saying={saying} />
          ))}
        </div>
      )}
    </li>
  )
}

export function FollowUpRows({ rows, saying }: { readonly rows: readonly Row[]; readonly saying: Saying }) {
  const words = useDutyWords().follow
  return (
    <ul className="cards" aria-label={words.people}>
      {rows.map(row => (
        <One key={`${row.training}/${row.afterMonths}`} row={row} saying={saying} />
      ))}
    </ul>
  )
}
