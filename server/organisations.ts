/** The organisations that laws name: the department, the ministry, the nominating bodies and the hosts. */
import type { Law } from '../policy/shape.ts'
import type { Query } from './database.ts'

const nameText =
  'insert into organisation (id, kind, zh, en) select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) on conflict (id) do nothing'

const unnamed = { zh: '国家主管部门', en: 'National ministry' }
const placesElsewhere = ({ tracks }: Law['policy']) => Object.values(tracks).some(({ placedBy }) => placedBy.value === 'ministry')

/** Makes those that are not there. Names that the office changed stay as they are. */
export const nameOrganisations = async (query: Query, laws: readonly Law[]): Promise<void> => {
  const named = laws.flatMap(({ policy, places, hosts }) => [
    { id: policy.programme.office, kind: 'department', ...policy.programme.administeredBy },
    ...(placesElsewhere(policy) ? [{ id: 'ministry', kind: 'ministry', ...(policy.programme.authority ?? unnamed) }] : []),
    ...places.bodies.map(({ body, name }) => ({ id: body, kind: 'body', ...name })),
    ...hosts.hosts.map(({ id, name }) => ({ id, kind: 'host', ...name })),
  ])
  const column = (key: 'id' | 'kind' | 'zh' | 'en') => named.map(one => one[key])
  await query(nameText, [column('id'), column('kind'), column('zh'), column('en')])
}

const learnText = `
insert into organisation (id, kind, zh, en, learnt) values ($1, 'employer', $2, $2, true) on conflict (id) do nothing`

/** An employer whom no office has named is called as a form that was handed in calls it. */
export const learnEmployer = async (query: Query, creditCode: string, name: string): Promise<void> => {
  await query(learnText, [creditCode, name])
}
