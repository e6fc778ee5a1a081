/** Whoever tries to decide on their own case, or second on what another decided first, is refused, and the attempt stays: for the auditor, who looks whether it happens often and to whom. */
import { overtakenRules, ownCaseRules } from '../core/oversight/kinds.ts'
import { noteAct } from './access-log.ts'
import type { House } from './house.ts'
import type { Answer, Request } from './perform.ts'
import { trailHere } from './trail.ts'

const writeText = `
insert into refused_attempt (at, round, account, subject, id, action, rule)
select $1, case $3 when 'round' then $4 else (select round from dossier where subject = $3 and id = $4) end, $2, $3, $4, $5, rule from unnest($6::text[]) as t (rule)`

const isOfficial = ({ actor }: Request) => actor.seats.some(({ role }) => role !== 'clock')
const isKept = (request: Request, rule: string) => ownCaseRules.includes(rule) || (isOfficial(request) && overtakenRules.includes(rule))

/** In a transaction of its own, since the refused one is undone. Only rules by name are kept, nothing of what was typed. Whoever came by a request has a line in the access log too. */
export const noteAttempt = async (house: House, request: Request, answer: Answer): Promise<Answer> => {
  const { actor, subject, id, action } = request
  const rules = answer.kind === 'refused' ? answer.refusals.map(({ rule }) => rule).filter(rule => isKept(request, rule)) : []
  if (rules.length > 0 || trailHere())
    await house.database.transaction('everything', async query => {
      const [clock] = await query<{ now: Date }>('select clock_timestamp() as now')
      const at = house.at(clock?.now ?? new Date(Number.NaN))
      await noteAct(query, request, answer.kind)
      if (rules.length > 0) await query(writeText, [at.toISOString(), actor.id, subject, id, action, [...new Set(rules)]])
    })
  return answer
}
