/** Somebody leaves the roster: sent back, withdrawn, declined, or struck by an objection. It follows from that, nobody does it by hand. */
import { z } from 'zod'
import { causedBy } from '../roles.ts'
import { action } from './dossier.ts'
import { without } from './lines.ts'

export const strike = action({
  by: [causedBy('application', 'sendBack', 'withdraw', 'decline', 'upholdObjection')],
  from: ['compiled', 'finalised', 'sealed', 'received', 'returned'],
  cites: ({ policy }) => policy.procedure.rosterPerTrack,
  input: z.strictObject({ application: z.string() }),
  apply: ({ lines, status, struckSince }, { fact }) => ({
    lines: without(lines, fact.application),
    struckSince: struckSince || status === 'finalised',
  }),
  tells: ['body'],
})
