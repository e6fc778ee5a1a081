/** What may be asked about the panel: how its experts would be shared out, who is asked for a file, the decision list, and the experts' own files. */
import { z } from 'zod'
import { Name, page } from '../answer.ts'
import { computedGrounds, declaredGrounds } from './conflicts.ts'

const Grounds = z.array(z.enum(computedGrounds))
const Terms = z.strictObject({
  experts: z.int(),
  scale: z.strictObject({ from: z.int(), to: z.int() }),
  drops: z.enum(['nothing', 'highestAndLowest']),
  passes: z.int(),
  clause: z.string(),
})
const Expert = z.strictObject({
  account: z.string(),
  name: z.string(),
  worksAt: z.array(z.string()),
  /** How many files of the round they score or have scored. */
  load: z.int(),
})

const inPanel = ['department', 'leader', 'auditor'] as const

export const reviewQuestions = {
  /** How the files of a track that no panel has yet would be shared out. Nothing is decided by asking; the same files and experts give the same answer. */
  proposedPanels: {
    by: ['department'],
    input: z.strictObject({ round: z.string(), track: z.string() }),
    answer: z.strictObject({
      terms: Terms,
      experts: z.array(Expert.extend({ gets: z.int() })),
      files: z.array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          experts: z.array(z.strictObject({ account: z.string(), name: z.string() })),
          /** How many nobody is free for, and who is kept from it by what. */
          lacks: z.int(),
          barred: z.array(z.strictObject({ name: z.string(), grounds: Grounds })),
        }),
      ),
    }),
  },
  /** The decision list of a track, best first, with those that are not scored yet behind. */
  decisionList: {
    by: inPanel,
    input: z.strictObject({ round: z.string(), track: z.string(), ...page }),
    answer: z.strictObject({
      terms: Terms,
      places: z.int(),
      figures: z.strictObject({ files: z.int(), convened: z.int(), readyToClose: z.int(), closed: z.int(), passed: z.int() }),
      /** Reviews that all scores are in of, for the department to have their results worked out. */
      ready: z.array(z.strictObject({ id: z.string(), title: z.string() })),
      rows: z.array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          employer: Name.nullable(),
          body: Name.nullable(),
          status: z.string(),
          review: z.string(),
          scoresIn: z.int(),
          scoresWanted: z.int(),
          due: z.string().nullable(),
          rank: z.int().nullable(),
          standing: z.enum(['taken', 'within', 'tied', 'reserve', 'below', 'unscored']),
          hundredths: z.int().nullable(),
          spread: z.int().nullable(),
          wide: z.boolean(),
        }),
      ),
      next: z.string().nullable(),
    }),
  },
  /** One file's panel: who is asked and whether they have answered; the scores and reasons once the result is decided, and each look at them is logged. */
  panel: {
    by: inPanel,
    input: z.strictObject({ id: z.string() }),
    answer: z.strictObject({
      terms: Terms,
      asked: z.array(
        z.strictObject({
          account: z.string(),
          name: z.string(),
          answer: z.enum(['waiting', 'scored', 'recused', 'voided']),
          on: z.string().nullable(),
          ground: z.enum(declaredGrounds).nullable(),
          score: z.int().nullable(),
          counts: z.boolean().nullable(),
          reason: z.string().nullable(),
        }),
      ),
      /** Why the person was put on the list before others with a better result, if they were. */
      ahead: z.string().nullable(),
      /** Who could be asked besides, those with the fewest files first; with what keeps them from this one. */
      others: z.array(Expert.extend({ grounds: Grounds })),
    }),
  },
  /** The files that the asker was asked to score, those that wait first. */
  myFiles: {
    by: ['expert'],
    input: z.strictObject({}),
    answer: z.array(
      z.strictObject({
        id: z.string(),
        round: z.string(),
        track: z.string(),
        title: z.string(),
        employer: Name.nullable(),
        state: z.enum(['waiting', 'scored', 'closed', 'left']),
        due: z.string().nullable(),
      }),
    ),
  },
  /** One of these files: its form without numbers, phones and addresses, the scale, and what the asker has given; each look is logged. */
  fileToScore: {
    by: ['expert'],
    input: z.strictObject({ id: z.string() }),
    answer: z.strictObject({
      id: z.string(),
      round: z.string(),
      title: z.string(),
      due: z.string().nullable(),
      terms: Terms,
      form: z.json(),
      mine: z.strictObject({ score: z.int(), reason: z.string() }).nullable(),
      /** The score has been seen and stays. */
      fixed: z.boolean(),
      /** The next file that waits for the asker, and how many do. */
      next: z.string().nullable(),
      left: z.int(),
    }),
  },
} as const
