/** Places that nobody used go from one body to another, or to and from the department's pool or a reserved place: an act with a reason, never an edited table. */
import { z } from 'zod'
import { transfer } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { department, leader } from '../roles.ts'
import { ruleOfInput, ruleOverMany } from '../rule.ts'
import { action, type Round } from './dossier.ts'
import { countedOn, countedTracks, findBody, findSetAside, holderOf, isOpenTo } from './places.ts'
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

/** A body takes places of a track that it may fill, a reserved place only those of its own; what is counted over all tracks is open to all. */
const trackIsOpenToBody = ruleOverMany<Given>(
  'trackIsOpenToBody',
  (law, { input: { track: id, to } }) => {
    const { clause } = law.places
    const [track, body, held] = [law.policy.tracks[id], findBody(law, to), findSetAside(law, to)]
    if (!countedTracks(law).includes(id)) return [{ clause, holds: false, found: id, wants: countedTracks(law) }]
    if (held) return [{ clause, holds: countedOn(law, held.track) === id, found: id, wants: held.track }]
    if (track === undefined || body === undefined) return []
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
    bodiesAreListed(({ from, to }: z.output<typeof input>, law) => [from, to].filter(h => h !== 'pool' && !findSetAside(law, h))),
  ],
  counts: (_law, { id, input: { track, from } }) => [holderOf(id, track, from)],
  apply: ({ moves }, { fact }) => ({ moves: [...moves, fact] }),
  posts: ({ places }, { id }, { track, from, to, count }) => [
    transfer(holderOf(id, track, from), holderOf(id, track, to), count, places.clause),
  ],
  tells: ['body'],
})
