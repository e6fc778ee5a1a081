/** Which official papers a dossier has, and how each is made. */
import type { PaperKind } from '../../core/paper/index.ts'
import type { OfficialFacts } from '../../documents/official.ts'
import { type Asking, sitsAt } from '../questions/asking.ts'
import type { Look } from '../questions/look.ts'
import { textIn } from '../reading.ts'
import { notAdmitted, objectionAnswer } from './application.ts'
import { repayment, repaymentReceipt, waiver } from './back.ts'
import { appealDecision, reprimand, sanction } from './discipline.ts'
import { batchCode, batchesOf, enrolmentBatch, enrolmentNotice } from './enrolment.ts'
import { entriesOf } from './read.ts'
import { publicNotice, publicResult } from './round.ts'
import { changeAllowed, changeRefused, termination } from './training.ts'

type Maker = (asking: Asking, look: Look, part: string | undefined) => Promise<OfficialFacts | undefined>
export const officialMakers: Readonly<Record<PaperKind, Maker>> = {
  enrolmentBatch,
  enrolmentNotice,
  publicNotice,
  publicResult,
  notAdmitted,
  objectionAnswer,
  changeAllowed,
  changeRefused,
  termination,
  sanction,
  reprimand,
  repayment,
  repaymentReceipt,
  waiver,
  appealDecision,
}

/** A paper that a dossier has; of several of a kind each has its part, which it is asked for by, and says what it is about. */
export type Offered = { readonly kind: PaperKind; readonly part?: string; readonly about?: string }

const one = (kind: PaperKind, is: boolean): readonly Offered[] => (is ? [{ kind }] : [])

const ofRound = async (asking: Asking, { id, law, round, state }: Look): Promise<readonly Offered[]> => {
  // The people of a batch are listed with their hosts: that is the office's until it is sent.
  const batches = sitsAt(asking, law, 'department', 'leader') ? await batchesOf(asking, id) : []
  const nameOf = (track: string) => law.policy.tracks[track]?.name.zh ?? track
  return [
    ...one('publicNotice', state.status === 'noticed'),
    ...one('publicResult', round.notice !== undefined && round.announcedOn !== undefined),
    ...batches.map(batch => ({
      kind: 'enrolmentBatch' as const,
      part: batchCode(batch),
      about: `${nameOf(batch.track)} · ${batch.on} · ${batch.count}`,
    })),
  ]
}

const ofTraining = async (asking: Asking, look: Look): Promise<readonly Offered[]> => {
  const change = (await entriesOf(asking, look, 'allowChange', 'refuseChange')).at(-1)
  return [
    ...one('enrolmentNotice', look.state.notice !== undefined),
    ...one('changeAllowed', change?.action === 'allowChange'),
    ...one('changeRefused', change?.action === 'refuseChange'),
    ...one('termination', look.state.status === 'terminated'),
  ]
}

const ofCase = async (asking: Asking, look: Look): Promise<readonly Offered[]> => {
  const appealed = await entriesOf(asking, look, 'uphold', 'correct')
  return [
    ...one('sanction', look.state.sanction !== undefined),
    ...one('reprimand', look.state.reprimand !== undefined),
    ...one('appealDecision', appealed.length > 0),
  ]
}

/** The order, a receipt for each sum that came in, and what was given up. */
const ofDemand = ({ state }: Look): readonly Offered[] => {
  const received = Array.isArray(state.received) ? state.received : []
  return [
    ...one('repayment', state.item === 'clawback'),
    ...received.map((receipt: unknown, i) => ({
      kind: 'repaymentReceipt' as const,
      part: String(i + 1),
      about: textIn(receipt, 'on') ?? '',
    })),
    ...one('waiver', Array.isArray(state.waived)),
  ]
}

const all = async (asking: Asking, look: Look): Promise<readonly Offered[]> => {
  const { subject, state } = look
  if (subject === 'round') return ofRound(asking, look)
  if (subject === 'training') return ofTraining(asking, look)
  if (subject === 'discipline') return ofCase(asking, look)
  if (subject === 'application') return one('notAdmitted', state.status === 'declined')
  if (subject === 'objection') return one('objectionAnswer', state.answeredOn !== undefined)
  return subject === 'payment' && state.payer === 'person' ? ofDemand(look) : []
}

/** Without those for which the law has no text. */
export const officialOn = async (asking: Asking, look: Look): Promise<readonly Offered[]> =>
  (await all(asking, look)).filter(({ kind }) => look.law.papers?.[kind] !== undefined)
