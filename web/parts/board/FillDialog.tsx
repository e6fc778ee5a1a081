/** What filling would do, before it is done: each with the seat that they would get and why, or why they stay without. */
import { Button, Modal } from 'antd'
import { useMemo } from 'react'
import type { Seat } from '../../../core/placement/rules.ts'
import type { Filled, Left } from '../../../core/plan/fill.ts'
import type { Plan } from '../../../core/plan/plan.ts'
import { wishesOf } from '../../../core/plan/why.ts'
import { placingReason } from '../../../words/placing.ts'
import { quotaWords } from '../../words/quotas.ts'
import { usePlanning } from './context.ts'
import { quotaNames, rankName, refusalName, seatName, wayName, wishReason } from './telling.ts'
import { type Filling, useFilling } from './use-filling.ts'

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
          ? refusals.map(refusal => refusalName(refusal, saying)).join('；')
          : saying.texts.pick(placingReason({ ...told, quotas: [...quotaNames(told.quotas ?? [], saying)], missed: [] }))}
      </div>
      <Why id={id} after={after} />
    </li>
  )
}

type Closing = { readonly onClose: () => void }

/** Until it is worked out: for how long it has been, and the way to stop it; then why nothing came of it. */
export function Working({ filling: { seconds, came }, onClose }: Closing & { readonly filling: Filling }) {
  const { saying } = usePlanning()
  const words = quotaWords[saying.texts.language]
  if (came?.kind === 'stopped' || came?.kind === 'failed')
    return (
      <p className="saying bad" role="alert">
        {words[came.kind]}
      </p>
    )
  return (
    <div className="row">
      <span className="quiet">{words.working(seconds)}</span>
      <Button autoInsertSpace={false} onClick={onClose}>
        {words.stop}
      </Button>
    </div>
  )
}

/** Quotas that can't hold together are named before anything is staged. */
export function Clash({ clash }: Pick<Filled, 'clash'>) {
  const { saying } = usePlanning()
  if (clash.length === 0) return null
  const names = quotaNames(clash, saying).map(name => `「${name}」`)
  return (
    <p className="saying warn" role="alert">
      {quotaWords[saying.texts.language].clash(names.join(''))}
    </p>
  )
}

function Preview({ filled, onClose }: Closing & { readonly filled: Filled }) {
  const { board, words, tell } = usePlanning()
  const { now } = board.held.board
  const after = useMemo(() => afterFilling(now, filled), [filled, now])
  const seats = Object.entries(filled.seats)
  const go = () => {
    board.tryStep({ do: 'fill', seats: filled.seats })
    tell(words.fillWould(seats.length, filled.left.length))
    onClose()
  }
  return (
    <>
      <Clash clash={filled.clash} />
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
    </>
  )
}

export function FillDialog({ onClose }: Closing) {
  const { board, words } = usePlanning()
  const filling = useFilling('fill', board)
  const { came } = filling
  return (
    <Modal open title={words.fillTitle} onCancel={onClose} footer={null} width={680}>
      <div className="stack">
        <p className="quiet">{words.fillNote}</p>
        {came?.kind === 'fill' ? <Preview filled={came.came} onClose={onClose} /> : <Working filling={filling} onClose={onClose} />}
      </div>
    </Modal>
  )
}
