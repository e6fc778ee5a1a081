/** The sealed words of a leave that waits, opened for whoever is to grant it and for nobody else. */
import { questions } from '../../core/question.ts'
import type { Leave } from '../../core/training/leave/away.ts'
import { findKind } from '../../core/training/leave/leaves.ts'
import { partIn, textIn } from '../reading.ts'
import { placeOf } from '../seal.ts'
import { type Asking, answering, organisationsWith, sitsAt } from './asking.ts'
import { findLook, type Look } from './look.ts'
import { trainingIn } from './months.ts'

const recordsText = `
select r.n, r.sealed from record r join journal j on j.subject = r.subject and j.id = r.id and j.n = r.n
where r.subject = 'training' and r.id = $1 and r.kind = 'leave' and j.action = 'askLeave' order by r.n desc limit 200`

/** Whose word this leave waits for. An employer's contact by link grants none. */
const grants = (asking: Asking, { law, state }: Look, leave: Leave): boolean => {
  const grantedBy = leave.grantedBy ?? ('host' as const)
  if (grantedBy === 'department') return sitsAt(asking, law, 'department')
  if (grantedBy === 'employer' && asking.session?.actor.only !== undefined) return false
  return organisationsWith(asking, grantedBy).some(organisation => organisation === state[grantedBy])
}

/** The record of a request: by its number, or by its first day where requests had none yet. */
const isOf = (content: unknown, { nth, from }: Leave): boolean => {
  const numbered = partIn(content, 'nth')
  return numbered === undefined ? textIn(content, 'from') === from : numbered === nth
}

const wordsOf = async ({ query, site }: Asking, id: string, leave: Leave): Promise<unknown> => {
  const rows = await query<{ n: number; sealed: Buffer }>(recordsText, [id])
  for (const { n, sealed } of rows) {
    const content = site.house.seals.open(placeOf('training', id, 'leave', n), sealed)
    if (isOf(content, leave)) return content
  }
  return undefined
}

const logText = "insert into access_log (account, asked, subject, id) values ($1, 'leaveAsked', 'training', $2)"

export const leaveAsked = answering(questions.leaveAsked, async (asking, { training: id, leave: nth }) => {
  const look = await findLook(asking, 'training', id)
  const leave = look && trainingIn(look.state).leavesAsked.find(one => one.nth === nth)
  if (!look || !leave || !asking.session || !grants(asking, look, leave)) return undefined
  const content = await wordsOf(asking, id, leave)
  await asking.query(logText, [asking.session.account.id, id])
  const proof = partIn(content, 'proof')
  return {
    kind: findKind(look.law, textIn(content, 'kind') ?? '')?.name ?? null,
    ...{ from: leave.from, to: leave.to, half: leave.half ?? null, reason: textIn(content, 'reason') ?? null },
    proof: Array.isArray(proof) ? proof.filter(one => typeof one === 'string') : [],
  }
})
