/** The programmes of the hosts, each with its seats and the people who are there; and those who are nowhere yet. Only what is near the eye is drawn. */
import { useDroppable } from '@dnd-kit/core'
import { memo, useEffect, useMemo } from 'react'
import type { Programme } from '../../../core/plan/ground.ts'
import { keyOf } from '../../../core/plan/plan.ts'
import { Card, cardHeight } from './Card.tsx'
import { usePlanning } from './context.ts'
import { hostName, programmeName, whereName } from './telling.ts'
import { useWindow } from './use-window.ts'

export const columnHeight = 268
const columnWidth = 272
export const undecidedKey = 'undecided'

export type Lifted = { readonly id: string; readonly open: ReadonlySet<string> } | undefined
type Picking = { readonly lifted: Lifted; readonly target: string | undefined; readonly onPick: (id: string) => void }

/** Of each host how many seats are used of how many, over all its programmes. */
const useHostSeats = (): ReadonlyMap<string, string> => {
  const { board, holders, words } = usePlanning()
  const { programmes } = board.ground
  return useMemo(() => {
    const totals = new Map<string, { used: number; of: number }>()
    for (const [key, { host, free }] of programmes) {
      const there = holders.get(key) ?? []
      const { used, of } = totals.get(host) ?? { used: 0, of: 0 }
      totals.set(host, { used: used + there.length, of: of + free + there.filter(({ dossier }) => dossier.status !== 'opened').length })
    }
    return new Map([...totals].map(([host, { used, of }]) => [host, words.hostSeats(used, of)]))
  }, [programmes, holders, words])
}

/** Seats used before and after what is staged, of how many. */
function Seats({ seat }: { readonly seat: Programme }) {
  const { board, holders, holdersWere, words } = usePlanning()
  const key = keyOf(seat)
  const there = holders.get(key) ?? []
  const done = there.filter(({ dossier }) => dossier.status !== 'opened').length
  const [was, now, of] = [holdersWere.get(key)?.length ?? 0, there.length, (board.ground.programmes.get(key)?.free ?? 0) + done]
  return (
    <span className={now >= of ? 'tag warn' : 'tag'} title={words.seatsSaid(now, of)}>
      {was === now ? words.seats(now, of) : words.seatsWere(was, now, of)}
    </span>
  )
}

type ColumnProps = Picking & { readonly seat: Programme; readonly ofHost: string }

const Column = memo(function Column({ seat, ofHost, lifted, target, onPick }: ColumnProps) {
  const { holders, words, saying } = usePlanning()
  const key = keyOf(seat)
  const { setNodeRef, isOver } = useDroppable({ id: key })
  const there = holders.get(key) ?? []
  const may = lifted === undefined ? '' : lifted.open.has(key) ? ' open' : ' shut'
  const name = `${hostName(seat.host, saying)} · ${programmeName(seat, saying)}`
  return (
    <section ref={setNodeRef} className={`boardcolumn${may}${isOver || target === key ? ' over' : ''}`} aria-label={name} data-seat={key}>
      <header>
        <span className="boardname">
          <b title={hostName(seat.host, saying)}>{hostName(seat.host, saying)}</b>
          <Seats seat={seat} />
        </span>
        <span className="small boardabout">
          {programmeName(seat, saying)}{' '}
          <span className="quiet">
            · {whereName({ city: seat.city }, saying)} · {ofHost}
          </span>
        </span>
      </header>
      <ul aria-label={words.cards(name)} tabIndex={there.length > 3 ? 0 : undefined}>
        {there.map(({ id }) => (
          <Card key={id} id={id} seat={seat} onPick={onPick} carried={lifted?.id === id} />
        ))}
      </ul>
    </section>
  )
})

export function Columns({ seats, ...picking }: Picking & { readonly seats: readonly Programme[] }) {
  const { words } = usePlanning()
  const { ref, across, first, last, above, whole, show } = useWindow(seats.length, columnHeight + 8, columnWidth)
  const { target } = picking
  const ofHosts = useHostSeats()
  useEffect(() => {
    const at = seats.findIndex(seat => keyOf(seat) === target)
    if (target !== undefined && at !== -1) show(at)
  }, [target, seats, show])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys too
    <section ref={ref} className="boardcolumns" aria-label={words.columns} tabIndex={0}>
      {seats.length === 0 && <p className="empty">{words.noProgrammes}</p>}
      <div style={{ height: whole }}>
        <div
          className="boardgrid"
          style={{ transform: `translateY(${above}px)`, gridTemplateColumns: `repeat(${across}, minmax(0, 1fr))` }}
        >
          {seats.slice(first, last).map(seat => (
            <Column key={keyOf(seat)} seat={seat} ofHost={ofHosts.get(seat.host) ?? ''} {...picking} />
          ))}
        </div>
      </div>
    </section>
  )
}

export function Undecided({ ids, all, ...picking }: Picking & { readonly ids: readonly string[]; readonly all: number }) {
  const { words } = usePlanning()
  const { setNodeRef, isOver } = useDroppable({ id: undecidedKey })
  const { ref, first, last, above, whole } = useWindow(ids.length, cardHeight + 4, 0)
  const { lifted, target, onPick } = picking
  return (
    <section
      ref={setNodeRef}
      className={`boardundecided${isOver || target === undecidedKey ? ' over' : ''}`}
      aria-label={words.undecided(all)}
    >
      <h2>{words.undecided(all)}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys too */}
      {/* biome-ignore lint/a11y/useSemanticElements: a group of cards, no fields */}
      <div ref={ref} className="boardlist" tabIndex={0} role="group" aria-label={words.undecided(all)}>
        {ids.length === 0 && <p className="quiet">{all === 0 ? words.nobodyLeft : words.noneFound}</p>}
        <div style={{ height: whole }}>
          <ul style={{ transform: `translateY(${above}px)` }}>
            {ids.slice(first, last).map(id => (
              <Card key={id} id={id} seat={undefined} onPick={onPick} carried={lifted?.id === id} />
            ))}
          </ul>
        </div>
      </div>
    </section>
  )
}
