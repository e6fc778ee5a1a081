/** The case of discipline, on a training or on the service after it: on one of the policy's grounds, with a hearing before the decision, a second pair of eyes on it, and an appeal after it. */
import type { z } from 'zod'
import type { Action } from '../action.ts'
import type { Facts, Related, Waiting } from '../facts.ts'
import type { Fen } from '../money.ts'
import type { DocumentNumber } from '../number/register.ts'
import type { Unfulfilled } from '../obligation/unserved.ts'
import type { Penalty, ShareLine } from '../payment/working.ts'

export type Status = 'none' | 'opened' | 'heard' | 'sanctioned' | 'dismissed' | 'reprimanded' | 'appealed' | 'upheld' | 'corrected'

/** A file of a case: who brought it, and when. */
export type Exhibit = { readonly file: string; readonly n: number; readonly on: string; readonly by: string }

/** What a sanction brings beside the money; for good where `until` is left out. */
export type Consequence = { readonly kind: string; readonly from: string; readonly until?: string | undefined }

export type Discipline = Related & {
  readonly status: Status
  readonly training?: string | undefined
  /** What the case is about; the service has the name of its training. */
  readonly about: 'training' | 'obligation'
  /** The first, second … case of this training. */
  readonly nth: number
  readonly ground?: string | undefined
  readonly evidence: readonly string[]
  /** Files that were added later, by the person or against them; what each shows is sealed. */
  readonly exhibits: readonly Exhibit[]
  /** Place and seat had gone back before the case began: the sanction takes neither, and its correction gives neither back. */
  readonly released?: true | undefined
  /** What part of the study, or of the service owed, was not fulfilled when the case began. */
  readonly unfulfilled?: Unfulfilled | undefined
  readonly openedBy?: string | undefined
  /** Whom those who opened and decided it acted for. */
  readonly openedFor?: string | undefined
  /** The last day of the time to be heard. */
  readonly hearUntil?: string | undefined
  /** The clause of the ground, and what is claimed back with its working. */
  readonly sanction?:
    | {
        readonly clause: string
        readonly reason: string
        readonly lines: readonly ShareLine[]
        readonly penalty?: Penalty | undefined
        readonly amountFen: Fen
        readonly on: string
        readonly consequences?: readonly Consequence[] | undefined
      }
    | undefined
  readonly decidedBy?: string | undefined
  readonly decidedFor?: string | undefined
  /** Whether the policy foresaw a reprimand when it was decided; unsaid in cases that were decided before this was recorded. */
  readonly reprimandDue?: boolean | undefined
  readonly reprimand?: DocumentNumber | undefined
  /** The days on which the reprimand stands on the public page; `takenDownOn` where it came down before or at its end. */
  readonly published?: { readonly from: string; readonly until: string; readonly takenDownOn?: string | undefined } | undefined
  readonly appealedOn?: string | undefined
  /** Whether the demand rests while the appeal is open. */
  readonly demandRests: boolean
}

export const blank: Discipline = { status: 'none', about: 'training', nth: 0, evidence: [], exhibits: [], demandRests: false }

export const waitsFor: Readonly<Record<Status, Waiting>> = {
  none: undefined,
  opened: 'person',
  heard: 'leader',
  sanctioned: 'department',
  dismissed: undefined,
  reprimanded: undefined,
  appealed: 'leader',
  upheld: 'department',
  corrected: undefined,
}

/** A decision that no reprimand follows waits for nobody; the person may still appeal. */
export const turn = ({ status, reprimandDue }: Discipline): Waiting | 'nobody' =>
  reprimandDue === false && (status === 'sanctioned' || status === 'upheld') ? 'nobody' : undefined

/** The training that a case belongs to. */
export const trainingOf = ({ id, dossier }: Facts<Discipline>): string => {
  if (dossier.training === undefined) throw new Error(`case ${id} belongs to no training`)
  return dossier.training
}

/** Off the public page from a day on; one that came down before stays so. */
export const takenDown = ({ published }: Discipline, on: string): Pick<Discipline, 'published'> =>
  published && published.takenDownOn === undefined ? { published: { ...published, takenDownOn: on } } : {}

/** The payment in which the sanction of a case claims money back. */
export const clawbackOf = (facts: Facts<Discipline>): string =>
  `${trainingOf(facts)}.${facts.dossier.about === 'training' ? 'clawback' : 'serviceClawback'}${facts.dossier.nth}`

/** The payment in which money that was paid back goes back again. */
export const giveBackOf = (facts: Facts<Discipline>): string =>
  `${trainingOf(facts)}.${facts.dossier.about === 'training' ? 'giveBack' : 'serviceGiveBack'}${facts.dossier.nth}`

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Discipline>, In, Fact>) => a
