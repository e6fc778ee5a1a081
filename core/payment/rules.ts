/** What several actions on a payment share. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { type Rule, ruleOfInput } from '../rule.ts'
import type { Payment } from './dossier.ts'

/** The bank's word: its reference and its day. */
export const Bank = z.strictObject({ reference: z.string().regex(/^[\w-]{1,60}$/), on: z.iso.date() })
export type Bank = z.infer<typeof Bank>

/** Files that show it, by their digests. */
export const Evidence = z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(5)

/** Why a bank pays a line not. */
export const bankReasons = ['wrongAccount', 'wrongName', 'closedAccount', 'other'] as const

/** Nobody reports today what the bank will do tomorrow. */
export const notInFuture: Rule<Facts<Payment> & { readonly input: { readonly on: string } }> = ruleOfInput(
  'notInFuture',
  ({ policy }, { today }) => ({ ...policy.money.approvedByAnother, value: today }),
  (today, { input }) => input.on <= today,
  ({ input }) => input.on,
)
