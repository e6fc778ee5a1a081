/** The verbs of a budget line, in the order of its year. */
import { advance } from './advance.ts'
import { askAdvance } from './askAdvance.ts'
import { askChange } from './askChange.ts'
import { askClosing } from './askClosing.ts'
import { carryIn } from './carryIn.ts'
import { change } from './change.ts'
import { closeYear } from './closeYear.ts'
import { decline } from './decline.ts'
import { blank, waitsFor } from './dossier.ts'
import { grant } from './grant.ts'
import { propose } from './propose.ts'
import { sendBack } from './sendBack.ts'

export const budget = {
  blank,
  waitsFor,
  actions: { propose, grant, decline, askAdvance, advance, askChange, change, askClosing, closeYear, carryIn, sendBack },
}
