/** The statement of a host from its parts: the sums that it ends in. */
import { addFen, subtractFen } from '../money.ts'
import type { HostStatement } from './questions.ts'

export const totalsOf = ({ lines, refunds }: Pick<HostStatement, 'lines' | 'refunds'>): HostStatement['totals'] => {
  const ofLines = (key: 'agreedFen' | 'paidFen' | 'owedFen') => addFen(...lines.map(line => line[key]))
  const ofRefunds = (key: 'askedFen' | 'receivedFen' | 'openFen') => addFen(...refunds.map(refund => refund[key]))
  const [owedFen, openFen] = [ofLines('owedFen'), ofRefunds('openFen')]
  return {
    ...{ agreedFen: ofLines('agreedFen'), paidFen: ofLines('paidFen'), owedFen },
    ...{ askedFen: ofRefunds('askedFen'), receivedFen: ofRefunds('receivedFen'), openFen },
    balanceFen: subtractFen(owedFen, openFen),
  }
}
