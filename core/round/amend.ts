/** A new edition of the same programme and year is announced: it takes effect on the day that it names, and whoever has a form in hand hears of it. */
import { z } from 'zod'
import type { Law } from '../../policy/shape.ts'
import { addDays } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { department, leader } from '../roles.ts'
import { ruleOfInput, ruleOverMany } from '../rule.ts'
import { accountsOf, whatIsInUseStays, whatIsNamedStays } from './amendment.ts'
import { action, type Round } from './dossier.ts'

const input = z.strictObject({ law: z.string().regex(/^[0-9a-f]{64}$/), reason: z.string().min(2).max(400) })
type Given = Facts<Round> & { readonly input: z.output<typeof input> }

const nameOf = ({ policy }: Law) => ({ programme: policy.programme.id, year: policy.year })

const amendsThisYear = ruleOfInput(
  'amendsThisYear',
  law => ({ ...law.policy.editions, value: { ...nameOf(law), edition: law.policy.edition } }),
  ({ edition, ...own }, { amendment }: Given) =>
    amendment !== undefined && JSON.stringify(nameOf(amendment)) === JSON.stringify(own) && amendment.policy.edition !== edition,
  ({ amendment }) => amendment && { ...nameOf(amendment), edition: amendment.policy.edition },
)

const notInThePast = ruleOfInput(
  'notInThePast',
  ({ policy }, { today }: Given) => ({ ...policy.editions, value: today }),
  (today, { amendment }) => amendment !== undefined && amendment.policy.effectiveFrom >= today,
  ({ amendment }) => amendment?.policy.effectiveFrom,
)

const tracksStay = ruleOverMany<Given>(
  'tracksStay',
  ({ policy }, { amendment }) => {
    const { clause } = policy.editions
    return Object.keys(policy.tracks).map(track => ({
      clause,
      holds: amendment?.policy.tracks[track] !== undefined,
      found: track,
      wants: true,
    }))
  },
  true,
)

export const amend = action({
  by: [department, leader],
  from: ['published', 'open', 'closed', 'noticed', 'announced'],
  cites: ({ policy }) => policy.editions,
  input,
  rules: [amendsThisYear, notInThePast, tracksStay, whatIsNamedStays, whatIsInUseStays(true)],
  counts: accountsOf,
  decide: (_law, { amendment, input: { law, reason } }) => ({
    law,
    edition: amendment?.policy.edition ?? '',
    on: amendment?.policy.effectiveFrom ?? '',
    reason,
  }),
  apply: (_dossier, { fact }) => ({ amendment: fact }),
  // The clock takes it up every day. One that is in force from today on is not kept waiting for tomorrow's.
  answerBy: (_law, { amendment, today }) => (amendment?.policy.effectiveFrom === today ? addDays(today, -1) : undefined),
  tells: ['body', 'department', 'applicants'],
})
