/** The applicant hands the form in. What was not open for correction can't have changed, and nobody who is already ruled out gets in line. */
import { z } from 'zod'
import { answerDay } from '../calendar.ts'
import { verdictOf } from '../criteria/index.ts'
import { person } from '../roles.ts'
import { consentsAreGiven } from './consents.ts'
import { action } from './dossier.ts'
import { bodyOfForm, Form } from './form.ts'
import { handsInForOwn, helper } from './helping.ts'
import { rawFacts } from './register.ts'
import { builtOnNewest, criteriaHold, formIsRight, requestCanBeMet, roundIsOpen, withinWindow } from './rules.ts'

export const submit = action({
  by: [person, helper],
  from: ['draft', 'returned'],
  to: 'submitted',
  cites: ({ policy }) => policy.procedure.windows.apply,
  input: z.strictObject({ base: z.int().optional() }),
  opens: 'form',
  rules: [
    builtOnNewest,
    roundIsOpen,
    withinWindow('apply'),
    ...formIsRight,
    ...consentsAreGiven,
    requestCanBeMet,
    handsInForOwn,
    criteriaHold('eligibleToSubmit'),
  ],
  decide: (law, facts) => {
    const { policy } = law
    const { opened, dossier, today } = facts
    const form = Form.parse(opened)
    const { track, fieldServed, preferences, willing, scope } = form.request
    return {
      version: dossier.version,
      digest: dossier.digest,
      track,
      employer: form.employer.creditCode,
      body: bodyOfForm(law, form, today),
      field: fieldServed,
      grassRoots: policy.procedure.grassRoots.value.levels.includes(form.employer.level),
      verdict: verdictOf(policy, track, rawFacts(policy, form, facts)).verdict,
      // A supervisor is somebody's name: it stays in the sealed form.
      preferences: preferences.map(({ host, programme }) => ({ host, programme })),
      willing,
      ...(willing && scope && { scope }),
    }
  },
  answerBy: ({ policy }, { today }) => answerDay(today, policy.procedure.answerDays.consent.value),
  apply: (_dossier, { fact: { verdict: _, version: _v, digest: _d, ...fact } }) => ({
    ...fact,
    corrections: [],
    attested: {},
    undertakings: [],
    consent: undefined,
  }),
  tells: ['employer'],
})
