/** Plans, reports and remarks of one training, opened for its person, its host and the office. */
import { questions } from '../../core/question.ts'
import { blank, studying, type Training } from '../../core/training/dossier.ts'
import { reportDays } from '../../core/training/line.ts'
import { studyActions, studyOfEntries } from '../../core/training/study.ts'
import type { Query } from '../database.ts'
import { placeOf, type Seals } from '../seal.ts'
import { answering, organisationsWith, sitsAt } from './asking.ts'
import { findLook } from './look.ts'

type Read = {
  readonly n: number
  readonly action: string
  readonly on: string
  readonly fact: string
  readonly kind: string | null
  readonly sealed: Buffer | null
}
/** More than any study ever has. */
const most = 400
const entriesText = `
select j.n, j.action, to_char(j.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on, j.fact, r.kind, r.sealed
from journal j left join record r on r.subject = j.subject and r.id = j.id and r.n = j.n and r.kind <> 'seen'
where j.subject = 'training' and j.id = $1 and j.action = any($2) order by j.n limit ${most}`

const openStudy = async (query: Query, seals: Seals, id: string) => {
  const rows = await query<Read>(entriesText, [id, studyActions])
  const told = rows.map(({ n, action, on, fact, kind, sealed }) => ({
    action,
    on,
    fact: JSON.parse(fact),
    words: kind === null || sealed === null ? undefined : seals.open(placeOf('training', id, kind, n), sealed),
  }))
  return studyOfEntries(told)
}

export const study = answering(questions.study, async (asking, { id }) => {
  const { query, site, session } = asking
  const look = await findLook(asking, 'training', id)
  if (!look || !session) return undefined
  const { state, law } = look
  const mine = state.person !== undefined && session.account.person === state.person
  const isHost = typeof state.host === 'string' && organisationsWith(asking, 'host').includes(state.host)
  if (!mine && !isHost && !sitsAt(asking, law, 'department', 'leader')) return undefined
  if (!mine)
    await query("insert into access_log (account, asked, subject, id) values ($1, 'study', 'training', $2)", [session.account.id, id])
  const dossier: Training = { ...blank, ...state, status: studying.find(s => s === state.status) ?? 'passed' }
  return { ...(await openStudy(query, site.house.seals, id)), due: [...reportDays(law, dossier)], mine, answers: isHost }
})
