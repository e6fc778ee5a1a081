/** The ministry's answer: the host and the programme that it has arranged, no further than the person agreed to. Its hosts needn't stand in our catalogue, and its seats are its own. */
import { department, ministry } from '../roles.ts'
import { action } from './dossier.ts'
import { wayOf } from './offers.ts'
import { AnswerFile, Seat, wishedOrWilling, withinScope } from './rules.ts'

export const readBack = action({
  by: [department, ministry],
  from: ['handedOver'],
  to: 'welcomed',
  cites: ({ policy }) => policy.placement.adjustment,
  input: Seat.extend({ file: AnswerFile }),
  rules: [wishedOrWilling, withinScope],
  decide: (_law, { input, dossier, today }) => ({ ...input, way: wayOf(dossier, input), on: today }),
  apply: ({ offered }, { fact: { file: _, ...fact } }) => ({
    host: fact.host,
    programme: fact.programme,
    offered: [...offered, { ...fact, by: 'ministry', welcomedOn: fact.on }],
  }),
  tells: ['person', 'employer', 'host', 'department'],
})
