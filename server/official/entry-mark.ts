/** The mark of a decision's paper: which entry of the record it stands on, and what the chain says of it, so that paper and record are held against each other. */

import type { PaperKind } from '../../core/paper/index.ts'
import { shortCode } from '../../core/paper-code.ts'
import type { OfficialFacts } from '../../documents/official.ts'
import type { Asking } from '../questions/asking.ts'
import type { Look } from '../questions/look.ts'

/** The acts that a paper tells somebody of. A notice to everybody, a receipt and an enrolment are no decision on one person. */
const decisions: Partial<Record<PaperKind, readonly string[]>> = {
  notAdmitted: ['decline', 'upholdObjection'],
  objectionAnswer: ['uphold', 'dismiss'],
  changeAllowed: ['allowChange'],
  changeRefused: ['refuseChange'],
  termination: ['terminate'],
  sanction: ['sanction'],
  reprimand: ['reprimand'],
  repayment: ['demand'],
  waiver: ['waive'],
  appealDecision: ['uphold', 'correct'],
}

const entryText = 'select n, hash from journal where subject = $1 and id = $2 and action = any($3) order by n desc limit 1'

/** The same sixteen digits stand beside the entry in its history, and the short code in its proof. */
export const withEntryMark = async (
  asking: Asking,
  { subject, id }: Look,
  kind: PaperKind,
  facts: OfficialFacts,
): Promise<OfficialFacts> => {
  const [entry] = await asking.query<{ n: number; hash: string }>(entryText, [subject, id, decisions[kind] ?? []])
  if (!entry || facts.code) return facts
  const says = `tepei:entry:${subject}/${id}/${entry.n}:${entry.hash.slice(0, 16)}`
  return { ...facts, code: { says, label: `第${entry.n}条记录\n${shortCode(entry.hash)}` } }
}
