/** What waits on this device, above every page: how much, what of it can still be taken back, and what the server did not take, with its reasons. */
import { Button, Popconfirm } from 'antd'
import { useEffect, useState } from 'react'
import type { Queued } from '../../device/acts.ts'
import type { Sender } from '../../device/kept-acts.ts'
import { useTexts } from '../../texts.ts'
import { type ActsWords, actsWords } from '../../words/acts.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { useSaying } from '../law.tsx'
import { CorrectAct } from './CorrectAct.tsx'
import { useFreshAfterActs, useSender, useShownActs } from './use-acts.ts'

type Part = { readonly sender: Sender; readonly words: ActsWords }

/** Seconds that are left, counted on the page. */
const useSecondsLeft = (until: number): number => {
  const [now, setNow] = useState(Date.now)
  const left = Math.max(0, Math.ceil((until - now) / 1000))
  useEffect(() => {
    if (left === 0) return
    const timer = window.setTimeout(() => setNow(Date.now()), 500)
    return () => window.clearTimeout(timer)
  })
  return left
}

const useWhat = ({ subject, action, about }: Queued) => `${about} · ${useTexts().action(subject, action)}`

function Waiting({ act, held, sender, words }: Part & { readonly act: Queued; readonly held: boolean }) {
  const what = useWhat(act)
  const left = useSecondsLeft(act.notBefore)
  return (
    <li className="row">
      <span>{what}</span>
      <span className="tag warn">{held ? words.one.held : words.one[act.where]}</span>
      {act.sent && <span className="quiet small">{words.maybe}</span>}
      {!act.sent && (
        <Button size="small" autoInsertSpace={false} aria-label={words.undoOf(what)} onClick={() => sender.undo([act.key])}>
          {left > 0 ? `${words.undo}（${left}）` : words.undo}
        </Button>
      )}
    </li>
  )
}

function NotTaken({ act, sender, words }: Part & { readonly act: Queued }) {
  const what = useWhat(act)
  const saying = useSaying(act.round === '' ? undefined : act.round)
  const [changing, setChanging] = useState(false)
  return (
    <li className="stack">
      <div className="row">
        <b>{what}</b>
        <span className="tag bad">{words.one.refused}</span>
      </div>
      {act.refused && <OutcomeNote outcome={act.refused} saying={saying} subject={act.subject} />}
      {changing && <CorrectAct act={act} saying={saying} sender={sender} words={words} onCancel={() => setChanging(false)} />}
      <div className="row">
        {!changing && (
          <Button size="small" aria-label={words.changeOf(what)} onClick={() => setChanging(true)}>
            {words.change}
          </Button>
        )}
        <Popconfirm title={words.dropAsk} okText={words.dropYes} cancelText={words.dropNo} onConfirm={() => sender.drop(act.key)}>
          <Button size="small" danger autoInsertSpace={false} aria-label={words.dropOf(what)}>
            {words.drop}
          </Button>
        </Popconfirm>
      </div>
    </li>
  )
}

function Heading({ queue, sending, words }: { readonly queue: readonly Queued[]; readonly sending: boolean; readonly words: ActsWords }) {
  const open = queue.filter(({ refused }) => refused === undefined)
  const onPage = open.filter(({ where }) => where === 'page').length
  const refused = queue.length - open.length
  return (
    <div className="tight" role="status">
      {onPage > 0 && <b>{words.onPage(onPage)}</b>}
      {open.length > onPage && <b>{words.onDevice(open.length - onPage)}</b>}
      {open.length > 0 && <span className="quiet small">{sending ? words.sending : words.sends}</span>}
      {refused > 0 && <b>{words.refused(refused)}</b>}
    </div>
  )
}

/** The newest of a dossier's acts wait for those before them that were refused. */
const isHeld = (queue: readonly Queued[], act: Queued) =>
  queue.some(one => one.refused !== undefined && one.subject === act.subject && one.id === act.id && one.at < act.at)

const shownMost = 5

function Arrived({ sender, words }: Part) {
  const { done } = useShownActs()
  const { action } = useTexts()
  if (done.length === 0) return null
  return (
    <div className="saying good row noprint" role="status">
      <span>
        {words.done(done.length)}
        {'　'}
        {done
          .slice(-shownMost)
          .map(({ act, receipt }) => `${act.about} · ${action(act.subject, act.action)}（${words.receipt(receipt)}）`)
          .join('、')}
        {done.length > shownMost && '…'}
      </span>
      <Button size="small" onClick={() => sender.seen(done.map(({ act: { key } }) => key))}>
        {words.close}
      </Button>
    </div>
  )
}

function Strip({ sender, words }: Part) {
  const { queue, sending } = useShownActs()
  if (queue.length === 0) return null
  const hasRefused = queue.some(({ refused }) => refused !== undefined)
  return (
    <section className={hasRefused ? 'saying bad stack noprint' : 'saying warn stack noprint'} aria-label={words.title}>
      <Heading queue={queue} sending={sending} words={words} />
      <details open={hasRefused || queue.length <= shownMost}>
        <summary>{words.title}</summary>
        <ul className="stack">
          {queue.map(act =>
            act.refused === undefined ? (
              <Waiting key={act.key} act={act} held={isHeld(queue, act)} sender={sender} words={words} />
            ) : (
              <NotTaken key={act.key} act={act} sender={sender} words={words} />
            ),
          )}
        </ul>
      </details>
      <div>
        <Button size="small" onClick={() => sender.send(true)}>
          {words.sendNow}
        </Button>
      </div>
    </section>
  )
}

export function QueuedActs() {
  const words = actsWords[useTexts().language]
  const sender = useSender()
  useFreshAfterActs()
  if (!sender) return null
  return (
    <div className="queued stack">
      <Strip sender={sender} words={words} />
      <Arrived sender={sender} words={words} />
    </div>
  )
}
