/** The employer consents to this version of the form, vouches for conduct and gives each undertaking of the policy. */
import { z } from 'zod'
import { answerDay } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { employer } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { type Application, action } from './dossier.ts'
import { unchangedSinceSeen, withinWindow } from './rules.ts'
import { SealedPage, sealedPageIn, sealedPageIsOfForm, sealedPageIsThere } from './sealed-page.ts'

const input = z.strictObject({ conductConfirmed: z.boolean(), undertakings: z.array(z.string()), sealedPage: SealedPage })
type Given = Facts<Application> & { readonly input: z.output<typeof input> }

const everyUndertakingIsGiven = ruleOfInput(
  'everyUndertakingIsGiven',
  ({ policy }) => ({ ...policy.training.undertakings, value: policy.training.undertakings.value.map(u => u.code) }),
  (codes, { input }: Given) => codes.every(code => input.undertakings.includes(code)),
  ({ input }) => input.undertakings,
)

export const consent = action({
  by: [employer],
  from: ['submitted'],
  to: 'consented',
  cites: ({ policy }) => policy.procedure.windows.consent,
  input,
  rules: [withinWindow('consent'), everyUndertakingIsGiven, sealedPageIsThere, sealedPageIsOfForm, unchangedSinceSeen],
  decide: (_law, facts) => ({
    conductConfirmed: facts.input.conductConfirmed,
    undertakings: facts.input.undertakings,
    ...sealedPageIn(facts),
    ...(facts.actor.only !== undefined && { byLink: true }),
  }),
  answerBy: ({ policy }, { today }) => answerDay(today, policy.procedure.answerDays.vet.value),
  apply: (_dossier, { fact }) => ({
    attested: { conductConfirmed: fact.conductConfirmed, employerConsents: true },
    undertakings: fact.undertakings,
    consent: {
      ...(fact.byLink && { byLink: true }),
      ...(fact.sealedPage !== undefined && { sealedPage: fact.sealedPage, pageRead: fact.pageRead }),
    },
  }),
  tells: ['person', 'body'],
})
