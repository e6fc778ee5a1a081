/** Quotas in tests: a law that sets some, and the ones that many tests use. */
import type { Law, Quota } from '../policy/shape.ts'

export const settingQuotas = (law: Law, ...quotas: readonly Quota[]): Law => ({
  ...law,
  policy: { ...law.policy, placement: { ...law.policy.placement, quotas: [...quotas] } },
})

/** A quota of the inside track with a name and a clause; the rest as told. */
export const quotaOf = (code: string, more: Partial<Quota>): Quota => ({
  code,
  name: { zh: `示例限额${code}`, en: `Example ${code}` },
  track: 'inside',
  clause: '4.3',
  ...more,
})
