/** The organisations, accounts and people of the demonstration. Accounts have no password: they open in demo mode only. */

import type { Law } from '../policy/shape.ts'
import type { Query } from '../server/database.ts'
import type { House } from '../server/house.ts'
import type { Employer } from './employers.ts'
import type { Invented } from './people.ts'
import { castOf } from './teller.ts'

type Text = { readonly zh: string; readonly en: string }
type Organisation = { readonly id: string; readonly kind: string; readonly name: Text }
type Account = {
  readonly id: string
  readonly name: Text
  readonly person?: string
  readonly seat?: { readonly role: string; readonly organisation: string }
}

export type Crowd = { readonly people: readonly Invented[]; readonly employers: readonly Pick<Employer, 'creditCode' | 'name'>[] }

const organisationsOf = (law: Law, { employers }: Crowd): readonly Organisation[] => [
  { id: law.policy.programme.office, kind: 'department', name: law.policy.programme.administeredBy },
  // The administrator and the clock sit here, whichever office runs the programme.
  { id: 'department', kind: 'department', name: law.policy.programme.administeredBy },
  {
    id: 'ministry',
    kind: 'ministry',
    name: { zh: '人力资源社会保障部专业技术人员管理司', en: 'Ministry of Human Resources and Social Security' },
  },
  ...law.places.bodies.map(b => ({ id: b.body, kind: 'body', name: b.name })),
  ...law.hosts.hosts.map(h => ({ id: h.id, kind: 'host', name: h.name })),
  ...employers.map(e => ({ id: e.creditCode, kind: 'employer', name: { zh: e.name, en: e.name } })),
]

const seated = (id: string, zh: string, en: string, role: string, organisation: string): Account => ({
  id,
  name: { zh, en },
  seat: { role, organisation },
})

const titles = {
  department: { zh: '经办人 甲', en: 'Programme officer A' },
  otherOfficer: { zh: '经办人 乙', en: 'Programme officer B' },
  leader: { zh: '分管领导', en: 'Leader' },
  otherLeader: { zh: '处长', en: 'Head of division' },
  cashier: { zh: '财务经办', en: 'Finance clerk' },
  checker: { zh: '财务复核', en: 'Finance checker' },
  auditor: { zh: '审计', en: 'Auditor' },
} as const

const parts = ['department', 'otherOfficer', 'leader', 'otherLeader', 'cashier', 'checker', 'auditor'] as const

/** The office of 2022 is known by its short name; every other's people carry the programme's name. */
const officeOf = (law: Law): readonly Account[] => {
  const { office, name } = law.policy.programme
  const cast = castOf(law)
  return parts.flatMap(part => {
    const { id, seats } = cast[part]
    const [seat] = seats
    const title = titles[part]
    const zh = office === 'department' ? `专技处${title.zh}` : `${name.zh} ${title.zh}`
    const en = office === 'department' ? title.en : `${title.en}, ${name.en}`
    return seat ? [{ id, name: { zh, en }, seat }] : []
  })
}

const accountsOf = (law: Law, { people, employers }: Crowd): readonly Account[] => [
  ...officeOf(law),
  seated('ministry-1', '部专技司联络人', 'Ministry liaison', 'ministry', 'ministry'),
  seated('admin-1', '系统管理员', 'Administrator', 'administrator', 'department'),
  // Lost access is given back by two.
  seated('admin-2', '系统管理员 乙', 'Second administrator', 'administrator', 'department'),
  seated('clock', '系统时钟', 'Clock', 'clock', 'department'),
  ...law.places.bodies.map(b => seated(`body-${b.body}`, `${b.name.zh}经办人`, `Officer of ${b.name.en}`, 'body', b.body)),
  ...law.hosts.hosts.map(h => seated(`host-${h.id}`, `${h.name.zh}培训办`, `Training office of ${h.name.en}`, 'host', h.id)),
  ...employers.map(e => seated(`employer-${e.creditCode}`, `${e.name}人事科`, `Personnel office of ${e.name}`, 'employer', e.creditCode)),
  ...people.map(p => ({ id: p.login, name: { zh: p.form.identity.name, en: p.form.identity.name }, person: p.person })),
]

const insert = async (query: Query, law: Law, crowd: Crowd) => {
  const { people } = crowd
  const organisations = organisationsOf(law, crowd)
  const accounts = accountsOf(law, crowd)
  const seats = accounts.flatMap(a => (a.seat ? [{ account: a.id, ...a.seat }] : []))
  await query(
    'insert into organisation (id, kind, zh, en) select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) on conflict do nothing',
    [organisations.map(o => o.id), organisations.map(o => o.kind), organisations.map(o => o.name.zh), organisations.map(o => o.name.en)],
  )
  await query('insert into person (id, name) select * from unnest($1::text[], $2::text[]) on conflict do nothing', [
    people.map(p => p.person),
    people.map(p => p.form.identity.name),
  ])
  await query(
    'insert into account (id, login, zh, en, person, invented) select id, id, zh, en, person, true from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as t(id, zh, en, person) on conflict do nothing',
    [accounts.map(a => a.id), accounts.map(a => a.name.zh), accounts.map(a => a.name.en), accounts.map(a => a.person ?? null)],
  )
  await query(
    'insert into seat (account, role, organisation) select * from unnest($1::text[], $2::text[], $3::text[]) on conflict do nothing',
    [seats.map(s => s.account), seats.map(s => s.role), seats.map(s => s.organisation)],
  )
}

/** Makes everybody; a second time changes nothing. */
export const seed = (house: House, law: Law, crowd: Crowd): Promise<void> =>
  house.database.transaction('everything', query => insert(query, law, crowd))
