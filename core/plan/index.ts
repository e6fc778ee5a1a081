/** The plan's verbs: it is saved, and where it is carried out though it misses a minimum, that is allowed with a reason. What becomes of it are the acts on placements. */
import { allowShort } from './allowShort.ts'
import { blank, waitsFor } from './dossier.ts'
import { save } from './save.ts'

export const plan = { blank, waitsFor, actions: { save, allowShort } }
