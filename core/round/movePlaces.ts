/** Places that nobody used go from one body to another, or to and from the department's pool: an act with a reason, never an edited table. */
import { z } from 'zod'
import { transfer } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { department, leader } from '../roles.ts'
import { ruleOfInput, ruleOverMany } from '../rule.ts'
import { action, type Round } from './dossier.ts'
import { findBody, holderOf, isOpenTo } from './places.ts'
import { bodiesAreListed } from './rules.ts'

/** A name as accounts are made of: no separators. */
const Name = z.string().regex(/^[a-z0-9-]{1,60}$/i)
const input = z
  .strictObject({ track: Name, from: Name, to: Name, count: z.int().positive(), reason: z.string().min(2).max(400) })
  .refine(({ from, to }) => from !== to, { path: ['to'], error: 'another than from' })
type Given = Facts<Round> & { readonly input: z.output<typeof input> }

const enoughAreFree = ruleOfInput(
  'enoughAreFree',
  ({ places }, { input: { count } }: Given) => ({ value: count, clause: places.clause }),
  (count, { id, input: { track, from }, balance }) => balance(holderOf(id, track, from)) >= count,
  ({ id, input: { track, from }, balance }) => ({ free: balance(holderOf(id, track, from)) }),
)

const trackIsOpenToBody = ruleOverMany<Given>(
  'trackIsOpenToBody',
  (law, { input: { track: id, to } }) => {
    const track = law.policy.tracks[id]
    const body = findBody(law, to)
    if (track === undefined) return [{ clause: law.places.clause, holds: false, found: id, wants: Object.keys(law.policy.tracks) }]
    if (body === undefined) return []
    return [{ clause: track.employerLevels.clause, holds: isOpenTo(track, body), found: body.level, wants: track.employerLevels.value }]
  },
  true,
)

export const movePlaces = action({
  by: [department, leader],
  from: ['published', 'open', 'closed', 'noticed', 'announced'],
  cites: ({ places }) => ({ value: places.bodies, clause: places.clause }),
  input,
  rules: [
    enoughAreFree,
    trackIsOpenToBody,
    bodiesAreListed(({ from, to }: z.output<typeof input>) => [from, to].filter(b => b !== 'pool')),
  ],
  counts: (_law, { id, input: { track, from } }) => [holderOf(id, track, from)],
  apply: ({ moves }, { fact }) => ({ moves: [...moves, fact] }),
  posts: ({ places }, { id }, { track, from, to, count }) => [
    transfer(holderOf(id, track, from), holderOf(id, track, to), count, places.clause),
  ],
  tells: ['body'],
})
