/** The stage: cards are dragged between the undecided and the columns, or carried there by keys; where they may not go is seen before they are let go. */
import { DndContext, type DragEndEvent, DragOverlay, PointerSensor, pointerWithin, TouchSensor, useSensor, useSensors } from '@dnd-kit/core'
import { useMemo, useState } from 'react'
import { waits } from '../../../core/plan/ground.ts'
import { keyOf } from '../../../core/plan/plan.ts'
import { Face, useFace } from './Card.tsx'
import { Columns, type Lifted, Undecided, undecidedKey } from './Columns.tsx'
import { usePlanning } from './context.ts'
import { columnsMeant, type Filter, isMeant, seatName } from './telling.ts'
import { openTo, useCarry } from './use-carry.ts'

/** Who is nowhere yet and is meant, the best ranked first. */
const useUndecided = (filter: Filter) => {
  const { board, people, saying } = usePlanning()
  const { ground, held } = board
  const { now } = held.board
  return useMemo(() => {
    const without = [...ground.people.values()].filter(person => waits(person) && now.seats[person.id] === undefined)
    const meant = without.flatMap(({ id }) => {
      const one = people.get(id)
      return one && isMeant(filter, one, saying) ? [one] : []
    })
    return { all: without.length, ids: meant.toSorted((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1)).map(({ id }) => id) }
  }, [ground, now, people, filter, saying])
}

const useColumns = (filter: Filter) => {
  const { board, holders, saying } = usePlanning()
  const { ground, held } = board
  const { now } = held.board
  return useMemo(() => {
    const open = new Set(filter.openTo === '' ? [] : openTo(ground, now, filter.openTo))
    const planned = (key: string) => holders.get(key)?.filter(waits).length ?? 0
    const freeAt = (key: string) => (ground.programmes.get(key)?.free ?? 0) - planned(key)
    return columnsMeant(ground, filter, key => open.has(key), freeAt, saying)
  }, [ground, now, holders, filter, saying])
}

function Carried({ id }: { readonly id: string }) {
  const { board } = usePlanning()
  const face = useFace(id, board.held.board.now.seats[id])
  return face ? (
    <div className="boardcard lifted above">
      <Face {...face} />
    </div>
  ) : null
}

/** What the pointer carries, and where it may be let go. */
const useDrag = () => {
  const { board, place, release } = usePlanning()
  const [dragged, setDragged] = useState<Lifted>()
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 6 } }),
  )
  const end = ({ active, over }: DragEndEvent) => {
    setDragged(undefined)
    if (!over) return
    const id = String(active.id)
    if (over.id === undecidedKey) return release(id)
    const seat = board.ground.programmes.get(String(over.id))
    if (seat) place(id, { host: seat.host, programme: seat.programme })
  }
  const start = (id: string) => setDragged({ id, open: new Set(openTo(board.ground, board.held.board.now, id)) })
  return { dragged, sensors, start, end, cancel: () => setDragged(undefined) }
}

export function Stage({ filter }: { readonly filter: Filter }) {
  const { board, people, words, saying } = usePlanning()
  const { ids, all } = useUndecided(filter)
  const seats = useColumns(filter)
  const { carried, target, pick } = useCarry()
  const { dragged, sensors, start, end, cancel } = useDrag()
  const byKeys = useMemo((): Lifted => carried && { id: carried.id, open: new Set(carried.places) }, [carried])
  const lifted = dragged ?? byKeys
  const seat = board.ground.programmes.get(target ?? '')
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      autoScroll={{ canScroll: element => element.classList.contains('boardcolumns') }}
      onDragStart={({ active }) => start(String(active.id))}
      onDragEnd={end}
      onDragCancel={cancel}
    >
      {carried && (
        <p className="saying boardcarry">{words.carrying(people.get(carried.id)?.title ?? '', seat ? seatName(seat, saying) : '…')}</p>
      )}
      <div className="boardstage noprint">
        <Undecided ids={ids} all={all} lifted={lifted} target={target} onPick={pick} />
        <Columns seats={seats} lifted={lifted} target={target && seat ? keyOf(seat) : undefined} onPick={pick} />
      </div>
      <DragOverlay dropAnimation={null}>{dragged && <Carried id={dragged.id} />}</DragOverlay>
    </DndContext>
  )
}
