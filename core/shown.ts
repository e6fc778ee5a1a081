/**
 * Which questions show what lies sealed to others than the person whom it is about, and what of it, by the names that stand in the access log; `formInFull` names the places that it was asked for. Each writes its
 * line before it answers; one that shows what is not named here, or writes no line, fails a test.
 */
import type { QuestionName } from './question.ts'

export const shownBy: Partial<Readonly<Record<QuestionName, readonly string[]>>> = {
  absences: ['leave'],
  accountInFull: ['account'],
  assessment: ['assessment'],
  caseFile: ['case'],
  certificate: ['certificate'],
  changesAsked: ['change'],
  circular: ['contact'],
  contacts: ['contact'],
  demandFile: ['waiver'],
  desk: ['form'],
  fileToScore: ['form'],
  form: ['form'],
  formInFull: [],
  hosting: ['contact', 'wish'],
  inquiry: ['inquiry'],
  leaveAsked: ['leave'],
  months: ['leave'],
  objection: ['objection'],
  panel: ['score'],
  partyMembers: ['politicalStatus'],
  rareCharacters: ['form'],
  receipts: ['form'],
  rosterDifference: ['form'],
  seen: ['form'],
  study: ['study'],
  toHandOver: ['form'],
  traineePhoto: ['photo'],
  undoing: ['undo'],
}
