/** The invented accounts that anybody may try: in the demo only, and those without a password only. */
import { questions } from '../../core/question.ts'
import { answering } from './asking.ts'
import { nameOr } from './rows.ts'

type Read = {
  readonly login: string
  readonly zh: string
  readonly en: string
  readonly role: string
  readonly org_zh: string | null
  readonly org_en: string | null
}

const text = `
select a.login, a.zh, a.en, coalesce(t.role, 'person') as role, o.zh as org_zh, o.en as org_en
from account a left join lateral (
  select role, organisation from seat where account = a.id and role <> 'clock' order by role limit 1) t on true
left join organisation o on o.id = t.organisation
where a.password is null and not a.disabled and a.id <> 'clock' order by a.id limit 60`

export const demoAccounts = answering(questions.demoAccounts, async ({ site, query }) => {
  if (!site.demo) return undefined
  const rows = await query<Read>(text)
  return rows.map(({ login, zh, en, role, org_zh, org_en }) => ({ login, name: { zh, en }, role, organisation: nameOr(org_zh, org_en) }))
})
