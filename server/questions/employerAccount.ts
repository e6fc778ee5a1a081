/** How an employer stands with its people in a round: what it has still to repay them of their journeys, and what it has paid. */
import { addFen } from '../../core/money.ts'
import { questions } from '../../core/question.ts'
import type { PartyAccount } from '../../core/voucher/party.ts'
import { answering, organisationsWith } from './asking.ts'
import { partyAccount } from './party-account.ts'

const together = (one: PartyAccount, other: PartyAccount): PartyAccount => ({
  owedFen: addFen(one.owedFen, other.owedFen),
  paidFen: addFen(one.paidFen, other.paidFen),
  askedFen: addFen(one.askedFen, other.askedFen),
  backFen: addFen(one.backFen, other.backFen),
  waivedFen: addFen(one.waivedFen, other.waivedFen),
  keptFen: addFen(one.keptFen, other.keptFen),
})

export const employerAccount = answering(questions.employerAccount, async (asking, { round }) => {
  const employers = organisationsWith(asking, 'employer')
  const accounts = await Promise.all(employers.map(employer => partyAccount(asking.query, 'employer', employer, round)))
  const [first, ...rest] = accounts
  return first && rest.reduce(together, first)
})
