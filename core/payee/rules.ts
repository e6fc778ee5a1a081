/** What the acts on papers of a host share. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { type Rule, rule, ruleOfInput } from '../rule.ts'
import { type Payee, runsOf } from './dossier.ts'

export const PaperNumber = z.string().trim().min(2).max(60)

export const payeeIsHost: Rule<Facts<Payee>> = rule(
  'payeeIsHost',
  law => ({ ...runsOf(law), value: 'host' }),
  (wanted, { dossier }) => dossier.kind === wanted,
  ({ dossier }) => dossier.kind,
)

/** A paper that is on file was written before. */
export const isWritten: Rule<Facts<Payee> & { readonly input: { readonly on: string } }> = ruleOfInput(
  'isWritten',
  (law, { today }) => ({ ...runsOf(law), value: today }),
  (today, { input: { on } }) => on <= today,
  ({ input: { on } }) => on,
)
