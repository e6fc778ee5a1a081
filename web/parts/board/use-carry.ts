/** A card carried by keys: the arrows lead through the places that are open to its person, wishes first; Enter drops it, Escape leaves it where it was. */
import { useEffect, useRef, useState } from 'react'
import type { Ground } from '../../../core/plan/ground.ts'
import { takenBy, whyNotHere } from '../../../core/plan/ground.ts'
import { keyOf, type Plan } from '../../../core/plan/plan.ts'
import { wishAt } from '../../../core/plan/why.ts'
import { type Planning, usePlanning } from './context.ts'
import { seatName, wayName } from './telling.ts'

/** Where somebody could go as the board stands: their wishes in order, then where most is free. */
export const openTo = (ground: Ground, now: Plan, id: string): readonly string[] => {
  const person = ground.people.get(id)
  if (!person) return []
  const taken = takenBy(ground, now)
  const first = (key: string) => {
    const seat = ground.programmes.get(key)
    return seat ? wishAt(person, seat) || Number.MAX_SAFE_INTEGER : 0
  }
  const left = (key: string) => (ground.programmes.get(key)?.free ?? 0) - (taken.seats.get(key) ?? 0)
  return [...ground.programmes.values()]
    .filter(({ host, programme }) => whyNotHere(ground, now, id, { host, programme }, taken).length === 0)
    .map(keyOf)
    .sort((a, b) => first(a) - first(b) || left(b) - left(a) || (a < b ? -1 : 1))
}

type Carried = { readonly id: string; readonly places: readonly string[]; readonly at: number }

const nameOf = ({ people }: Planning, id: string) => people.get(id)?.title ?? id

const overText = (planning: Planning, { id, places, at }: Carried): string => {
  const { board, words, saying, holders } = planning
  const seat = board.ground.programmes.get(places[at] ?? '')
  const person = board.ground.people.get(id)
  if (!seat || !person) return ''
  const there = holders.get(keyOf(seat))?.filter(({ dossier }) => dossier.status === 'opened').length ?? 0
  const more = `${wayName(person, seat, words)}，${words.left(seat.free - there)}`
  return words.over(at + 1, places.length, seatName(seat, saying), more)
}

/** The card is drawn where it now is a moment later. */
const focusLater = (id: string) => {
  requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)?.focus()))
}

const drop = (planning: Planning, { id, places, at }: Carried) => {
  const seat = planning.board.ground.programmes.get(places[at] ?? '')
  if (seat) planning.place(id, { host: seat.host, programme: seat.programme })
}

/** While something is carried the keys are its own, wherever they are pressed. */
const useKeysOf = (carried: Carried | undefined, keys: (carried: Carried) => Readonly<Record<string, () => void>>) => {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    if (!carried) return undefined
    const press = (event: KeyboardEvent) => {
      const act = latest.current(carried)[event.key === 'Backspace' ? 'Delete' : event.key]
      if (!act) return
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    document.addEventListener('keydown', press, true)
    return () => document.removeEventListener('keydown', press, true)
  }, [carried])
}

export const useCarry = () => {
  const planning = usePlanning()
  const [carried, setCarried] = useState<Carried>()
  const { board, words, tell } = planning
  const pick = (id: string) => {
    const own = board.held.board.now.seats[id]
    const places = openTo(board.ground, board.held.board.now, id).filter(key => !own || key !== keyOf(own))
    if (places.length === 0 && !own) return tell(words.nowhere(nameOf(planning, id)))
    tell(words.pickedUp(nameOf(planning, id), places.length))
    setCarried({ id, places, at: -1 })
  }
  const end = (id: string) => {
    setCarried(undefined)
    focusLater(id)
  }
  const move = (of: Carried, to: number) => {
    if (of.places.length === 0) return
    const next = { ...of, at: (to + of.places.length) % of.places.length }
    tell(overText(planning, next))
    setCarried(next)
  }
  useKeysOf(carried, one => {
    const { id, places, at } = one
    const [on, back] = [() => move(one, at + 1), () => move(one, at <= 0 ? places.length - 1 : at - 1)]
    const enter = () => {
      drop(planning, one)
      end(id)
    }
    const remove = () => {
      planning.release(id)
      end(id)
    }
    const leave = () => {
      tell(words.cancelled(nameOf(planning, id)))
      end(id)
    }
    return { ArrowRight: on, ArrowDown: on, ArrowLeft: back, ArrowUp: back, Enter: enter, Delete: remove, Escape: leave }
  })
  return { carried, target: carried?.places[carried.at], pick }
}
