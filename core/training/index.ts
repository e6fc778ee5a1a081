/** The training's verbs, in the order of the year: enrolment, study, leave, change, deferral, milestones, stopping, cases, the end, and what comes after. */
import { agreePlan } from './agreePlan.ts'
import { agreeToChange } from './agreeToChange.ts'
import { allowChange } from './allowChange.ts'
import { answerBreach } from './answerBreach.ts'
import { answerHelp } from './answerHelp.ts'
import { askChange } from './askChange.ts'
import { askDeferral } from './askDeferral.ts'
import { askHelp } from './askHelp.ts'
import { askLeave } from './askLeave.ts'
import { askTermination } from './askTermination.ts'
import { askUndo } from './askUndo.ts'
import { cancel } from './cancel.ts'
import { claimTravel } from './claimTravel.ts'
import { closeCase } from './closeCase.ts'
import { comeBack } from './comeBack.ts'
import { confirmPartyLife } from './confirmPartyLife.ts'
import { confirmTermination } from './confirmTermination.ts'
import { confirmUndertakings } from './confirmUndertakings.ts'
import { correctAbsence } from './correctAbsence.ts'
import { correctLeave } from './correctLeave.ts'
import { declare } from './declare.ts'
import { defer } from './defer.ts'
import { blank, waitsFor } from './dossier.ts'
import { dropJourney } from './dropJourney.ts'
import { dropUndo } from './dropUndo.ts'
import { enrol } from './enrol.ts'
import { excuse } from './excuse.ts'
import { excuseAbsence } from './excuseAbsence.ts'
import { fail } from './fail.ts'
import { fileMinutes } from './fileMinutes.ts'
import { followUp } from './followUp.ts'
import { grantLeave } from './grantLeave.ts'
import { keepOn } from './keepOn.ts'
import { lapse } from './lapse.ts'
import { letGo } from './letGo.ts'
import { logVisit } from './logVisit.ts'
import { makeUp } from './makeUp.ts'
import { namePanel } from './namePanel.ts'
import { noteRefund } from './noteRefund.ts'
import { noteSilence } from './noteSilence.ts'
import { noteTransfers } from './noteTransfers.ts'
import { notify } from './notify.ts'
import { open } from './open.ts'
import { openCase } from './openCase.ts'
import { overlookAbsence } from './overlookAbsence.ts'
import { pass } from './pass.ts'
import { plan } from './plan.ts'
import { readmit } from './readmit.ts'
import { readReport } from './readReport.ts'
import { recordAbsence } from './recordAbsence.ts'
import { recordMarks } from './recordMarks.ts'
import { referAbsence } from './referAbsence.ts'
import { refuseChange } from './refuseChange.ts'
import { refuseDeferral } from './refuseDeferral.ts'
import { refuseLeave } from './refuseLeave.ts'
import { rejoin } from './rejoin.ts'
import { release } from './release.ts'
import { remark } from './remark.ts'
import { remind } from './remind.ts'
import { report } from './report.ts'
import { reportBreach } from './reportBreach.ts'
import { reportNoShow } from './reportNoShow.ts'
import { restore } from './restore.ts'
import { returnPlan } from './returnPlan.ts'
import { settleMonths } from './settleMonths.ts'
import { takeLeaveBack } from './takeLeaveBack.ts'
import { terminate } from './terminate.ts'
import { turn } from './turn.ts'
import { undoEnrolment } from './undoEnrolment.ts'
import { undoFail } from './undoFail.ts'
import { undoMakeUp } from './undoMakeUp.ts'
import { undoNoShow } from './undoNoShow.ts'
import { undoPass } from './undoPass.ts'
import { undoRelease } from './undoRelease.ts'
import { undoRepeat } from './undoRepeat.ts'
import { undoTermination } from './undoTermination.ts'
import { undoWithdrawal } from './undoWithdrawal.ts'
import { voidDeclaration } from './voidDeclaration.ts'
import { warn } from './warn.ts'
import { warnOfAbsence } from './warnOfAbsence.ts'
import { withdraw } from './withdraw.ts'

export const training = {
  blank,
  waitsFor,
  turn,
  actions: {
    open,
    notify,
    enrol,
    reportNoShow,
    excuse,
    release,
    plan,
    agreePlan,
    returnPlan,
    report,
    readReport,
    remark,
    askLeave,
    takeLeaveBack,
    grantLeave,
    refuseLeave,
    comeBack,
    correctLeave,
    recordAbsence,
    excuseAbsence,
    correctAbsence,
    makeUp,
    undoMakeUp,
    warnOfAbsence,
    referAbsence,
    overlookAbsence,
    askChange,
    letGo,
    agreeToChange,
    allowChange,
    refuseChange,
    askDeferral,
    defer,
    refuseDeferral,
    rejoin,
    withdraw,
    lapse,
    warn,
    declare,
    voidDeclaration,
    noteRefund,
    askTermination,
    confirmTermination,
    settleMonths,
    terminate,
    keepOn,
    openCase,
    closeCase,
    cancel,
    restore,
    readmit,
    namePanel,
    recordMarks,
    fileMinutes,
    pass,
    fail,
    noteTransfers,
    confirmPartyLife,
    confirmUndertakings,
    reportBreach,
    answerBreach,
    logVisit,
    askHelp,
    answerHelp,
    claimTravel,
    dropJourney,
    followUp,
    noteSilence,
    remind,
    askUndo,
    dropUndo,
    undoEnrolment,
    undoNoShow,
    undoRelease,
    undoWithdrawal,
    undoTermination,
    undoPass,
    undoFail,
    undoRepeat,
  },
}
