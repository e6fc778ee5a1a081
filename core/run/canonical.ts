/** A line as it is signed: what of it, if it changed, would be another payment. */
import { canonical } from '../canonical.ts'
import type { Fen } from '../money.ts'

export type Signed = {
  readonly n: number
  readonly payment: string
  readonly payee: string
  readonly amountFen: Fen
  readonly clause: string
  readonly account: { readonly n: number; readonly digest: string }
}

/** One line of the text whose SHA-256 the run is locked under. */
export const signedLine = ({ n, payment, payee, amountFen, clause, account }: Signed): string =>
  `${canonical([n, payment, payee, amountFen, clause, account.n, account.digest])}\n`
