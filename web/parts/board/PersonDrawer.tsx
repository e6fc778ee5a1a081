/** One person: where they are and why, each wish with what stands in the way, what they are held to, and every place that is open to them. */
import { Link } from '@tanstack/react-router'
import { Button, Drawer, Input } from 'antd'
import { useMemo, useState } from 'react'
import type { Preference } from '../../../core/application/dossier.ts'
import { type Person, type Programme, plannedAt, takenBy, waits, whyNotHere } from '../../../core/plan/ground.ts'
import { keyOf } from '../../../core/plan/plan.ts'
import type { OnBoard } from '../../../core/plan/questions.ts'
import { seatOf, wishesOf } from '../../../core/plan/why.ts'
import { Clause } from '../law.tsx'
import { usePlanning } from './context.ts'
import { Limits } from './Limits.tsx'
import { fieldName, rankName, refusalName, seatName, stateOf, wayName, wishReason } from './telling.ts'
import { openTo } from './use-carry.ts'

type Props = { readonly one: OnBoard; readonly person: Person }

function Now({ one, person }: Props) {
  const { board, words, saying, release, notDone } = usePlanning()
  const { base, now } = board.held.board
  const seat = seatOf(now, person)
  const state = stateOf(base, now, person)
  const planned = now.seats[one.id]
  const came = notDone.get(one.id)
  return (
    <section className="tight">
      <h3>{words.now}</h3>
      <div className="row">
        <span>{seat ? seatName(seat, saying) : words.noSeat}</span>
        {state !== 'undecided' && (
          <span className="tag">{state === 'done' ? saying.texts.status('placement', one.status) : words.states[state]}</span>
        )}
        {planned && <span className="quiet small">{words.by[planned.by]}</span>}
        {planned && (
          <Button size="small" onClick={() => release(one.id)}>
            {words.toUndecided}
          </Button>
        )}
      </div>
      {came && (
        <p className="saying bad">
          {words.notDone}：{came.refusals?.map(({ rule }) => saying.texts.rule(rule)).join('；')}
        </p>
      )}
    </section>
  )
}

function Wishes({ person }: Pick<Props, 'person'>) {
  const { board, words, saying, place } = usePlanning()
  const wishes = wishesOf(board.ground, board.held.board.now, person)
  return (
    <section className="tight">
      <h3>{words.wishes}</h3>
      {wishes.length === 0 && <p className="quiet">{words.noWishes}</p>}
      <ol className="tight">
        {wishes.map(wish => (
          <li key={wish.wish}>
            <div className="row">
              <span className="tag">{words.wish(wish.wish)}</span>
              <span>{seatName(wish, saying)}</span>
              {wish.is === 'free' && waits(person) && (
                <Button
                  size="small"
                  aria-label={words.placeAt(seatName(wish, saying))}
                  onClick={() => place(person.id, { host: wish.host, programme: wish.programme })}
                >
                  {words.placeHere}
                </Button>
              )}
            </div>
            <div className="quiet small">{wishReason(wish, words, saying)}</div>
          </li>
        ))}
      </ol>
    </section>
  )
}

const page = 12

function OpenSeat({ person, seat, left }: Pick<Props, 'person'> & { readonly seat: Programme; readonly left: number }) {
  const { words, saying, place } = usePlanning()
  const name = seatName(seat, saying)
  return (
    <li className="row boardopen">
      <span>
        {name}{' '}
        <span className="quiet small">
          {wayName(person, seat, words)} · {words.left(left)}
        </span>
      </span>
      <Button
        size="small"
        aria-label={words.placeAt(name)}
        onClick={() => place(person.id, { host: seat.host, programme: seat.programme })}
      >
        {words.placeHere}
      </Button>
    </li>
  )
}

