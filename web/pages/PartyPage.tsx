/** Party life, for those whose duty it is: members per host, whose membership was transferred, and the yearly confirmation by the host. */
import { Link } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../core/question.ts'
import { act, newId, type Outcome } from '../client.ts'
import { OutcomeNote } from '../parts/act/ActionForm.tsx'
import { useSaying } from '../parts/law.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRefresh, useRound, useSession } from '../queries.ts'
import { type Saying, say } from '../say.ts'
import { staffWords } from '../words/staff.ts'

type Found = Answered<'partyMembers'>
type Member = Found['members'][number]
type Part = {
  readonly host: Found['hosts'][number]
  readonly members: readonly Member[]
  readonly saying: Saying
  readonly acts: boolean
  readonly year: number
}

const useNoting = ({ host: { file }, members, year }: Part) => {
  const [transferred, setTransferred] = useState<ReadonlySet<string>>(new Set(members.filter(m => m.transferred).map(m => m.training)))
  const [tookPart, setTookPart] = useState<ReadonlySet<string>>(new Set(members.map(m => m.training)))
  const [outcome, setOutcome] = useState<Outcome>()
  const [key, setKey] = useState(newId)
  const refresh = useRefresh()
  const send = async (action: string, input: unknown) => {
    const came = await act('training', file, action, input, key)
    setOutcome(came)
    if (came.kind !== 'failed' || came.status !== 0) setKey(newId())
    if (came.kind === 'done') refresh()
  }
  const saveTransfers = () => send('noteTransfers', { transferred: [...transferred] })
  const confirm = () => {
    const all = members.map(({ training }) => training)
    return send('confirmPartyLife', { year, tookPart: all.filter(one => tookPart.has(one)), absent: all.filter(one => !tookPart.has(one)) })
  }
  return { transferred, setTransferred, tookPart, setTookPart, outcome, saveTransfers, confirm }
}

const toggled = (set: ReadonlySet<string>, one: string, on: boolean): ReadonlySet<string> =>
  new Set(on ? [...set, one] : [...set].filter(known => known !== one))

function Line({ member, part, noting }: { readonly member: Member; readonly part: Part; readonly noting: ReturnType<typeof useNoting> }) {
  const { saying, acts } = part
  const words = staffWords[saying.texts.language].party
  const { training, name, politicalStatus, transferred, tookPart } = member
  const said = (value: boolean | null) => (value === null ? <span className="quiet">{words.notYet}</span> : value ? words.yes : words.no)
  return (
    <li>
      <div className="first">
        <Link to="/app/dossier/$subject/$id" params={{ subject: 'training', id: training }}>
          {name}
        </Link>
        <span className="quiet small">{say(politicalStatus, saying, 'politicalStatus')}</span>
      </div>
      {acts ? (
        <div className="row">
          <Checkbox
            aria-label={`${words.transferred}：${name}`}
            checked={noting.transferred.has(training)}
            disabled={transferred}
            onChange={event => noting.setTransferred(toggled(noting.transferred, training, event.target.checked))}
          >
            {words.transferred}
          </Checkbox>
          <Checkbox
            aria-label={`${words.tookPart}：${name}`}
            checked={noting.tookPart.has(training)}
            onChange={event => noting.setTookPart(toggled(noting.tookPart, training, event.target.checked))}
          >
            {words.tookPart}
          </Checkbox>
        </div>
      ) : (
        <div className="small">
          {words.transferred} {transferred ? words.yes : <span className="quiet">{words.notYet}</span>} · {words.tookPart} {said(tookPart)}
        </div>
      )}
    </li>
  )
}

function HostBlock(part: Part) {
  const { host, members, saying, acts, year } = part
  const { texts } = saying
  const words = staffWords[texts.language].party
  const noting = useNoting(part)
  const isDue = !host.years.includes(year)
  return (
    <section className="block">
      <header>
        <h2>{texts.pick(host.name)}</h2>
        <span className={isDue ? 'tag warn' : 'quiet small'}>{isDue ? words.due(year) : words.confirmedYears(host.years.join('、'))}</span>
      </header>
      {noting.outcome && <OutcomeNote outcome={noting.outcome} saying={saying} subject="training" />}
      {members.length === 0 ? (
        <p className="empty">{texts.t.party.none}</p>
      ) : (
        <ul className="cards" aria-label={texts.pick(host.name)}>
          {members.map(member => (
            <Line key={member.training} member={member} part={part} noting={noting} />
          ))}
        </ul>
      )}
      {acts && (
        <div className="in stack">
          <p className="quiet small">
            {words.tickNote} {words.remind}
          </p>
          <div className="row">
            {members.length > 0 && host.canNote && <Button onClick={noting.saveTransfers}>{words.saveTransfers}</Button>}
            {isDue && (
              <Button type="primary" onClick={noting.confirm}>
                {words.confirmYear(year)}
              </Button>
            )}
          </div>
        </div>
      )}
    </section>
  )
}

export function PartyPage() {
  const round = useRound()
  const saying = useSaying(round)
  const words = staffWords[saying.texts.language].party
  const { data: session } = useSession()
  const asked = useAsk('partyMembers', { round: round ?? '' }, round !== undefined)
  const year = Number((session?.today ?? '').slice(0, 4))
  const sitsAt = (host: string) => session?.seats.some(({ role, organisation }) => role === 'host' && organisation === host) === true
  return (
    <div className="page">
      <h1>{saying.texts.t.pages.party}</h1>
      <p className="quiet">{words.intro}</p>
      <Known asked={asked}>
        {({ members, hosts }) =>
          hosts.length === 0 ? (
            <p className="empty">{saying.texts.t.party.none}</p>
          ) : (
            hosts.map(host => (
              <HostBlock
                key={`${host.host}/${host.years.join()}/${members.length}`}
                host={host}
                members={members.filter(({ hostId }) => hostId === host.host)}
                saying={saying}
                acts={sitsAt(host.host)}
                year={year}
              />
            ))
          )
        }
      </Known>
    </div>
  )
}
