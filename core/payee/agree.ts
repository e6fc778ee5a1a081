/** The agreement with a host is on file: its number and its day. */
import { z } from 'zod'
import { department, finance } from '../roles.ts'
import { action, paymentsByRunIsForeseen, runsOf } from './dossier.ts'
import { isWritten, PaperNumber, payeeIsHost } from './rules.ts'

export const agree = action({
  by: [finance, department],
  from: ['registered'],
  cites: runsOf,
  input: z.strictObject({ agreementNumber: PaperNumber, on: z.iso.date() }),
  rules: [paymentsByRunIsForeseen, payeeIsHost, isWritten],
  apply: (_dossier, { fact: { agreementNumber: number, on } }) => ({ agreement: { number, on } }),
  tells: ['host'],
})
