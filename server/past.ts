/** What earlier rounds say of a person, whichever account they had: the register that criteria ask. */
import type { Actor } from '../core/facts.ts'
import { asksRegister, type Past, pastIn, type Told, tellsOfPast } from '../core/past.ts'
import type { Law } from '../policy/shape.ts'
import type { Query } from './database.ts'
import type { House } from './house.ts'

const pastText = `
select j.subject, j.action, to_char(j.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on, d.status, r.state ->> 'law' as law,
  d.state ->> 'studyStart' as "studyStart", d.state ->> 'studyEnd' as "studyEnd"
from dossier d join journal j on j.subject = d.subject and j.id = d.id join dossier r on r.subject = 'round' and r.id = d.round
where d.person in (select $1 union select same.id from person own join person same on same.citizen_index = own.citizen_index where own.id = $1 and $4)
  and d.round <> $2 and j.subject || '.' || j.action = any($3) order by j.seq`

type Row = Omit<Told, 'programme' | 'studyStart' | 'studyEnd'> & {
  readonly law: string
  readonly studyStart: string | null
  readonly studyEnd: string | null
}

type Of = { readonly person?: string | undefined; readonly round?: string | undefined }

/**
 * Undefined where the law does not ask, or nobody is known yet. What other accounts with the same citizen number did is laid before those who judge, never
 * before the person: a number is typed by whoever fills in a form, and must not tell them of whoever else has it.
 */
export const pastOf = async (
  house: House,
  query: Query,
  law: Law,
  { person, round }: Of,
  asker: Pick<Actor, 'person'>,
): Promise<readonly Past[] | undefined> => {
  if (person === undefined || round === undefined || !asksRegister(law.policy)) return undefined
  const rows = await query<Row>(pastText, [person, round, tellsOfPast, asker.person !== person])
  const told = await Promise.all(
    rows.map(async ({ law: digest, studyStart, studyEnd, ...row }) => ({
      ...row,
      programme: (await house.laws.read(query, digest))?.policy.programme.id ?? '',
      studyStart: studyStart ?? undefined,
      studyEnd: studyEnd ?? undefined,
    })),
  )
  return pastIn(told)
}
