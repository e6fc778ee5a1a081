/** The hosting's verbs, in the order of the procedure. */
import { accept } from './accept.ts'
import { blank, waitsFor } from './dossier.ts'
import { invite } from './invite.ts'
import { lapse } from './lapse.ts'
import { nameContact } from './nameContact.ts'
import { remind } from './remind.ts'
import { save } from './save.ts'
import { sendBack } from './sendBack.ts'
import { submit } from './submit.ts'

export const hosting = {
  blank,
  waitsFor,
  actions: { invite, nameContact, save, submit, accept, sendBack, remind, lapse },
}
