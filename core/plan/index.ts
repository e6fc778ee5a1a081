/** The plan's one verb: what becomes of it are the acts on placements. */
import { blank, waitsFor } from './dossier.ts'
import { save } from './save.ts'

export const plan = { blank, waitsFor, actions: { save } }
