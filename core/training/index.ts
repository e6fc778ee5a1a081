/** The training's verbs, in the order of the year: enrolment, study, leave, change, deferral, milestones, stopping, cases, the end, and what comes after. */

import { followUp } from './afterwards/followUp.ts'
import { noteSilence } from './afterwards/noteSilence.ts'
import { fail } from './assessment/fail.ts'
import { fileMinutes } from './assessment/fileMinutes.ts'
import { namePanel } from './assessment/namePanel.ts'
import { pass } from './assessment/pass.ts'
import { recordMarks } from './assessment/recordMarks.ts'
import { agreeToChange } from './change/agreeToChange.ts'
import { allowChange } from './change/allowChange.ts'
import { askChange } from './change/askChange.ts'
import { lapseChange } from './change/lapseChange.ts'
import { letGo } from './change/letGo.ts'
import { refuseChange } from './change/refuseChange.ts'
import { askDeferral } from './deferral/askDeferral.ts'
import { defer } from './deferral/defer.ts'
import { lapse } from './deferral/lapse.ts'
import { refuseDeferral } from './deferral/refuseDeferral.ts'
import { rejoin } from './deferral/rejoin.ts'
import { warn } from './deferral/warn.ts'
import { withdraw } from './deferral/withdraw.ts'
import { blank, waitsFor } from './dossier.ts'
import { answerBreach } from './employer/answerBreach.ts'
import { answerHelp } from './employer/answerHelp.ts'
import { askHelp } from './employer/askHelp.ts'
import { confirmPartyLife } from './employer/confirmPartyLife.ts'
import { confirmUndertakings } from './employer/confirmUndertakings.ts'
import { logVisit } from './employer/logVisit.ts'
import { noteTransfers } from './employer/noteTransfers.ts'
import { reportBreach } from './employer/reportBreach.ts'
import { askTermination } from './ending/askTermination.ts'
import { cancel } from './ending/cancel.ts'
import { closeCase } from './ending/closeCase.ts'
import { confirmTermination } from './ending/confirmTermination.ts'
import { keepOn } from './ending/keepOn.ts'
import { openCase } from './ending/openCase.ts'
import { readmit } from './ending/readmit.ts'
import { restore } from './ending/restore.ts'
import { terminate } from './ending/terminate.ts'
import { enrol } from './enrolment/enrol.ts'
import { excuse } from './enrolment/excuse.ts'
import { notify } from './enrolment/notify.ts'
import { release } from './enrolment/release.ts'
import { reportNoShow } from './enrolment/reportNoShow.ts'
import { askLeave } from './leave/askLeave.ts'
import { comeBack } from './leave/comeBack.ts'
import { correctAbsence } from './leave/correctAbsence.ts'
import { correctLeave } from './leave/correctLeave.ts'
import { excuseAbsence } from './leave/excuseAbsence.ts'
import { grantLeave } from './leave/grantLeave.ts'
import { makeUp } from './leave/makeUp.ts'
import { overlookAbsence } from './leave/overlookAbsence.ts'
import { recordAbsence } from './leave/recordAbsence.ts'
import { referAbsence } from './leave/referAbsence.ts'
import { refuseLeave } from './leave/refuseLeave.ts'
import { takeLeaveBack } from './leave/takeLeaveBack.ts'
import { undoMakeUp } from './leave/undoMakeUp.ts'
import { warnOfAbsence } from './leave/warnOfAbsence.ts'
import { declare } from './milestone/declare.ts'
import { noteRefund } from './milestone/noteRefund.ts'
import { voidDeclaration } from './milestone/voidDeclaration.ts'
import { claimTravel } from './money/claimTravel.ts'
import { dropJourney } from './money/dropJourney.ts'
import { settleMonths } from './money/settleMonths.ts'
import { open } from './open.ts'
import { agreePlan } from './plan/agreePlan.ts'
import { plan } from './plan/plan.ts'
import { readReport } from './plan/readReport.ts'
import { remark } from './plan/remark.ts'
import { report } from './plan/report.ts'
import { returnPlan } from './plan/returnPlan.ts'
import { remind } from './remind.ts'
import { turn } from './turn.ts'
import { askUndo } from './undo/askUndo.ts'
import { dropUndo } from './undo/dropUndo.ts'
import { undoEnrolment } from './undo/undoEnrolment.ts'
import { undoFail } from './undo/undoFail.ts'
import { undoNoShow } from './undo/undoNoShow.ts'
import { undoPass } from './undo/undoPass.ts'
import { undoRelease } from './undo/undoRelease.ts'
import { undoRepeat } from './undo/undoRepeat.ts'
import { undoTermination } from './undo/undoTermination.ts'
import { undoWithdrawal } from './undo/undoWithdrawal.ts'

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
    lapseChange,
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
