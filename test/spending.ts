/** What became of the money of a budget line's year, in a story without a database: the same sums as the server's statement. */
import type { Transfer } from '../core/action.ts'
import { blank, type Spending } from '../core/budget/dossier.ts'

type Moved = { readonly subject: string; readonly id: string; readonly at: string; readonly transfers: readonly Transfer[] }
type Dossiers = ReadonlyMap<string, { readonly status: string }>

const monthOf = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString()
const cameTo = ({ debit, credit, amount }: Transfer) =>
  credit.startsWith('fen/paid/') ? amount : debit.startsWith('fen/paid/') ? -amount : 0

export const spendingIn = (moved: readonly Moved[], dossiers: Dossiers, dossier: object, forecastFen = 0): Spending => {
  const { year = '' } = { ...blank, ...dossier }
  const sum = (payers: readonly string[]) =>
    moved
      .filter(({ subject, at }) => subject === 'payment' && monthOf(at).startsWith(year))
      .filter(({ id }) => payers.includes(String(Reflect.get(dossiers.get(`payment/${id}`) ?? {}, 'payer'))))
      .flatMap(({ transfers }) => transfers)
      .reduce((total, transfer) => total + cameTo(transfer), 0)
  const waiting = [...dossiers].filter(([key, { status }]) => key.startsWith('payment/') && ['held', 'approved'].includes(status))
  return { paidFen: sum(['fund']), returnedFen: sum(['person', 'host']), onItsWay: waiting.length, forecastFen }
}
