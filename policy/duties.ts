/** The shape of what follows admission: placement, documents, the training year, discipline, certificate, follow-up and money. */
import { z } from 'zod'
import { cited, Day, Span, Text } from './words.ts'

export const Placement = z.strictObject({
  preferences: cited(z.strictObject({ min: z.int().nonnegative(), max: z.int().positive() })),
  adjustment: cited(z.strictObject({ onlyIfWilling: z.boolean(), askAgain: z.boolean() })),
  answerDays: cited(z.int().positive()),
  hostAnswerDays: cited(z.int().positive()),
  refusalCosts: cited(z.enum(['nothing', 'place'])),
})

export const Documents = z.strictObject({
  formCopies: cited(z.int().positive()),
  rosterCopies: cited(z.int().positive()),
  sealedRoster: cited(z.boolean()),
  enrolmentNoticeBy: cited(Day),
  numberCode: cited(z.string().min(1)),
})

const LeaveKind = z.strictObject({ code: z.string(), name: Text, grantedBy: z.enum(['host']), countsAsTraining: z.boolean() })

const Ground = z.strictObject({ code: z.enum(['noShow', 'stopped', 'brokeRules']), clause: z.string(), name: Text })

const Discipline = z.strictObject({
  grounds: cited(z.array(Ground).min(1)),
  hearingDays: cited(z.int().positive()),
  decidedByAnother: cited(z.literal(true)),
  reprimand: cited(z.boolean()),
  appealDays: cited(z.int().positive()),
  /** Share of what was really paid that is claimed back, in hundredths of a per cent (10,000 is the whole). */
  clawback: cited(
    z.strictObject({ shareBasisPoints: z.int().min(0).max(10_000), items: z.array(z.string()).min(1), payWithinDays: z.int().positive() }),
  ),
})

export const Training = z.strictObject({
  enrolment: cited(Span),
  studyPlan: cited(z.boolean()),
  reportEveryMonths: cited(z.int().positive()),
  leave: z.strictObject({
    kinds: cited(z.array(LeaveKind).min(1)),
    grantedBy: cited(z.literal('host')),
    warnAfterDays: cited(z.int().positive()),
  }),
  change: cited(z.strictObject({ refusedByDefault: z.boolean(), decidedBy: z.literal('department') })),
  termination: cited(z.strictObject({ confirmedBy: z.literal('host'), approvedBy: z.literal('department'), sanction: z.boolean() })),
  partyLife: cited(z.strictObject({ statuses: z.array(z.string()).min(1), confirmedBy: z.literal('host') })),
  assessment: cited(z.strictObject({ scale: z.literal('passOrFail'), attempts: z.int().positive() })),
  certificate: z.strictObject({ issuers: cited(z.record(z.string(), z.array(Text).min(1))), afterPass: cited(z.literal(true)) }),
  discipline: Discipline,
  undertakings: cited(z.array(z.strictObject({ code: z.string(), clause: z.string(), name: Text })).min(1)),
  undertakingsEveryMonths: cited(z.int().positive()),
  followUp: cited(
    z.strictObject({
      afterMonths: z.array(z.int().positive()).min(1),
      asks: z.array(z.strictObject({ code: z.string(), name: Text })).min(1),
    }),
  ),
})

const Item = z.strictObject({
  name: Text,
  payer: cited(z.enum(['fund', 'employer', 'person'])),
  payee: cited(z.enum(['host', 'trainee', 'carrier', 'nobody'])),
  /** Whole yuan or with two decimals as text; per track, or one for all. */
  rateYuan: z.record(z.string(), cited(z.union([z.int().nonnegative(), z.string()]))).optional(),
  per: z.enum(['personYear', 'month', 'journey', 'meal']),
  trigger: cited(z.enum(['enrolled', 'assessmentPassed', 'claimed', 'never'])),
  /** How a month that was only partly trained counts. */
  partMonth: cited(z.enum(['wholeMonthsOnly', 'byDays', 'anyDayCountsWhole'])).optional(),
  perYear: cited(z.int().positive()).optional(),
})
export type MoneyItem = z.infer<typeof Item>

export const Money = z.strictObject({
  items: z.strictObject({ tuition: Item, allowance: Item, travel: Item, meals: Item }),
  approvedByAnother: cited(z.literal(true)),
  terminationAllowance: cited(z.enum(['none', 'monthsServed'])),
  unusedTuition: cited(z.enum(['asked back', 'kept'])),
})
