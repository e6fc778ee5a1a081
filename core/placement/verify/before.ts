/** Who goes before whom at a programme, compared step by step from what the input says of both. */
import type { Order, Person } from './facts.ts'

const numbers = (a: number | undefined, b: number | undefined): number => (a === b ? 0 : (a ?? 0) < (b ?? 0) ? -1 : 1)

const byStep = (step: string, a: Person, b: Person): number => {
  if (step === 'rank') return numbers(a.rank, b.rank)
  if (step === 'score') return numbers(b.score, a.score)
  const name = step.slice('class:'.length)
  return Number(b.classes?.includes(name) === true) - Number(a.classes?.includes(name) === true)
}

/** How many digits of a ticket count. */
const counting = 26

/** True when `a` goes before `b`. Tickets are asked for only where all else is equal. */
export const goesBefore =
  (ticket: (id: string) => string) =>
  (order: Order, a: Person, b: Person): boolean => {
    const [placeA, placeB] = [order.ranking?.get(a.id), order.ranking?.get(b.id)]
    if (placeA !== undefined || placeB !== undefined) return (placeA ?? Number.POSITIVE_INFINITY) < (placeB ?? Number.POSITIVE_INFINITY)
    for (const step of order.steps) {
      const so = byStep(step, a, b)
      if (so !== 0) return so < 0
    }
    const [ticketA, ticketB] = [ticket(a.id).slice(0, counting), ticket(b.id).slice(0, counting)]
    return ticketA === ticketB ? a.id < b.id : ticketA < ticketB
  }