function Open({ person }: Pick<Props, 'person'>) {
  const { board, words, saying } = usePlanning()
  const [shown, setShown] = useState(page)
  const [q, setQ] = useState('')
  const { ground, held } = board
  const { now } = held.board
  const own = now.seats[person.id]
  const open = useMemo(() => openTo(ground, now, person.id), [ground, now, person.id])
  const taken = useMemo(() => plannedAt(now), [now])
  const seats = open
    .flatMap(key => ground.programmes.get(key) ?? [])
    .filter(seat => (!own || keyOf(own) !== keyOf(seat)) && seatName(seat, saying).toLowerCase().includes(q.trim().toLowerCase()))
  return (
    <section className="tight">
      <h3>
        {words.openTo}（{seats.length}）
      </h3>
      {open.length > page && (
        <Input allowClear aria-label={words.search} placeholder={words.search} value={q} onChange={e => setQ(e.target.value)} />
      )}
      {seats.length === 0 && <p className="quiet">{words.openToNone}</p>}
      <ul className="tight">
        {seats.slice(0, shown).map(seat => (
          <OpenSeat key={keyOf(seat)} person={person} seat={seat} left={seat.free - (taken.get(keyOf(seat)) ?? 0)} />
        ))}
      </ul>
      {seats.length > shown && (
        <Button onClick={() => setShown(shown + page)}>{words.showMore(Math.min(page, seats.length - shown))}</Button>
      )}
    </section>
  )
}

function Shut({ person }: Pick<Props, 'person'>) {
  const { board, words, saying } = usePlanning()
  const [shown, setShown] = useState(page)
  const { ground, held } = board
  const { now } = held.board
  const shut = useMemo(() => {
    const taken = takenBy(ground, now)
    const why = (seat: Preference) => whyNotHere(ground, now, person.id, { host: seat.host, programme: seat.programme }, taken)
    return [...ground.programmes.values()].map(seat => ({ seat, refusals: why(seat) })).filter(({ refusals }) => refusals.length > 0)
  }, [ground, now, person.id])
  if (shut.length === 0) return null
  return (
    <details>
      <summary>{words.notOpen(shut.length)}</summary>
      <ul className="tight">
        {shut.slice(0, shown).map(({ seat, refusals }) => (
          <li key={keyOf(seat)}>
            {seatName(seat, saying)}
            {refusals.map(refusal => (
              <div key={refusalName(refusal, saying)} className="quiet small">
                {refusalName(refusal, saying)} <Clause id={refusal.clause} saying={saying} />
              </div>
            ))}
          </li>
        ))}
      </ul>
      {shut.length > shown && <Button onClick={() => setShown(shown + page)}>{words.showMore(Math.min(page, shut.length - shown))}</Button>}
    </details>
  )
}

export function PersonDrawer({ id, onClose }: { readonly id: string | undefined; readonly onClose: () => void }) {
  const { board, people, words, saying } = usePlanning()
  const [one, person] = [people.get(id ?? ''), board.ground.people.get(id ?? '')]
  return (
    <Drawer open={one !== undefined} onClose={onClose} title={one?.title} size={480} mask={false} closable={{ 'aria-label': words.close }}>
      {one && person && (
        <div className="stack" key={one.id}>
          <p>
            {[
              one.employer ? saying.texts.pick(one.employer) : '',
              rankName(one.rank, words),
              one.grassRoots ? words.grassRoots : '',
              fieldName(one.field, saying),
              words.willing[one.willing ? 'true' : 'false'],
              one.willing && one.scope ? words.scopeSaid(one.scope.map(part => words.scope[part]).join('、')) : '',
            ]
              .filter(text => text !== '')
              .join(' · ')}
          </p>
          <p>
            <Link to="/app/dossier/$subject/$id" params={{ subject: 'placement', id: one.id }}>
              {words.open}
            </Link>
          </p>
          <Now one={one} person={person} />
          <Wishes person={person} />
          {waits(person) && (
            <>
              <Limits id={one.id} />
              <Open person={person} />
              <Shut person={person} />
            </>
          )}
        </div>
      )}
    </Drawer>
  )
}
