/** The parcel's verbs: it is made, and an answer is brought. What follows from an answer are acts on placements. */
import { bringAnswer } from './bringAnswer.ts'
import { blank, waitsFor } from './dossier.ts'
import { make } from './make.ts'

export const parcel = { blank, waitsFor, actions: { make, bringAnswer } }
