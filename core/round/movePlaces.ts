/** Places that nobody used go from one body to another, or to and from the department's pool or a reserved place: an act with a reason, never an edited table. */
import { z } from 'zod'
import { placesOffered, transfer } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { causedBy, department, leader } from '../roles.ts'
import { action, type Round } from './dossier.ts'
import { bodiesAreListed, enoughAreFree, type Moving, trackIsOpenToBody } from './moving.ts'
import { findSetAside, holderOf } from './places.ts'

/** A name as accounts are made of: no separators. */
const Name = z.string().regex(/^[a-z0-9-]{1,60}$/i)
const input = z
  .strictObject({ track: Name, from: Name, to: Name, count: z.int().positive(), reason: z.string().min(2).max(400) })
  .refine(({ from, to }) => from !== to, { path: ['to'], error: 'another than from' })
type Given = Facts<Round> & { readonly input: z.output<typeof input> }

/** What two bodies have agreed on was set aside when it was offered. */
const movingIn = ({ id, cause, input: { track, from, to, count } }: Given): Moving => {
  const account = cause?.subject === 'move' ? placesOffered(id, track, from) : holderOf(id, track, from)
  return { track, from, to, count, account }
}

export const movePlaces = action({
  by: [department, leader, causedBy('move', 'agree', 'approve')],
  from: ['published', 'open', 'closed', 'noticed', 'announced'],
  cites: ({ places }) => ({ value: places.bodies, clause: places.clause }),
  input,
  rules: [
    enoughAreFree(movingIn),
    trackIsOpenToBody(movingIn),
    bodiesAreListed(({ input: { from, to } }: Given, law) => [from, to].filter(h => h !== 'pool' && !findSetAside(law, h))),
  ],
  counts: (_law, facts) => [movingIn(facts).account],
  apply: ({ moves }, { fact }) => ({ moves: [...moves, fact] }),
  posts: ({ places }, facts, fact) => {
    const { account, track, to, count } = movingIn({ ...facts, input: fact })
    return [transfer(account, holderOf(facts.id, track, to), count, places.clause)]
  },
  tells: ['bodies'],
})
