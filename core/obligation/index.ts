/** The verbs of a service owed, in the order of its years: begin, certify, pause, move, and how it ends. */

import { begin } from './begin.ts'
import { breach } from './breach.ts'
import { certify } from './certify.ts'
import { changePost } from './changePost.ts'
import { closeCase } from './closeCase.ts'
import { discharge } from './discharge.ts'
import { blank, waitsFor } from './dossier.ts'
import { lift } from './lift.ts'
import { open } from './open.ts'
import { openCase } from './openCase.ts'
import { pause } from './pause.ts'
import { remind } from './remind.ts'
import { reportLeaving } from './reportLeaving.ts'
import { restore } from './restore.ts'
import { resume } from './resume.ts'

export const obligation = {
  blank,
  waitsFor,
  actions: {
    open,
    begin,
    certify,
    pause,
    resume,
    changePost,
    reportLeaving,
    openCase,
    closeCase,
    breach,
    restore,
    discharge,
    lift,
    remind,
  },
}
