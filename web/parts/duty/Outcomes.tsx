/** What was heard at one time after the return: who answered, who stayed silent and why, and what the answers say; every number opens to its people. */

import { Link } from '@tanstack/react-router'
import type { Answered } from '../../../core/question.ts'
import type { Ask } from '../../../policy/training.ts'
import type { Saying } from '../../say.ts'
import type { FollowUpsSearch } from '../../searches.ts'
import { ColumnHeads } from '../ColumnHeads.tsx'
import { Scroll } from '../Scroll.tsx'
import { useDutyWords } from './use-duty.ts'

type Time = Answered<'followUps'>['times'][number]
type Counted = Omit<Time['bodies'][number], 'body' | 'name'>
type Part = { readonly time: Time; readonly saying: Saying }

function Opens({ search, children }: { readonly search: FollowUpsSearch; readonly children: string | number }) {
  return (
    <Link to="/app/follow-ups" search={search}>
      {children}
    </Link>
  )
}

function Sides({ time, saying }: Part) {
  const words = useDutyWords()
  const { law, texts } = saying
  const at = { afterMonths: String(time.afterMonths) }
  const reasonName = (code: string) => {
    const found = law?.policy.training.followUp.value.silence?.reasons.find(one => one.code === code)
    return found ? texts.pick(found.name) : code
  }
  return (
    <ul className="tight">
      {(['employer', 'person'] as const).map(side => {
        const { reasons, ...stands } = time[side]
        return (
          <li key={side}>
            <b>{side === 'employer' ? words.follow.employer : words.follow.self}</b>{' '}
            {(['answered', 'waiting', 'silent'] as const).map(stand => (
              <span key={stand}>
                {words.stands[stand]} <Opens search={{ ...at, side, stand }}>{stands[stand]}</Opens>{' '}
              </span>
            ))}
            {Object.keys(reasons).length > 0 && (
              <span className="quiet small">
                {Object.entries(reasons)
                  .map(([code, count]) => `${reasonName(code)} ${count}`)
                  .join('、')}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

const nameOfAnswer = (ask: Ask, answer: string, { texts }: Saying) => {
  const choice = ask.choices?.find(({ code }) => code === answer)
  return choice ? texts.pick(choice.name) : texts.value(answer)
}

const asksIn = ({ law }: Saying) => (law?.policy.training.followUp.value.asks ?? []).filter(({ kind }) => kind !== 'text')

function Cell({
  ask,
  counted,
  at,
  saying,
  body,
}: {
  readonly ask: Ask
  readonly counted: Counted
  readonly at: number
  readonly saying: Saying
  readonly body?: string
}) {
  const words = useDutyWords()
  const found = counted.asks.find(({ code }) => code === ask.code)
  if (!found) return null
  if (found.sum !== null)
    return (
      <>
        {words.follow.sum} {found.sum}
      </>
    )
  return Object.entries(found.counts).map(([answer, count]) => (
    <div key={answer}>
      {nameOfAnswer(ask, answer, saying)}{' '}
      <Opens search={{ afterMonths: String(at), ask: ask.code, answer, ...(body !== undefined && { body }) }}>{count}</Opens>
    </div>
  ))
}

type Row = { readonly body: string | undefined; readonly name: Time['bodies'][number]['name'] } & Counted

function Line({ one, at, saying }: { readonly one: Row; readonly at: number; readonly saying: Saying }) {
  const words = useDutyWords()
  const ofBody = one.body === undefined ? {} : { body: one.body }
  return (
    <tr>
      <th scope="row">{one.body === undefined ? words.all : one.name ? saying.texts.pick(one.name) : one.body}</th>
      {(['employer', 'person'] as const).map(side => (
        <td key={side} className="n">
          <Opens search={{ afterMonths: String(at), side, stand: 'answered', ...ofBody }}>{one[side].answered}</Opens> / {one.asked}
        </td>
      ))}
      {asksIn(saying).map(ask => (
        <td key={ask.code}>
          <Cell ask={ask} counted={one} at={at} saying={saying} {...ofBody} />
        </td>
      ))}
    </tr>
  )
}

function Table({ time, saying }: Part) {
  const words = useDutyWords()
  const heads = [words.body, words.follow.employer, words.follow.self, ...asksIn(saying).map(({ name }) => saying.texts.pick(name))]
  const rows: readonly Row[] = [{ body: undefined, name: null, ...time }, ...time.bodies]
  return (
    <Scroll label={`${words.follow.months(time.afterMonths)} ${words.follow.byBody}`}>
      <table className="grid">
        <ColumnHeads heads={heads} />
        <tbody>
          {rows.map(one => (
            <Line key={one.body ?? 'all'} one={one} at={time.afterMonths} saying={saying} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

export function Outcome({ time, saying }: Part) {
  const words = useDutyWords()
  return (
    <section className="block">
      <header>
        <h2>{words.follow.months(time.afterMonths)}</h2>
        <span className="quiet small">{words.follow.asked(time.asked)}</span>
      </header>
      <div className="in stack">
        <Sides time={time} saying={saying} />
      </div>
      <Table time={time} saying={saying} />
    </section>
  )
}
