/** What may be asked about policies that are being written. */
import { z } from 'zod'
import { Examples, Law, Silent } from '../../policy/shape.ts'

const Name = z.strictObject({ zh: z.string(), en: z.string() })
const office = ['department', 'leader', 'auditor'] as const

const Writing = z.strictObject({
  id: z.string(),
  programme: Name,
  year: z.int(),
  edition: z.string(),
  status: z.string(),
  /** How often its text was changed. */
  changes: z.int(),
  since: z.string(),
  /** The digest of the law that it was copied from. */
  from: z.string(),
})

const Known = z.strictObject({
  digest: z.string(),
  programmeId: z.string(),
  programme: Name,
  year: z.int(),
  edition: z.string(),
  effectiveFrom: z.string(),
  /** The rounds that are run by it. */
  rounds: z.array(z.string()),
})

/** One line of its history, without the whole text that some entries hold. */
const EditionLine = z.strictObject({
  n: z.int(),
  action: z.string(),
  role: z.string(),
  actor: z.string(),
  name: Name,
  actingFor: Name.nullable(),
  at: z.string(),
  fact: z.json(),
})

export const editionQuestions = {
  /** The editions that are being written, and the laws that there are. */
  editions: {
    by: office,
    input: z.strictObject({}),
    answer: z.strictObject({ writing: z.array(Writing), laws: z.array(Known) }),
  },
  /** One edition: its text as it stands, who changed what and why, and what the asker could do now. */
  edition: {
    by: office,
    input: z.strictObject({ id: z.string() }),
    answer: z.strictObject({
      id: z.string(),
      n: z.int(),
      state: z.json(),
      /** The digest that the text would be published under; null while its form is wrong. */
      digest: z.string().nullable(),
      lines: z.array(EditionLine),
      offers: z.array(
        z.strictObject({ action: z.string(), refusals: z.array(z.strictObject({ rule: z.string(), found: z.json().optional() })) }),
      ),
    }),
  },
  /** A law with the worked cases and silent clauses that came with it. */
  source: {
    by: office,
    input: z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/) }),
    answer: z.strictObject({ law: Law, examples: Examples, silent: Silent }),
  },
  /** The amendments of a round, waiting or in force, each with both laws, so that everybody can see what it changes for them. */
  amendments: {
    by: ['public'],
    input: z.strictObject({ round: z.string() }),
    answer: z.array(z.strictObject({ on: z.string(), edition: z.string(), waits: z.boolean(), before: Law, after: Law })),
  },
} as const
