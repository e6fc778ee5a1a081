/** Fields that a policy adds to the application form: what is asked, within which limits, by which clause, and where the answer is shown. */
import { z } from 'zod'
import { Code, Day, Named, Text } from './words.ts'

const asked = {
  code: Code,
  label: Text,
  /** For a person who fills it in: what is meant, and what is not. */
  help: Text.optional(),
  required: z.boolean('required is true or false'),
}

const text = {
  type: z.literal('text'),
  maxLength: z.int('a text needs maxLength, in characters').min(1).max(2000, 'maxLength is 2000 at most'),
}
const number = {
  type: z.literal('number'),
  unit: Text.optional(),
  min: z.int('a number needs min, a whole number').min(-1_000_000_000).max(1_000_000_000),
  max: z.int('a number needs max, a whole number').min(-1_000_000_000).max(1_000_000_000),
  decimals: z.int().min(1).max(4, 'decimals are 4 at most').optional().describe('Without it: whole numbers only.'),
}
const choice = {
  type: z.literal('choice'),
  choices: z.array(Named, 'a choice needs choices').min(2, 'a choice needs two choices or more').max(60),
}
const day = { type: z.literal('day'), earliest: Day.optional(), latest: Day.optional() }

/** What a row of a repeatable field consists of. A file stands in a field of its own. */
const Column = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ ...text, ...asked }),
    z.strictObject({ ...number, ...asked }),
    z.strictObject({ ...choice, ...asked }),
    z.strictObject({ ...day, ...asked }),
  ],
  'a column is of type text, number, choice or day',
)
export type AddedColumn = z.infer<typeof Column>

const place = z.enum(['print', 'roster', 'export'], 'shownIn names print, roster or export')

const cites = {
  shownIn: z.array(place).max(3).describe('On which papers and sheets the answer stands; in the form it always does.'),
  clause: z.string('a clause is needed').min(1),
  decidedBy: z.string().optional(),
  because: z.string().optional(),
}

const AddedField = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ ...text, ...asked, ...cites }),
    z.strictObject({ ...number, ...asked, ...cites }),
    z.strictObject({ ...choice, ...asked, ...cites }),
    z.strictObject({ ...day, ...asked, ...cites }),
    z.strictObject({ type: z.literal('file'), ...asked, ...cites }),
    z.strictObject({
      type: z.literal('rows'),
      ...asked,
      minRows: z.int().min(1).max(30).optional(),
      maxRows: z.int('rows need maxRows').min(1).max(30, 'maxRows is 30 at most'),
      columns: z.array(Column, 'rows need columns').min(1, 'rows need a column or more').max(8, 'rows have 8 columns at most'),
      ...cites,
    }),
  ],
  'an added field is of type text, number, choice, day, file or rows',
)
export type AddedField = z.infer<typeof AddedField>

/** In the order of the form. */
export const AddedFields = z.array(AddedField).min(1).max(40, 'a policy adds 40 fields at most')
