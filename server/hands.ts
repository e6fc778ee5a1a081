/** What the database alone knows: that two accounts are one citizen's. It refuses that one of them decides on what the other prepared; here it is said as the rule of the action. */
import { getSubject } from '../core/catalogue.ts'
import type { SubjectName } from '../core/facts.ts'
import type { Refusal } from '../core/rule.ts'
import type { Law } from '../policy/shape.ts'

/** The rules by which another's hands are wanted, by the constraint that holds them once more. */
export const rulesOf: Readonly<Record<string, readonly string[]>> = {
  another_hand_decides: [
    ...['approvedByAnother', 'waivedByAnother', 'handIsNew', 'anotherApproves', 'editionByAnother', 'agreedByAnother'],
    ...['notByWhoRegistered', 'decidedByAnother', 'heardByAnother'],
  ],
  named_hand_stays_out: ['openerIsAnother', 'isAnothers'],
  undone_by_another: ['undoneByAnother'],
}

const constraintOf = (error: unknown): string => (error instanceof Error ? String(Reflect.get(error, 'constraint') ?? '') : '')

/** Whether it was refused because two accounts are in one hand. */
export const isOneHand = (error: unknown, ...constraints: readonly string[]): boolean => constraints.includes(constraintOf(error))

export const refusedForHands = (error: unknown, law: Law, subject: SubjectName, name: string): Refusal | undefined => {
  const rules = rulesOf[constraintOf(error)]
  const action = getSubject(subject).actions[name]
  const rule = action?.rules?.find(one => rules?.includes(one.name))
  return action && rule && { rule: rule.name, clause: action.cites(law).clause, found: false, wants: true }
}
