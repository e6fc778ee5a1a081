/** The verbs of a sample, in the order of an audit. */
import { answer } from './answer.ts'
import { close } from './close.ts'
import { commit } from './commit.ts'
import { blank, turn, waitsFor } from './dossier.ts'
import { insist } from './insist.ts'
import { raise } from './raise.ts'
import { settle } from './settle.ts'
import { tell } from './tell.ts'

export const sample = { blank, waitsFor, turn, actions: { commit, tell, raise, answer, insist, settle, close } }
