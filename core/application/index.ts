/** The application's verbs, in the order of the procedure. */
import { accept } from './accept.ts'
import { acceptAhead } from './acceptAhead.ts'
import { admit } from './admit.ts'
import { agreeToNotice } from './agreeToNotice.ts'
import { callUp } from './callUp.ts'
import { consent } from './consent.ts'
import { decline } from './decline.ts'
import { discard } from './discard.ts'
import { dismissObjection } from './dismissObjection.ts'
import { blank, turn, waitsFor } from './dossier.ts'
import { lapse } from './lapse.ts'
import { nominate } from './nominate.ts'
import { object } from './object.ts'
import { recommend } from './recommend.ts'
import { remind } from './remind.ts'
import { reserve } from './reserve.ts'
import { save } from './save.ts'
import { sendBack } from './sendBack.ts'
import { signOnPaper } from './signOnPaper.ts'
import { start } from './start.ts'
import { startFor } from './startFor.ts'
import { submit } from './submit.ts'
import { upholdObjection } from './upholdObjection.ts'
import { withdraw } from './withdraw.ts'
import { withdrawConsent } from './withdrawConsent.ts'

export const application = {
  blank,
  waitsFor,
  turn,
  actions: {
    start,
    startFor,
    save,
    signOnPaper,
    discard,
    submit,
    consent,
    sendBack,
    recommend,
    reserve,
    nominate,
    callUp,
    accept,
    acceptAhead,
    decline,
    object,
    dismissObjection,
    upholdObjection,
    admit,
    withdraw,
    agreeToNotice,
    withdrawConsent,
    lapse,
    remind,
  },
}
