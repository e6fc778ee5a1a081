/** What arranging again would do after something fell away, before it is done: who would move and why, who would get a seat, and who would stay without. */
import { Button, Modal } from 'antd'
import type { Move } from '../../../core/placement/engine/shape.ts'
import type { Seat } from '../../../core/placement/rules.ts'
import { keyOf } from '../../../core/plan/plan.ts'
import type { Rerun } from '../../../core/plan/rerun.ts'
import { usePlanning } from './context.ts'
import { Clash, Seated, Stays, Working } from './FillDialog.tsx'
import { seatName } from './telling.ts'
import { useFilling } from './use-filling.ts'

type Closing = { readonly onClose: () => void }

function Moved({ move: { id, from, to, why, instead } }: { readonly move: Move }) {
  const { board, people, words, saying } = usePlanning()
  const name = (key: string | null) => {
    const seat = board.ground.programmes.get(key ?? '')
    return seat ? seatName(seat, saying) : words.states.undecided
  }
  const others = instead.flatMap(other => people.get(other)?.title ?? [])
  return (
    <li>
      <b>{people.get(id)?.title}</b> {words.change(name(from), name(to))}
      <div className="quiet small">{words.rerun.why[why](others.join('、'))}</div>
    </li>
  )
}

type Placed = readonly { readonly id: string; readonly seat: Seat }[]

function Changes({ again, placed }: { readonly again: Rerun; readonly placed: Placed }) {
  const { words } = usePlanning()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys too
    <ul className="boardfill tight" tabIndex={0} aria-label={words.rerun.title}>
      {again.moves.map(move => (
        <Moved key={move.id} move={move} />
      ))}
      {placed.map(({ id, seat }) => (
        <Seated key={id} id={id} seat={seat} after={again.plan} />
      ))}
      {again.left.map(left => (
        <Stays key={left.id} left={left} after={again.plan} />
      ))}
    </ul>
  )
}

/** The newly placed with their seats, as they would stand. */
function Preview({ again, onClose }: Closing & { readonly again: Rerun }) {
  const { board, words, tell } = usePlanning()
  const placed: Placed = again.placed.flatMap(id => {
    const seat = board.ground.programmes.get(keyOf(again.plan.seats[id] ?? { host: '', programme: '' }))
    return seat ? [{ id, seat: { host: seat.host, programme: seat.programme } }] : []
  })
  const nothing = again.moves.length === 0 && placed.length === 0
  const said = nothing ? words.rerun.nothing : words.rerun.would(again.moves.length, placed.length, again.left.length)
  const go = () => {
    board.tryStep({ do: 'take', plan: again.plan })
    tell(said)
    onClose()
  }
  return (
    <>
      <Clash clash={again.clash} />
      <p role="status">
        <b>{said}</b>
      </p>
      <Changes again={again} placed={placed} />
      <div className="row">
        <Button type="primary" disabled={nothing} onClick={go}>
          {words.rerun.go}
        </Button>
        <Button autoInsertSpace={false} onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </>
  )
}

export function RerunDialog({ onClose }: Closing) {
  const { board, words } = usePlanning()
  const filling = useFilling('rerun', board)
  const { came } = filling
  return (
    <Modal open title={words.rerun.title} onCancel={onClose} footer={null} width={680}>
      <div className="stack">
        <p className="quiet">{words.rerun.note}</p>
        {came?.kind === 'rerun' ? <Preview again={came.came} onClose={onClose} /> : <Working filling={filling} onClose={onClose} />}
      </div>
    </Modal>
  )
}
