/** Actions that the page of a dossier has a place of their own for. */
import { undoings } from '../../../core/training/undo-names.ts'

export const placedElsewhere: readonly string[] = [
  'revise',
  'sendAgain',
  'order',
  'save',
  'start',
  'startFor',
  'signOnPaper',
  'consent',
  'extendFor',
  'ask',
  'voidScore',
  'tickPaper',
  'untickPaper',
  'askUndo',
  'askLeave',
  'dropUndo',
  ...undoings,
  'followUp',
  'noteTransfers',
  'confirmPartyLife',
]
