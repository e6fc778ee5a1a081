/** Party members among the trainees, for those whose duty Party life is. Membership is read from the sealed forms and nowhere kept in the open. */
import { questions } from '../../core/question.ts'
import { placeOf } from '../seal.ts'
import { type Asking, answering, organisationsWith, sitsAt } from './asking.ts'
import { findRound } from './law.ts'

type Read = {
  readonly id: string
  readonly name: string
  readonly host: string
  readonly zh: string
  readonly en: string
  readonly sealed: Buffer
  readonly n: number
}

const most = 500
const studying = ['enrolled', 'stopAsked', 'stopConfirmed', 'passed', 'failed']

const membersText = `
select d.id, p.name, d.host, o.zh, o.en, r.sealed, r.n
from dossier d join person p on p.id = d.person join organisation o on o.id = d.host
join lateral (select sealed, n from record where subject = 'application' and id = d.id and kind = 'form' order by n desc limit 1) r on true
where d.round = $1 and d.subject = 'training' and d.status = any($2) and ($3::text[] is null or d.host = any($3)) order by d.host, d.id limit ${most}`

/** The last day on which a host confirmed its Party life, on whichever of its trainees' files it lies. */
const confirmedText = `
select d.host, to_char(max(j.at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day
from dossier d join journal j on j.subject = d.subject and j.id = d.id
where d.round = $1 and d.subject = 'training' and j.action = 'confirmPartyLife' group by d.host`

const politicalStatusIn = ({ site }: Asking, { id, sealed, n }: Read): string | undefined => {
  const form = site.house.seals.open(placeOf('application', id, 'form', n), sealed)
  const identity: unknown = typeof form === 'object' && form !== null ? Reflect.get(form, 'identity') : undefined
  const status: unknown = typeof identity === 'object' && identity !== null ? Reflect.get(identity, 'politicalStatus') : undefined
  return typeof status === 'string' ? status : undefined
}

export const partyMembers = answering(
  questions.partyMembers,
  async (asking, { round }) => {
    const { site, query, session } = asking
    const found = await findRound(site.house, query, round)
    if (!found || !session) return undefined
    const { statuses } = found.law.policy.training.partyLife.value
    const hosts = sitsAt(asking, found.law, 'department') ? null : organisationsWith(asking, 'host')
    const rows = await query<Read>(membersText, [round, studying, hosts])
    const confirmed = new Map((await query<{ host: string; day: string }>(confirmedText, [round])).map(({ host, day }) => [host, day]))
    await query("insert into access_log (account, asked, subject, id) values ($1, 'partyMembers', 'round', $2)", [
      session.account.id,
      round,
    ])
    return rows.flatMap(row => {
      const politicalStatus = politicalStatusIn(asking, row)
      if (politicalStatus === undefined || !statuses.includes(politicalStatus)) return []
      const { id, name, host, zh, en } = row
      return [{ training: id, name, host: { zh, en }, politicalStatus, confirmedOn: confirmed.get(host) ?? null }]
    })
  },
  'everything',
)
