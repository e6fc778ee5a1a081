/** The verbs of a document number that somebody has to do with by hand. */
import { annul } from './annul.ts'
import { blank, waitsFor } from './dossier.ts'
import { draw } from './draw.ts'
import { reinstate } from './reinstate.ts'

export const number = { blank, waitsFor, actions: { draw, annul, reinstate } }
