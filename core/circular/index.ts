/** The circular's verbs. */
import { discard } from './discard.ts'
import { blank, waitsFor } from './dossier.ts'
import { draft } from './draft.ts'
import { revise } from './revise.ts'
import { send } from './send.ts'
import { sendAgain } from './sendAgain.ts'

export const circular = { blank, waitsFor, actions: { draft, revise, send, sendAgain, discard } }
