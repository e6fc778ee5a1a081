/** Verdicts as plain JSON, for everybody who asks from outside: what is unknown is null, and the words of the law's author are left out. */
import type { Policy } from '../../policy/shape.ts'
import type { RawFacts } from './derive.ts'
import { type Verdict, verdictsOf } from './verdict.ts'

/** What JSON can say; what is not known is null. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

const jsonOf = (value: unknown): Json => {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map(jsonOf)
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, jsonOf(part)]))
}

const told = ({ track, verdict, criteria, nearest }: Verdict): Json =>
  jsonOf({
    track,
    verdict,
    criteria: criteria.map(({ decidedBy: _d, because: _b, factLabel: _l, ...criterion }) => criterion),
    nearest,
  })

/** The verdict on each track with every criterion and the smallest changes, in the order of the policy. */
export const toldVerdicts = (policy: Policy, raw: RawFacts): Json[] => verdictsOf(policy, raw).map(told)
