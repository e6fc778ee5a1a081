/** What filling would do, before it is done: each with the seat that they would get and why, or why they stay without. */
import { Button, Modal } from 'antd'
import { useMemo } from 'react'
import type { Seat } from '../../../core/placement/rules.ts'
import { type Filled, fill, type Left } from '../../../core/plan/fill.ts'
import type { Plan } from '../../../core/plan/plan.ts'
import { wishesOf } from '../../../core/plan/why.ts'
import { placingReason } from '../../../words/placing.ts'
import { usePlanning } from './context.ts'
import { rankName, seatName, wayName, wishReason } from './telling.ts'

const afterFilling = (now: Plan, { seats }: Filled): Plan => {
  const filled = Object.entries(seats).map(([id, seat]) => [id, { ...seat, by: 'fill' as const, asked: 0 }] as const)
  return { ...now, seats: { ...now.seats, ...Object.fromEntries(filled) } }
}

/** The wishes before the one that would be met, each with what stands in the way. */
function Why({ id, after }: { readonly id: string; readonly after: Plan }) {
  const { board, words, saying } = usePlanning()
  const person = board.ground.people.get(id)
  if (!person) return null
  const wishes = wishesOf(board.ground, after, person)
  const met = wishes.findIndex(({ is }) => is === 'here')
  const said = (met === -1 ? wishes : wishes.slice(0, met)).map(wish => `${words.wish(wish.wish)}：${wishReason(wish, words, saying)}`)
  return <div className="quiet small">{said.join('；')}</div>
}

export function Seated({ id, seat, after }: { readonly id: string; readonly seat: Seat; readonly after: Plan }) {
  const { board, people, words, saying } = usePlanning()
  const [one, person] = [people.get(id), board.ground.people.get(id)]
  if (!one || !person) return null
  return (
    <li>
      <b>{one.title}</b> <span className="quiet small">{rankName(one.rank, words)}</span> → {seatName(seat, saying)}{' '}
      <span className="tag">{wayName(person, seat, words)}</span>
      <Why id={id} after={after} />
    </li>
  )
}

export function Stays({ left: { id, told, refusals }, after }: { readonly left: Left; readonly after: Plan }) {
  const { people, words, saying } = usePlanning()
  return (
    <li>
      <b>{people.get(id)?.title}</b> → {words.states.undecided}
      <div className="quiet small">
        {refusals.length > 0
          ? refusals.map(({ rule }) => saying.texts.rule(rule)).join('；')
          : saying.texts.pick(placingReason({ ...told, missed: [] }))}
      </div>
      <Why id={id} after={after} />
    </li>
  )
}

export function FillDialog({ onClose }: { readonly onClose: () => void }) {
  const { board, words, tell } = usePlanning()
  const { ground, held } = board
  const { now } = held.board
  const filled = useMemo(() => fill(ground, now), [ground, now])
  const after = useMemo(() => afterFilling(now, filled), [filled, now])
  const seats = Object.entries(filled.seats)
  const go = () => {
    board.tryStep({ do: 'fill', seats: filled.seats })
    tell(words.fillWould(seats.length, filled.left.length))
    onClose()
  }
  return (
    <Modal open title={words.fillTitle} onCancel={onClose} footer={null} width={680}>
      <div className="stack">
        <p className="quiet">{words.fillNote}</p>
        <p role="status">
          <b>{seats.length === 0 ? words.fillNothing : words.fillWould(seats.length, filled.left.length)}</b>
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys too */}
        <ul className="boardfill tight" tabIndex={0} aria-label={words.fillTitle}>
          {seats.map(([id, seat]) => (
            <Seated key={id} id={id} seat={seat} after={after} />
          ))}
          {filled.left.map(left => (
            <Stays key={left.id} left={left} after={after} />
          ))}
        </ul>
        <div className="row">
          <Button type="primary" disabled={seats.length === 0} onClick={go}>
            {words.fillDo(seats.length)}
          </Button>
          <Button autoInsertSpace={false} onClick={onClose}>
            {words.cancel}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
