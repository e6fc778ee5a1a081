/** The budget line of 2022 in memory, told up to the point where a test begins. */
import type { Spending } from '../core/budget/dossier.ts'
import type { Actor } from '../core/facts.ts'
import { department, digest, law, leader, on, onRound, openRound, recommended, rosterReceived, round } from './given.ts'
import { type World, world } from './world.ts'
import { cashier } from './year.ts'

export const line = `${round}.2022`
export const million = 100_000_000
export const given = { round, year: '2022', lineCode: 'RC-2022-017', amountFen: million }
const quiet: Spending = { paidFen: 0, returnedFen: 0, onItsWay: 0, forecastFen: 0 }

type Said = { readonly input?: unknown; readonly id?: string; readonly day?: string; readonly spending?: Partial<Spending> }
export const act = (w: World, action: string, by: Actor, { input = {}, id = line, day = '2022-05-09', spending = {} }: Said = {}) =>
  w.perform({ subject: 'budget', id, action, by, on: day, input, spending: { ...quiet, ...spending } })
export const must = (...args: Parameters<typeof act>) => {
  const answer = act(...args)
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusals))
}

/** The round is published, and finance has entered the line. */
export const proposed = (itsLaw = law) => {
  const w = world(itsLaw)
  const input = { law: digest('a'), edition: itsLaw.policy.edition }
  w.must({ subject: 'round', id: round, action: 'publish', input, by: leader, on: '2022-03-03' })
  must(w, 'propose', cashier, { input: given })
  return w
}
export const allotted = (itsLaw = law) => {
  const w = proposed(itsLaw)
  must(w, 'grant', leader)
  return w
}
/** Finance has asked something of a line that stands. */
export const asking = (action: string, said: Said = {}) => {
  const w = allotted()
  must(w, action, cashier, said)
  return w
}

/** Two are accepted, the notice has run, and the line holds so much. */
export const twoAccepted = (amountFen: number, itsLaw = law) => {
  const w = openRound(itsLaw)
  for (const id of ['a1', 'a2']) recommended(w, id)
  rosterReceived(w)
  for (const id of ['a1', 'a2']) on(w, id, 'accept', department, '2022-05-05')
  onRound(w, 'close', department, '2022-05-06')
  onRound(w, 'publishNotice', department, '2022-05-09')
  must(w, 'propose', cashier, { input: { ...given, amountFen } })
  must(w, 'grant', leader)
  return w
}
