/** What is held of me, what for and how long; who has looked at it and why; a copy to take away; and what I want done with it. */
import '../device.css'
import { Button, Input, Radio } from 'antd'
import { useId, useState } from 'react'
import type { Answered } from '../../core/question.ts'
import { newId, type Outcome } from '../client.ts'
import { momentOf } from '../format.ts'
import { OutcomeNote } from '../parts/act/ActionForm.tsx'
import { MyConsents } from '../parts/consents/MyConsents.tsx'
import { fieldName } from '../parts/form/part-name.ts'
import { useSaying } from '../parts/law.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useOnce } from '../parts/year/common.tsx'
import { daysFor, Threads } from '../parts/year/Inquiries.tsx'
import { useAsk } from '../queries.ts'
import type { Saying } from '../say.ts'
import { type MineWords, useMineWords } from '../words/mine.ts'
import { noticeWords } from '../words/notices.ts'

type Held = Answered<'myData'>['held'][number]
type Look = Answered<'looksAtMe'>['rows'][number]

const termOf = ({ years, kept }: Held, words: MineWords, { texts }: Saying) => {
  if (years === null) return texts.pick(kept)
  return years === 'permanent' ? words.permanent : words.years(years)
}

function HeldList({ held, saying }: { held: readonly Held[]; saying: Saying }) {
  const words = useMineWords()
  return (
    <ul className="stack">
      {held.map(one => (
        <li key={one.kind} className="tight">
          <p>
            <b>{words.kinds[one.kind]}</b> <span className="quiet small">{words.count(one.count)}</span>
          </p>
          <p className="small">
            {words.purpose}：{saying.texts.pick(one.about)}
          </p>
          <p className="small">
            {words.basis}：{one.basis}
          </p>
          <p className="small">
            {words.term}：{termOf(one, words, saying)}
          </p>
        </li>
      ))}
    </ul>
  )
}

const lookedAt = ({ asked, subject, fields }: Look, words: MineWords, saying: Saying) => {
  if (subject === 'round') return words.aList
  const known: unknown = Reflect.get(words.looked, asked)
  const name = typeof known === 'string' ? known : words.anyPaper
  const places = fields.filter(field => field.includes('.')).map(field => field.split('.'))
  return places.length === 0 ? name : places.map(([section = '', field = '']) => fieldName(section, field, saying)).join('、')
}

const reasonOf = ({ reason, asked }: Look, words: MineWords) => {
  if (reason === null) return words.noReason
  const [code = '', ...rest] = reason.split(' ')
  const known: unknown = asked === 'formInFull' ? Reflect.get(words.reveal.reasons, code) : undefined
  return typeof known === 'string' ? [known, ...rest].join(' ') : reason
}

function LookLine({ look, saying }: { look: Look; saying: Saying }) {
  const words = useMineWords()
  const { who, role, organisation } = look
  const name = who ? saying.texts.pick(who) : role === 'expert' ? words.someExpert : words.theHouse
  const as = [role === null || role === 'expert' ? '' : saying.texts.role(role), organisation ? saying.texts.pick(organisation) : '']
  return (
    <li className="tight">
      <p>
        <b>{name}</b> <span className="small">{as.filter(text => text !== '').join(' · ')}</span>
      </p>
      <p className="small">
        {momentOf(look.at)} · {lookedAt(look, words, saying)} · {words.why}：{reasonOf(look, words)}
      </p>
    </li>
  )
}

/** A page of looks, and the next below it on demand. */
function Looks({ after, saying }: { after: string | undefined; saying: Saying }) {
  const words = useMineWords()
  const asked = useAsk('looksAtMe', { limit: 20, ...(after !== undefined && { after }) })
  const [more, setMore] = useState(false)
  return (
    <Known asked={asked}>
      {({ rows, next }) => (
        <>
          {rows.length === 0 && after === undefined && <p className="quiet">{words.noLooks}</p>}
          <ul className="stack">
            {rows.map(look => (
              <LookLine key={`${look.at}/${look.asked}/${look.id}`} look={look} saying={saying} />
            ))}
          </ul>
          {next !== null && !more && <Button onClick={() => setMore(true)}>{words.more}</Button>}
          {next !== null && more && <Looks after={next} saying={saying} />}
        </>
      )}
    </Known>
  )
}

const wishes = ['correct', 'restrict', 'erase', 'explain'] as const

function AskFor({ round, saying }: { round: string; saying: Saying }) {
  const words = useMineWords()
  const once = useOnce()
  const field = useId()
  const [id, setId] = useState(newId)
  const [wish, setWish] = useState<(typeof wishes)[number]>('correct')
  const [text, setText] = useState('')
  const [outcome, setOutcome] = useState<Outcome>()
  const send = async () => {
    const came = await once('inquiry', id, 'askData', { round, wish, text: text.trim() })
    setOutcome(came)
    if (came.kind !== 'done') return
    setText('')
    setId(newId())
  }
  const days = daysFor(saying, 'data')
  return (
    <div className="stack">
      {days !== undefined && <p>{words.askNote(days)}</p>}
      <p className="quiet">{words.correctNote}</p>
      <Radio.Group
        aria-label={words.wish}
        value={wish}
        options={wishes.map(value => ({ value, label: words.wishes[value] }))}
        onChange={event => setWish(event.target.value)}
      />
      <label htmlFor={field}>{words.text}</label>
      <Input.TextArea id={field} rows={3} maxLength={4000} value={text} onChange={event => setText(event.target.value)} />
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="inquiry" />}
      <p>
        <Button type="primary" autoInsertSpace={false} disabled={text.trim().length < 2} onClick={send}>
          {words.send}
        </Button>
      </p>
    </div>
  )
}

function Block({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="block" aria-label={title}>
      <header>
        <h2>{title}</h2>
      </header>
      <div className="in stack">{children}</div>
    </section>
  )
}

function Whole({ held, round, applications }: Answered<'myData'>) {
  const words = useMineWords()
  const saying = useSaying(round ?? undefined)
  return (
    <>
      <p className="quiet">{words.intro}</p>
      <Block title={words.looks}>
        <Looks after={undefined} saying={saying} />
      </Block>
      {applications.length > 0 && (
        <Block title={noticeWords[saying.texts.language].noteTitle}>
          {applications.map(application => (
            <MyConsents key={application.id} application={application} />
          ))}
        </Block>
      )}
      <Block title={words.ask}>
        {round === null ? <p className="quiet">{words.noRound}</p> : <AskFor round={round} saying={saying} />}
        <Threads kind="data" after={undefined} none={words.noWishes} saying={saying} />
      </Block>
      <Block title={words.copy}>
        <p>{words.copyNote}</p>
        <p className="row">
          <Button href="/api/my-data/pdf">{words.asPdf}</Button>
          <Button href="/api/my-data/xlsx">{words.asSheet}</Button>
          <Button href="/api/my-data/html">{words.toRead}</Button>
          <Button href="/api/my-data/json">{words.forMachines}</Button>
        </p>
      </Block>
      <Block title={words.held}>
        <HeldList held={held} saying={saying} />
      </Block>
    </>
  )
}

export function MyDataPage() {
  const words = useMineWords()
  const asked = useAsk('myData', {})
  return (
    <div className="page">
      <h1>{words.page}</h1>
      <Known asked={asked}>{found => <Whole {...found} />}</Known>
    </div>
  )
}
