/**
 * How the outcome of each action comes about. All of them are made again alike (`remake`); here stands what a person on appeal may ask: whether the rules
 * reckoned it, whether somebody judged and where their reason lies, or whether it is what a party said.
 */
import type { AnyAction } from './action.ts'
import { getSubject } from './catalogue.ts'
import type { SubjectName } from './facts.ts'

/** `follows`: from time or from another decision. `ruled`: the rules and the law say it. `judged`: somebody chose within the rules. `said`: a party's own word. */
export type Way = 'follows' | 'ruled' | 'judged' | 'said'
type Declared = {
  /** Each with the part of the input that says why; `yes` for what consents to all that lies before it, and owes nobody a reason. */
  readonly judged?: Readonly<Record<string, string | readonly string[]>>
  readonly ruled?: string
  readonly said?: string
}

const yes = 'yes'

const declared: Readonly<Record<SubjectName, Declared>> = {
  edition: {
    judged: { sendBack: 'reason', approve: yes, publish: yes, abandon: 'reason' },
    said: 'draft set undo redo replace attach link accept propose',
  },
  round: {
    judged: { publish: yes, extendFor: 'reason', movePlaces: 'reason', amend: 'reason', conclude: yes },
    ruled: 'open takeEffect close publishNotice announce',
  },
  application: {
    judged: {
      consent: yes,
      sendBack: 'corrections',
      accept: yes,
      acceptAhead: 'explanation',
      decline: ['reason', 'explanation'],
      admit: yes,
    },
    ruled: 'recommend reserve callUp submit',
    said: 'start startFor save signOnPaper discard withdraw agreeToNotice withdrawConsent',
  },
  objection: {
    judged: { takeUp: yes, askMore: 'question', dismiss: 'answer', uphold: 'answer' },
    said: 'raise supplement withdraw',
  },
  nomination: {
    judged: { order: yes, receive: yes, sendBack: 'reason', reopen: yes },
    ruled: 'finalise seal tickPaper untickPaper returnPlaces',
    said: 'receivePaper',
  },
  move: { judged: { agree: yes, decline: 'reason', approve: yes, refuse: 'reason' }, said: 'offer takeBack' },
  hosting: { judged: { accept: yes, sendBack: 'reason' }, said: 'invite nameContact save submit' },
  plan: { judged: { save: 'why', allowShort: 'why' } },
  parcel: { ruled: 'make', said: 'bringAnswer' },
  placement: {
    judged: { turnDown: ['reason', 'explanation'], handBack: 'reason', confirm: yes, forfeit: 'reason' },
    ruled: 'propose readBack',
    said: 'agree refuse welcome giveUp',
  },
  training: {
    judged: {
      ...{
        notify: yes,
        excuse: 'cause',
        release: yes,
        agreePlan: yes,
        returnPlan: 'text',
        remark: 'text',
        grantLeave: yes,
        refuseLeave: 'reason',
      },
      ...{ correctLeave: 'reason', excuseAbsence: 'reason', correctAbsence: 'reason', undoMakeUp: 'reason', overlookAbsence: 'reason' },
      ...{ letGo: yes, agreeToChange: yes, allowChange: yes, refuseChange: 'reason', defer: yes, refuseDeferral: 'reason', terminate: yes },
      ...{
        voidDeclaration: 'reason',
        confirmTermination: 'text',
        keepOn: 'reason',
        openCase: 'account',
        readmit: yes,
        recordMarks: 'marks',
      },
      ...{ answerBreach: ['finding', 'text'], answerHelp: 'text', noteSilence: 'reason', askUndo: 'reason', dropUndo: yes },
      ...{ undoEnrolment: 'reason', undoNoShow: 'reason', undoRelease: 'reason', undoWithdrawal: 'reason', undoTermination: 'reason' },
      ...{ undoPass: 'reason', undoFail: 'reason', undoRepeat: 'reason' },
    },
    ruled: 'enrol settleMonths pass fail claimTravel declare',
    said: `reportNoShow plan report readReport askLeave takeLeaveBack comeBack recordAbsence makeUp askChange askDeferral rejoin withdraw askTermination
      namePanel fileMinutes noteTransfers confirmPartyLife confirmUndertakings reportBreach logVisit askHelp followUp`,
  },
  inquiry: { judged: { answer: 'text', liftRestriction: 'text' }, said: 'ask report askData askOn close' },
  obligation: {
    judged: { openCase: 'account' },
    ruled: 'begin discharge resume',
    said: 'certify pause changePost reportLeaving',
  },
  discipline: {
    judged: { sanction: 'reason', dismiss: 'reason', uphold: 'reason', correct: 'reason' },
    ruled: 'reprimand',
    said: 'addEvidence hear recordHearing appeal',
  },
  certificate: { judged: { reissue: 'reason', revoke: 'reason' }, ruled: 'issue', said: 'coSign' },
  number: { judged: { annul: ['reason', 'explanation'], reinstate: 'reason' }, ruled: 'draw' },
  payment: {
    judged: {
      approve: yes,
      cancel: 'reason',
      refuseClaim: 'reason',
      askWaiver: 'reason',
      waive: yes,
      refuseWaiver: 'reason',
      dropWaiver: yes,
    },
    ruled: 'prepare setOff spread close',
    said: 'pay bounce settle receive',
  },
  payee: { judged: { readmit: 'reason' }, said: 'register agree agreeRate invoice recuse' },
  run: { judged: { approve: yes, approveAgain: yes, abandon: 'reason' }, ruled: 'make lock send', said: 'readResult' },
  budget: {
    judged: { grant: yes, decline: 'reason', advance: yes, change: yes, closeYear: yes, sendBack: 'reason' },
    said: 'propose askAdvance askChange askClosing',
  },
  circular: { judged: { send: yes, sendAgain: yes, discard: yes }, said: 'draft revise' },
  review: {
    judged: { ask: yes, score: ['score', 'reason', 'free'], voidScore: ['ground', 'explanation'], reopen: 'explanation' },
    ruled: 'convene close drop',
    said: 'recuse',
  },
  sample: {
    judged: { raise: 'text', insist: 'text', settle: ['outcome', 'text'], close: yes },
    ruled: 'tell commit',
    said: 'answer',
  },
}

/** Time and other decisions alone bring it about. */
const alwaysFollows = ({ by }: AnyAction): boolean => by.every(({ name }) => name === 'clock' || name.includes('.'))
const wordsIn = (list = ''): readonly string[] => list.split(/\s+/).filter(word => word !== '')

/** Every way in which an action is declared to come about; there is one. */
export const waysOf = (subject: SubjectName, action: string): readonly Way[] => {
  const { judged = {}, ruled, said } = declared[subject]
  const its = getSubject(subject).actions[action]
  return [
    ...(its && alwaysFollows(its) ? (['follows'] as const) : []),
    ...(action in judged ? (['judged'] as const) : []),
    ...(wordsIn(ruled).includes(action) ? (['ruled'] as const) : []),
    ...(wordsIn(said).includes(action) ? (['said'] as const) : []),
  ]
}

/** The parts of an input in which whoever judged says why; none where a yes is all. */
export const reasonsIn = (subject: SubjectName, action: string): readonly string[] => {
  const reason = declared[subject].judged?.[action] ?? yes
  return reason === yes ? [] : [reason].flat()
}

export const declaredActions = (subject: SubjectName): readonly string[] => {
  const { judged = {}, ruled, said } = declared[subject]
  return [...Object.keys(judged), ...wordsIn(ruled), ...wordsIn(said)]
}
