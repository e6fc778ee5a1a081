/** What was done in the dossiers that concern me, the newest first. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../core/question.ts'
import { momentOf } from '../format.ts'
import { Status } from '../parts/Status.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk } from '../queries.ts'
import { useTexts } from '../texts.ts'

type Message = Answered<'messages'>['rows'][number]

function One({ message: { subject, dossier, title, action, status, at, read, late } }: { message: Message }) {
  const texts = useTexts()
  return (
    <li>
      <div className="first">
        <Link to="/app/dossier/$subject/$id" params={{ subject, id: dossier }}>
          {title}：{texts.action(subject, action)}
        </Link>
        {late && <span className="tag warn">{texts.t.messages.late}</span>}
        {!read && <span className="tag mine">{texts.t.messages.isNew}</span>}
      </div>
      <div className="row small quiet">
        {texts.w.subjects[subject].name} <Status subject={subject} status={status} /> {momentOf(at)}
      </div>
    </li>
  )
}

export function MessagesPage() {
  const { t } = useTexts()
  const [trail, setTrail] = useState<readonly string[]>([])
  const after = trail.at(-1)
  const asked = useAsk('messages', { ...(after !== undefined && { after }) })
  return (
    <div className="page">
      <div className="head">
        <h1>{t.nav.messages}</h1>
        {asked.data && asked.data.unread > 0 && <span className="quiet">{t.messages.unread(asked.data.unread)}</span>}
      </div>
      <Known asked={asked}>
        {({ rows, next }) => (
          <section className="block">
            {rows.length === 0 && <p className="empty">{t.messages.none}</p>}
            <ul className="cards">
              {rows.map(message => (
                <One key={message.id} message={message} />
              ))}
            </ul>
            {(next !== null || trail.length > 0) && (
              <nav className="in row" aria-label={t.list.place(trail.length + 1)}>
                {trail.length > 0 && <Button onClick={() => setTrail(trail.slice(0, -1))}>{t.list.previous}</Button>}
                {next !== null && <Button onClick={() => setTrail([...trail, next])}>{t.list.next}</Button>}
              </nav>
            )}
          </section>
        )}
      </Known>
    </div>
  )
}
