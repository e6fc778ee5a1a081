/** The questions of the catalogue with their answers, by name: a question without an answer does not compile. */
import type { QuestionName } from '../../core/question.ts'
import { absences } from './absences.ts'
import { myAccount, mySessions, platforms, recoveries } from './account.ts'
import { ageing } from './ageing.ts'
import { archives } from './archives.ts'
import { arrival } from './arrival.ts'
import { arrivalCode, whoseCode } from './arrivalCode.ts'
import type { Answering } from './asking.ts'
import { assessment } from './assessment.ts'
import { batches } from './batches.ts'
import { board, planned } from './board.ts'
import { bodies } from './bodies.ts'
import { budgetLines } from './budgetLines.ts'
import { caseFile } from './caseFile.ts'
import { certificate } from './certificate.ts'
import { changesAsked } from './changesAsked.ts'
import { circular } from './circular.ts'
import { dataNotices } from './dataNotices.ts'
import { demandFile } from './demandFile.ts'
import { demoAccounts } from './demoAccounts.ts'
import { desk } from './desk.ts'
import { dossier } from './dossier.ts'
import { dossiers } from './dossiers.ts'
import { draft } from './draft.ts'
import { duties } from './duties.ts'
import { amendments, edition, editions, source } from './edition.ts'
import { employerAccount } from './employerAccount.ts'
import { emptySeats } from './emptySeats.ts'
import { entryProof, newestCheckpoint } from './entryProof.ts'
import { fileToScore, myFiles } from './expert.ts'
import { followUps } from './followUps.ts'
import { form } from './form.ts'
import { formerForm } from './formerForm.ts'
import { formInFull } from './formInFull.ts'
import { handOver, inHand } from './handOver.ts'
import { home } from './home.ts'
import { hostDay } from './hostDay.ts'
import { hosting } from './hosting.ts'
import { hostStatement } from './hostStatement.ts'
import { hostSums } from './hostSums.ts'
import { hosts } from './hosts.ts'
import { inquiry, myInquiries } from './inquiry.ts'
import { law, laws } from './law.ts'
import { leaveAsked } from './leaveAsked.ts'
import { messages } from './messages.ts'
import { money, moneyBehind } from './money.ts'
import { months } from './months.ts'
import { looksAtMe, myData } from './myData.ts'
import { myYear } from './myYear.ts'
import { noShows } from './noShows.ts'
import { notice } from './notice.ts'
import { numbers } from './numbers.ts'
import { objection, objectionAnswers } from './objection.ts'
import { organisations } from './organisations.ts'
import { oversight } from './oversight.ts'
import { pageReports } from './pageReports.ts'
import { decisionList, panel, proposedPanels } from './panel.ts'
import { paper, paperToday } from './paper.ts'
import { paperJobs } from './paperJobs.ts'
import { parcels, toHandOver } from './parcels.ts'
import { partyMembers } from './partyMembers.ts'
import { accountInFull, payee } from './payee.ts'
import { placeMoves } from './placeMoves.ts'
import { places } from './places.ts'
import { queue } from './queue.ts'
import { rareCharacters } from './rareCharacters.ts'
import { receiptOf, receipts } from './receipts.ts'
import { rehearsal, rehearsalLaw } from './rehearsal.ts'
import { reprimands } from './reprimands.ts'
import { rightsAt } from './rightsAt.ts'
import { rosterDifference, rosterVersions } from './rosterVersions.ts'
import { roundState } from './roundState.ts'
import { rounds } from './rounds.ts'
import { runDifference } from './runDifference.ts'
import { runLines, runPreview, runs } from './runs.ts'
import { sample, samplePreview, samples } from './samples.ts'
import { candidates, mySeats, office } from './seats.ts'
import { seen } from './seen.ts'
import { session } from './session.ts'
import { contacts, followUpAsked, staff } from './staff.ts'
import { statement } from './statement.ts'
import { statistics } from './statistics.ts'
import { stopping } from './stopping.ts'
import { study } from './study.ts'
import { traineePhoto } from './traineePhoto.ts'
import { undoing } from './undoing.ts'
import { unfinished } from './unfinished.ts'
import { verdict } from './verdict.ts'
import { vouchers } from './vouchers.ts'

const answers = {
  draft,
  inquiry,
  myInquiries,
  myYear,
  myData,
  looksAtMe,
  study,
  absences,
  months,
  archives,
  assessment,
  unfinished,
  session,
  demoAccounts,
  rounds,
  law,
  verdict,
  stopping,
  undoing,
  laws,
  editions,
  amendments,
  edition,
  source,
  rehearsalLaw,
  rehearsal,
  queue,
  desk,
  batches,
  paperJobs,
  seen,
  home,
  dossiers,
  dossier,
  form,
  formerForm,
  formInFull,
  rareCharacters,
  receipts,
  receiptOf,
  objection,
  objectionAnswers,
  circular,
  places,
  placeMoves,
  money,
  moneyBehind,
  dataNotices,
  demandFile,
  ageing,
  runs,
  budgetLines,
  runPreview,
  runLines,
  runDifference,
  payee,
  accountInFull,
  vouchers,
  statement,
  statistics,
  samples,
  samplePreview,
  sample,
  oversight,
  entryProof,
  newestCheckpoint,
  board,
  planned,
  parcels,
  toHandOver,
  organisations,
  messages,
  duties,
  roundState,
  staff,
  contacts,
  followUpAsked,
  followUps,
  partyMembers,
  numbers,
  notice,
  certificate,
  caseFile,
  reprimands,
  office,
  mySeats,
  mySessions,
  myAccount,
  recoveries,
  platforms,
  candidates,
  inHand,
  handOver,
  emptySeats,
  rightsAt,
  pageReports,
  bodies,
  hosting,
  hostDay,
  traineePhoto,
  leaveAsked,
  changesAsked,
  hostSums,
  employerAccount,
  hostStatement,
  arrivalCode,
  whoseCode,
  noShows,
  hosts,
  arrival,
  paper,
  paperToday,
  rosterVersions,
  rosterDifference,
  proposedPanels,
  decisionList,
  panel,
  myFiles,
  fileToScore,
} satisfies Record<QuestionName, Answering>

const byName = new Map<string, Answering>(Object.entries(answers))
export const findQuestion = (name: string): Answering | undefined => byName.get(name)
