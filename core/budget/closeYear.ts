/** A second person closes the year: what it used is written off its line, the rest is carried over or lapses, and nothing is posted in that year any more. */
import { z } from 'zod'
import { granted, lineAdvanced, lineOpen, lineUsed, transfer, world } from '../accounts.ts'
import { finance, leader } from '../roles.ts'
import { action, linesOf, nextYear, ownAccounts, spendingOf } from './dossier.ts'
import { anotherApproves, bookYearIsOver, isAsked, lineCoversYear, nextLine, nothingIsOnItsWay } from './rules.ts'

export const closeYear = action({
  by: [leader, finance],
  from: ['asked'],
  to: 'closed',
  cites: linesOf,
  input: z.strictObject({}),
  rules: [isAsked('closing'), anotherApproves, bookYearIsOver, nothingIsOnItsWay, lineCoversYear],
  counts: (_law, { id, dossier: { round = '' } }) => [...ownAccounts(id), granted(round)],
  decide: ({ policy }, facts) => {
    const [open, here] = ownAccounts(facts.id).map(facts.balance)
    const { paidFen, returnedFen } = spendingOf(facts)
    const usedFen = Math.max(0, paidFen - returnedFen)
    const fromAdvance = Math.min(usedFen, here ?? 0)
    const left = { openFen: (open ?? 0) - (usedFen - fromAdvance), advancedFen: (here ?? 0) - fromAdvance }
    const rest = policy.money.budget?.value.unused ?? ('lapses' as const)
    return {
      ...{ paidFen, returnedFen, usedFen, overFen: Math.max(0, returnedFen - paidFen), on: facts.today },
      ...{ fromAdvance, ...left, restFen: left.openFen + left.advancedFen, rest },
    }
  },
  apply: (_dossier, { fact: { fromAdvance: _from, openFen: _open, advancedFen: _here, ...closing } }) => ({
    closing,
    asked: undefined,
    askedBy: undefined,
    askedFor: undefined,
  }),
  posts: (law, facts, { usedFen, fromAdvance, openFen, advancedFen, restFen, rest }) => {
    const { clause } = linesOf(law)
    const [{ id }, treasury] = [facts, world('fen', 'treasury')]
    const to = rest === 'carriedOver' ? nextLine(facts) : undefined
    return [
      transfer(lineAdvanced(id), lineUsed(id), fromAdvance, clause),
      transfer(lineOpen(id), lineUsed(id), usedFen - fromAdvance, clause),
      transfer(lineOpen(id), to === undefined ? treasury : lineOpen(to), openFen, clause),
      transfer(lineAdvanced(id), to === undefined ? treasury : lineAdvanced(to), advancedFen, clause),
      ...(to === undefined ? [transfer(granted(facts.dossier.round ?? ''), treasury, restFen, clause)] : []),
    ].filter(t => t.amount > 0)
  },
  causes: (_law, facts, { rest, restFen, advancedFen }) => {
    const { round = '', year = '', lineCode = '' } = facts.dossier
    if (rest !== 'carriedOver' || restFen === 0) return []
    const input = { round, lineCode, year: nextYear(year), restFen, advancedFen }
    return [{ subject: 'budget', id: nextLine(facts), action: 'carryIn', input }]
  },
  tells: ['finance', 'department'],
})
