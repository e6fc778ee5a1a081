/** What is said on a finding: the words lie sealed beside the entry, the finding remembers where. */
import { z } from 'zod'
import type { Entry } from '../action.ts'
import type { Finding, Said, Sample } from './dossier.ts'

export const Text = z.string().trim().min(2).max(4000)
export const FindingNumber = z.int().positive()

export const sealedWords = ({ input }: { readonly input: { readonly text: string } }) => ({
  kind: 'finding',
  content: { text: input.text },
})

/** One finding after something was said on it. */
export const saidOn = (
  { findings }: Pick<Sample, 'findings'>,
  { n, fact: { finding, on } }: Entry<{ readonly finding: number; readonly on: string }>,
  as: Said['as'],
  change: Partial<Finding>,
) => ({ findings: findings.map(one => (one.n === finding ? { ...one, ...change, said: [...one.said, { as, n, on }] } : one)) })
