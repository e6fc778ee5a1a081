/** Who of a round stands still between the end of the study and the certificate with what falls due on it. */
import { itemsOf } from '../../core/payment/rates.ts'
import { questions } from '../../core/question.ts'
import type { UnfinishedKind } from '../../core/training/assessment/assessment-questions.ts'
import { studying } from '../../core/training/dossier.ts'
import type { Law } from '../../policy/shape.ts'
import { answering, organisationsWith, sitsAt } from './asking.ts'
import { findRound } from './law.ts'
import { nameOr } from './rows.ts'

type Read = {
  readonly id: string
  readonly name: string
  readonly zh: string | null
  readonly en: string | null
  readonly kind: UnfinishedKind
  readonly study_end: string
}

/** What a pass makes due. Where it is nothing, nobody waits for it. */
const itemsDue = (law: Law): readonly string[] =>
  itemsOf(law)
    .filter(({ trigger, parts }) => [trigger.value, ...(parts?.value ?? []).map(part => part.trigger)].includes('assessmentPassed'))
    .map(({ code }) => code)

const standingText = `
with standing as (
  select d.id, coalesce(p.name, d.id) as name, h.zh, h.en, d.state ->> 'studyEnd' as study_end, case
    when d.status = any($3) and d.state ->> 'studyEnd' < $4 then 'notAssessed'
    when d.status = 'failed' and (d.state ->> 'attempts')::int < $5 then 'secondChance'
    when d.status = 'passed' and exists (select from dossier c where c.subject = 'certificate' and c.id = d.id and c.status = 'ready') then 'noCertificate'
    when d.status = 'passed' and exists (select from unnest($6::text[]) item where not coalesce(d.state -> 'unfunded', '[]') ? item and not exists (
      select from dossier y where y.subject = 'payment' and y.person = d.person and y.state ->> 'training' = d.id and y.state ->> 'item' = item)) then 'nothingDue'
    end as kind
  from dossier d left join person p on p.id = d.person left join organisation h on h.id = d.host
  where d.subject = 'training' and d.round = $1 and ($2::text[] is null or d.host = any($2)) and d.status = any($3 || '{failed,passed}'::text[]))`
const countsText = `${standingText} select kind, count(*)::int as count from standing where kind is not null group by kind`
const rowsText = `${standingText}
select * from standing where kind is not null and ($7::text is null or kind = $7) and id > $8 order by id limit $9`

export const unfinished = answering(questions.unfinished, async (asking, { round, kind, after, limit }) => {
  const { site, query, today } = asking
  const found = await findRound(site.house, query, round)
  if (!found) return undefined
  const { law } = found
  const hosts = sitsAt(asking, law, 'department', 'leader') ? null : organisationsWith(asking, 'host')
  const given = [round, hosts, [...studying], today, law.policy.training.assessment.value.attempts, itemsDue(law)]
  const counted = await query<{ kind: UnfinishedKind; count: number }>(countsText, given)
  const rows = await query<Read>(rowsText, [...given, kind ?? null, after ?? '', limit + 1])
  const shown = rows.slice(0, limit)
  const countOf = (one: UnfinishedKind) => counted.find(c => c.kind === one)?.count ?? 0
  return {
    counts: {
      notAssessed: countOf('notAssessed'),
      secondChance: countOf('secondChance'),
      noCertificate: countOf('noCertificate'),
      nothingDue: countOf('nothingDue'),
    },
    rows: shown.map(({ id, name, zh, en, kind: its, study_end }) => ({ id, name, host: nameOr(zh, en), kind: its, studyEnd: study_end })),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  }
})
