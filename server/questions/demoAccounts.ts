/** The invented accounts that anybody may try: in the demo only, and those made for it only. */
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

/** A few of each role, so that no role is crowded out, and of each office, kind of body and story, so that no programme is. */
const text = `
select login, zh, en, role, org_zh, org_en from (
  select a.login, a.zh, a.en, coalesce(t.role, 'person') as role, o.zh as org_zh, o.en as org_en, a.id,
    row_number() over (partition by coalesce(t.role, 'person'), case
      when t.role is null then substring(a.id from '^[a-z]*')
      when t.role = 'body' then substring(t.organisation from '^[a-z]*')
      when t.role in ('employer', 'host') then '' else t.organisation end order by a.id) as nth
  from account a left join lateral (
    select role, organisation from seat where account = a.id and role <> 'clock' order by role limit 1) t on true
  left join organisation o on o.id = t.organisation
  where a.invented and not a.disabled) each_role
where nth <= 8 order by array_position(array['person', 'employer', 'body', 'department', 'leader', 'host', 'finance', 'ministry'], role), id`

export const demoAccounts = answering(questions.demoAccounts, async ({ site, query }) => {
  if (!site.demo) return undefined
  const rows = await query<Read>(text)
  return rows.map(({ login, zh, en, role, org_zh, org_en }) => ({ login, name: { zh, en }, role, organisation: nameOr(org_zh, org_en) }))
})
