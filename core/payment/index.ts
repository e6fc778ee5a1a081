/** The payment's verbs: money out by four eyes, journeys by the employer, money back by parts. */
import { annul } from './annul.ts'
import { approve } from './approve.ts'
import { askWaiver } from './askWaiver.ts'
import { bounce } from './bounce.ts'
import { cancel } from './cancel.ts'
import { cancelDemand } from './cancelDemand.ts'
import { claim } from './claim.ts'
import { close } from './close.ts'
import { countAgainst } from './countAgainst.ts'
import { demand } from './demand.ts'
import { blank, waitsFor } from './dossier.ts'
import { dropWaiver } from './dropWaiver.ts'
import { forewarn } from './forewarn.ts'
import { free } from './free.ts'
import { hold } from './hold.ts'
import { open } from './open.ts'
import { pay } from './pay.ts'
import { prepare } from './prepare.ts'
import { receive } from './receive.ts'
import { redirect } from './redirect.ts'
import { refuseClaim } from './refuseClaim.ts'
import { refuseWaiver } from './refuseWaiver.ts'
import { reject } from './reject.ts'
import { remind } from './remind.ts'
import { remit } from './remit.ts'
import { resume } from './resume.ts'
import { reverse } from './reverse.ts'
import { setOff } from './setOff.ts'
import { settle } from './settle.ts'
import { spread } from './spread.ts'
import { suspend } from './suspend.ts'
import { waive } from './waive.ts'

export const payment = {
  blank,
  waitsFor,
  actions: {
    open,
    redirect,
    prepare,
    approve,
    pay,
    bounce,
    hold,
    free,
    remit,
    reject,
    reverse,
    cancel,
    annul,
    setOff,
    countAgainst,
    claim,
    settle,
    refuseClaim,
    demand,
    spread,
    receive,
    askWaiver,
    waive,
    refuseWaiver,
    dropWaiver,
    forewarn,
    remind,
    close,
    suspend,
    resume,
    cancelDemand,
  },
}
