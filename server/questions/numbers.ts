/** The register of document numbers, as they were drawn: consecutive per code and year. */
import { world } from '../../core/accounts.ts'
import { DocumentNumber, writtenNumber } from '../../core/certificate/number.ts'
import { isSubjectName } from '../../core/facts.ts'
import { questions } from '../../core/question.ts'
import { answering, sitsAt } from './asking.ts'
import { findRound } from './law.ts'

type Read = { readonly subject: string; readonly id: string; readonly action: string; readonly at: string; readonly fact: string }

const text = `
select j.subject, j.id, j.action, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, j.fact
from posting p join journal j on j.seq = p.entry join dossier d on d.subject = j.subject and d.id = j.id
where p.debit = $1 and d.round = $2 order by p.entry desc limit 1000`

/** The number stands in the fact under the name that its action gave it. */
const numberIn = (fact: string): DocumentNumber | undefined => {
  const read: unknown = JSON.parse(fact)
  const values = typeof read === 'object' && read !== null ? Object.values(read) : []
  return values.flatMap(value => DocumentNumber.safeParse(value).data ?? [])[0]
}

export const numbers = answering(questions.numbers, async (asking, { round }) => {
  const { query, site } = asking
  const found = await findRound(site.house, query, round)
  if (!found || !sitsAt(asking, found.law, 'department', 'leader', 'auditor')) return undefined
  const rows = await query<Read>(text, [world('numbers'), round])
  return rows.flatMap(({ fact, subject, ...row }) => {
    const number = numberIn(fact)
    return number && isSubjectName(subject) ? [{ number: writtenNumber(number), subject, ...row }] : []
  })
})
