/**
 * The host writes down whose Party membership has been transferred to it. Like the yearly confirmation, the list is sealed whole and may lie on the file of
 * any trainee of the host, so that no entry tells who is a member.
 */
import { z } from 'zod'
import { host } from '../../roles.ts'
import { action, studying } from '../dossier.ts'

export const noteTransfers = action({
  by: [host],
  from: [...studying],
  cites: ({ policy }) => policy.training.partyLife,
  input: z.strictObject({ transferred: z.array(z.string()).max(500) }),
  decide: (_law, { today }) => ({ on: today }),
  keeps: ({ input }) => ({ kind: 'partyTransfers', content: input }),
  apply: ({ transfersNoted }, { fact }) => ({ transfersNoted: [...transfersNoted, fact.on] }),
})
