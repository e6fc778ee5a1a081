/** What tests of the objection desk are given: a list on public notice, and people who object. */
import type { Actor } from '../core/facts.ts'
import { visitorActor } from '../core/roles.ts'
import { department, law, on, onRound, openRound, recommended, rosterReceived, round } from './given.ts'
import type { World } from './world.ts'

/** The people named are accepted and on notice from 2022-05-09 to 2022-05-16; the `later` ones are nominated and not on it yet. */
export const onNotice = (ids: readonly string[] = ['a1'], itsLaw = law, later: readonly string[] = []): World => {
  const w = openRound(itsLaw)
  for (const id of [...ids, ...later]) recommended(w, id)
  rosterReceived(w)
  for (const id of ids) on(w, id, 'accept', department, '2022-05-05')
  onRound(w, 'close', department, '2022-05-06')
  onRound(w, 'publishNotice', department, '2022-05-09')
  return w
}

export const onObjection = (w: World, id: string, action: string, by: Actor, day: string, input: unknown = {}) =>
  w.perform({ subject: 'objection', id, action, by, on: day, input })

export const words = { ground: 'age', statement: '年龄与档案记载的不一致，请核实。' }

/** Through the public page, without a name, about one person or about the list. */
export const raised = (w: World, id: string, about = 'a1', more: object = {}, day = '2022-05-10') =>
  onObjection(w, id, 'raise', visitorActor, day, { round, ...(about !== 'list' && { about }), ...words, ...more })
