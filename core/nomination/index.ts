/** The roster's verbs, in the order of the procedure. */
import { blank, waitsFor } from './dossier.ts'
import { enter } from './enter.ts'
import { finalise } from './finalise.ts'
import { moveUp } from './moveUp.ts'
import { order } from './order.ts'
import { receive } from './receive.ts'
import { receivePaper } from './receivePaper.ts'
import { reopen } from './reopen.ts'
import { returnPlaces } from './returnPlaces.ts'
import { seal } from './seal.ts'
import { sendBack } from './sendBack.ts'
import { strike } from './strike.ts'
import { tickPaper } from './tickPaper.ts'
import { untickPaper } from './untickPaper.ts'

export const nomination = {
  blank,
  waitsFor,
  actions: { enter, strike, order, finalise, reopen, seal, receive, sendBack, receivePaper, tickPaper, untickPaper, returnPlaces, moveUp },
}
