/** The enrolment notice: the letter about one trainee, and the paper of a batch with everybody in its annex. */
import { addDays, addMonths } from '../../core/calendar.ts'
import { daysOfCohort } from '../../core/training/deferral/cohorts.ts'
import type { Training } from '../../core/training/dossier.ts'
import { arrivalText } from '../../core/training/enrolment/arrival.ts'
import type { Law } from '../../policy/shape.ts'
import { arrivalCodeOf } from '../arrival-codes.ts'
import { hostOf, trackName } from '../forms.ts'
import type { Asking } from '../questions/asking.ts'
import type { Look } from '../questions/look.ts'
import { officialOf, roundFacts } from './paper.ts'
import { lastEntryOf, placeAt, stateOf, whomOf } from './read.ts'

/** When somebody enrols and studies: of their cohort, with the last day that their notice gave them. */
const daysOf = (law: Law, { cohort, track, enrolUntil }: Pick<Training, 'cohort' | 'track' | 'enrolUntil'>) => {
  const { from, to } = daysOfCohort(law, cohort).value
  const months = law.policy.tracks[track ?? '']?.durationMonths.value ?? 0
  return { reportFrom: from, reportTo: enrolUntil ?? to, trainingFrom: from, trainingTo: addDays(addMonths(from, months), -1), months }
}

const courseOf = (law: Law, { host, programme }: Pick<Training, 'host' | 'programme'>) => {
  const found = hostOf(law, host, programme)
  return { host: found.host, course: found.programme }
}

const noticeFacts = async (asking: Asking, look: Look, training: Training, place: Pick<Training, 'host' | 'programme'> = training) => ({
  ...roundFacts(look.law, 'enrolmentNotice'),
  ...(await whomOf(asking, look)),
  ...courseOf(look.law, place),
  track: trackName(look.law, training.track),
  ...daysOf(look.law, training),
})

/** What the host's camera reads off the notice on the enrolment morning; whoever has no camera types what stands below it. */
const arrivalOn = ({ site }: Asking, id: string, notice: NonNullable<Training['notice']>) => {
  const code = arrivalCodeOf(site.house.seals, id, notice)
  return { says: arrivalText(code), label: `报到码 ${code}` }
}

export const enrolmentNotice = async (asking: Asking, look: Look) => {
  const training = await stateOf<Training>(asking, 'training', look.id)
  const sent = await lastEntryOf(asking, look, 'notify')
  if (!training?.notice || !sent) return undefined
  const facts = await noticeFacts(asking, look, training, await placeAt(asking, look, sent.n))
  const { notice: number } = training
  return officialOf(asking, look.law, 'enrolmentNotice', facts, { number, issuedOn: sent.on, code: arrivalOn(asking, look.id, number) })
}

/** As it would be sent today, without a number. */
export const noticePreview = async (asking: Asking, look: Look) => {
  const training = await stateOf<Training>(asking, 'training', look.id)
  if (!training) return undefined
  const facts = await noticeFacts(asking, look, training)
  return officialOf(asking, look.law, 'enrolmentNotice', facts, { issuedOn: asking.today, preview: true })
}

/** A batch of notices on one track and for one cohort: one paper for all. */
export type NoticeBatch = {
  readonly batch: string
  readonly track: string
  readonly cohort: string
  readonly on: string
  readonly count: number
}

const sentOnes = `
sent as (select distinct on (j.id) j.id, j.n, j.fact::json ->> 'batch' as batch, to_char(j.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on
  from journal j join dossier d on d.subject = 'training' and d.id = j.id
  where j.subject = 'training' and j.action = 'notify' and d.round = $1 and d.status not in ('cancelled', 'released', 'withdrawn')
  order by j.id, j.n desc)`
const batchesText = `
with ${sentOnes} select s.batch, d.track, coalesce(d.state ->> 'cohort', '') as cohort, max(s.on) as on, count(*)::int as count
from sent s join dossier d on d.subject = 'training' and d.id = s.id where s.batch is not null group by 1, 2, 3 order by 4, 1, 2, 3 limit 200`
const ofBatchText = `
with ${sentOnes} select p.name, coalesce(e.zh, d.employer) as employer, coalesce(at.fact, d.state::json) ->> 'host' as host, coalesce(at.fact, d.state::json) ->> 'programme' as programme
from sent s join dossier d on d.subject = 'training' and d.id = s.id join person p on p.id = d.person left join organisation e on e.id = d.employer
left join lateral (select earlier.fact::json as fact from journal earlier where earlier.subject = 'training' and earlier.id = s.id and earlier.n <= s.n and earlier.action in ('open', 'allowChange')
  order by earlier.n desc limit 1) at on true
where s.batch = $2 and d.track = $3 and coalesce(d.state ->> 'cohort', '') = $4 order by 3, d.id`

export const batchesOf = ({ query }: Asking, round: string) => query<NoticeBatch>(batchesText, [round])
export const batchCode = ({ batch, track, cohort }: Pick<NoticeBatch, 'batch' | 'track' | 'cohort'>) => [batch, track, cohort].join('.')

type Notified = { readonly name: string; readonly employer: string; readonly host: string; readonly programme: string }

/** `part` is the code of one of the round's batches. */
export const enrolmentBatch = async (asking: Asking, { id, law }: Look, part: string | undefined) => {
  const batch = (await batchesOf(asking, id)).find(one => batchCode(one) === part)
  if (!batch) return undefined
  const people = await asking.query<Notified>(ofBatchText, [id, batch.batch, batch.track, batch.cohort])
  const rows = people.map(({ name, employer, ...at }) => ({ name, employer, ...courseOf(law, at) }))
  const addressees = [...new Set(rows.flatMap(({ employer, host }) => [employer, host]))].sort((a, b) => a.localeCompare(b, 'zh'))
  const facts = {
    ...roundFacts(law, 'enrolmentBatch'),
    addressees: addressees.length > mostAddressees ? everybody : addressees.join('，'),
    track: trackName(law, batch.track),
    ...daysOf(law, { track: batch.track, cohort: batch.cohort === '' ? undefined : batch.cohort }),
    count: rows.length,
    rows,
  }
  return officialOf(asking, law, 'enrolmentBatch', facts, { issuedOn: batch.on })
}

/** More than these are not named one by one in the line of addressees: the annex names them. */
const mostAddressees = 12
const everybody = '各选送单位，各培养单位'
