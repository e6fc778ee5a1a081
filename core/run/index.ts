/** The run's verbs, in the order of a list that goes to the bank. */
import { abandon } from './abandon.ts'
import { approve } from './approve.ts'
import { approveAgain } from './approveAgain.ts'
import { close } from './close.ts'
import { blank, turn, waitsFor } from './dossier.ts'
import { lock } from './lock.ts'
import { make } from './make.ts'
import { readResult } from './readResult.ts'
import { send } from './send.ts'

export const run = { blank, waitsFor, turn, actions: { make, lock, approve, approveAgain, send, readResult, close, abandon } }
