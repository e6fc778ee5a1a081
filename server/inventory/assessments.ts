/** The impact assessments of personal data, version by version, and whether the newest covers what the inventory says. */
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { canonicalAsSent } from '../../core/canonical.ts'
import { Day, Text } from '../../policy/words.ts'
import type { Inventory } from './inventory.ts'

const Assessed = z.strictObject({ legal: Text, risk: Text, measures: Text })
const Assessment = z.strictObject({
  version: z.string().regex(/^\d{4}-\d{1,3}$/),
  on: Day,
  keptUntil: Day,
  /** The first signs of the digest of the purposes that were assessed. */
  covers: z.string(),
  purposes: z.record(z.string(), Assessed),
})
export type Assessment = z.infer<typeof Assessment>

export const readAssessments = (): readonly Assessment[] =>
  z
    .array(Assessment)
    .min(1)
    .parse(parse(readFileSync(join(import.meta.dirname, 'assessments.yaml'), 'utf8')))

export const digestOfPurposes = ({ purposes }: Inventory): string => hash('sha256', canonicalAsSent(purposes), 'hex').slice(0, 16)

/** PIPL article 56: the report and the record of what came of it are kept for three years at least. */
const keptYears = 3
const yearsAfter = (day: string, years: number) => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`

export const assessmentFaults = (assessments: readonly Assessment[], inventory: Inventory): readonly string[] => {
  const newest = assessments.at(-1)
  const numbers = assessments.map(({ version }) => version)
  return [
    ...assessments.flatMap(({ version, on, keptUntil }) =>
      keptUntil < yearsAfter(on, keptYears) ? [`${version} is kept for less than ${keptYears} years`] : [],
    ),
    ...numbers.flatMap((version, at) => (numbers.indexOf(version) < at ? [`${version} stands twice`] : [])),
    ...(newest && newest.covers === digestOfPurposes(inventory)
      ? []
      : [`the purposes have changed since ${newest?.version}: assess them anew, as a version that covers ${digestOfPurposes(inventory)}`]),
    ...Object.keys(inventory.purposes).flatMap(purpose => (newest?.purposes[purpose] ? [] : [`${purpose} is not assessed`])),
  ]
}
