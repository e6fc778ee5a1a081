/** Where one is signed in, and signing the others out. */
import { App, Button } from 'antd'
import type { Answered } from '../../../core/question.ts'
import { useAsk, useRefresh } from '../../queries.ts'
import { useTexts } from '../../texts.ts'
import { Known } from '../Waiting.tsx'
import { Problems } from './Problems.tsx'
import { useAccountWords, useStep } from './use-step.ts'

type One = Answered<'mySessions'>[number]

const momentOf = (iso: string, language: string) =>
  new Date(iso).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  })

function Line({ one, onEnd, busy }: { readonly one: One; readonly onEnd: () => unknown; readonly busy: boolean }) {
  const { language } = useTexts()
  const words = useAccountWords().sessions
  const device = one.device || words.unknown
  const how = new Map(Object.entries(words.how)).get(one.how) ?? one.how
  return (
    <li className="tight">
      <div className="first">
        <b>{device}</b>
        {one.here && <span className="tag mine">{words.here}</span>}
      </div>
      <span className="quiet small">
        {how} · {one.address} · {words.at(momentOf(one.at, language))} · {words.seen(momentOf(one.seen, language))}
      </span>
      {!one.here && (
        <div>
          <Button size="small" autoInsertSpace={false} aria-label={words.endOf(device)} disabled={busy} onClick={onEnd}>
            {words.end}
          </Button>
        </div>
      )}
    </li>
  )
}

function Lines({ sessions }: { readonly sessions: Answered<'mySessions'> }) {
  const words = useAccountWords().sessions
  const { message } = App.useApp()
  const step = useStep()
  const refresh = useRefresh()
  const end = async (session?: number) => {
    const answer = await step.take('/api/account/sessions/end', session === undefined ? {} : { session })
    if (!answer) return
    message.success(words.ended(Number(answer.ended)))
    await refresh()
  }
  return (
    <div className="stack">
      <Problems of={step.problems} />
      <ul className="cards">
        {sessions.map(one => (
          <Line key={one.id} one={one} busy={step.busy} onEnd={() => end(one.id)} />
        ))}
      </ul>
      {sessions.length > 1 ? (
        <div className="in">
          <Button danger autoInsertSpace={false} loading={step.busy} onClick={() => end()}>
            {words.endOthers}
          </Button>
        </div>
      ) : (
        <p className="in quiet">{words.alone}</p>
      )}
    </div>
  )
}

export function Sessions() {
  const words = useAccountWords().sessions
  const asked = useAsk('mySessions', {})
  return (
    <section className="block">
      <header>
        <h2>{words.title}</h2>
      </header>
      <p className="in quiet small">{words.note}</p>
      <Known asked={asked}>{sessions => <Lines sessions={sessions} />}</Known>
    </section>
  )
}
