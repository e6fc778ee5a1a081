/** The placement's verbs, in the order of the procedure: inside by proposal and answers, outside by the ministry. */
import { agree } from './agree.ts'
import { cancel } from './cancel.ts'
import { change } from './change.ts'
import { confirm } from './confirm.ts'
import { blank, waitsFor } from './dossier.ts'
import { forfeit } from './forfeit.ts'
import { giveUp } from './giveUp.ts'
import { handBack } from './handBack.ts'
import { handOver } from './handOver.ts'
import { open } from './open.ts'
import { propose } from './propose.ts'
import { readBack } from './readBack.ts'
import { refuse } from './refuse.ts'
import { reinstate } from './reinstate.ts'
import { remind } from './remind.ts'
import { restore } from './restore.ts'
import { turnDown } from './turnDown.ts'
import { welcome } from './welcome.ts'

export const placement = {
  blank,
  waitsFor,
  actions: {
    open,
    propose,
    agree,
    refuse,
    welcome,
    turnDown,
    handOver,
    readBack,
    handBack,
    confirm,
    change,
    giveUp,
    forfeit,
    cancel,
    restore,
    reinstate,
    remind,
  },
}
