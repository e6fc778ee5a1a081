/** The changes of host that would lead to the asker: through a door of their own, since the training itself is not theirs to see yet. */
import { questions } from '../../core/question.ts'
import type { ChangeAsked } from '../../core/training/change/change-questions.ts'
import { studying } from '../../core/training/dossier.ts'
import type { Law } from '../../policy/shape.ts'
import type { Query } from '../database.ts'
import { textIn } from '../reading.ts'
import { placeOf } from '../seal.ts'
import { type Asking, answering, organisationsWith } from './asking.ts'
import { findRound } from './law.ts'

type Read = {
  readonly training: string
  readonly round: string
  readonly status: string
  readonly name: string
  readonly track: string
  readonly field: string | null
  readonly given_by: string
  readonly programme: string
  readonly study_start: string | null
  readonly study_end: string | null
  readonly asked_on: string
  readonly asked_by: string | null
  readonly let_go_on: string | null
  readonly agreed_on: string | null
  readonly lapses_on: string | null
  readonly taken_by: string
  readonly n: number | null
  readonly sealed: Buffer | null
}

/** The statuses in which a change can be decided. */
const open: readonly string[] = ['expected', 'notified', ...studying]
const askedText = 'select * from change_asked_here() where taken_by = any($1) and status = any($2) order by asked_on, training limit 200'

const readAsked = (query: Query, hosts: readonly string[]) => query<Read>(askedText, [hosts, open])

/** Whether a host is asked to take this trainee: whoever is may answer, and read what stands in the way of its answer. */
export const isAskedToTake = async (asking: Asking, training: string): Promise<boolean> => {
  const hosts = organisationsWith(asking, 'host')
  return hosts.length > 0 && (await readAsked(asking.query, hosts)).some(one => one.training === training)
}

const nothing = { zh: '', en: '' }
const namesIn = ({ hosts, policy }: Law, { given_by, taken_by, programme, track }: Read) => ({
  from: hosts.hosts.find(({ id }) => id === given_by)?.name ?? nothing,
  programme: hosts.hosts.find(({ id }) => id === taken_by)?.programmes.find(({ id }) => id === programme)?.name ?? nothing,
  track: policy.tracks[track]?.name ?? nothing,
})

const askedBy = (by: string | null) => (by === 'person' || by === 'host' ? by : null)
const logText = "insert into access_log (account, asked, subject, id) values ($1, 'changesAsked', 'training', $2)"

export const changesAsked = answering(questions.changesAsked, async asking => {
  const { query, site, session } = asking
  const hosts = organisationsWith(asking, 'host')
  if (!session || hosts.length === 0) return undefined
  const rows = await readAsked(query, hosts)
  const shown: ChangeAsked[] = []
  for (const row of rows) {
    const law = (await findRound(site.house, query, row.round))?.law
    if (!law) continue
    const { training: id, round, name, field, n, sealed } = row
    const reason = n === null || sealed === null ? undefined : site.house.seals.open(placeOf('training', id, 'changeReason', n), sealed)
    await query(logText, [session.account.id, id])
    shown.push({
      ...{ id, round, name, field, ...namesIn(law, row) },
      ...{ studyStart: row.study_start, studyEnd: row.study_end, askedOn: row.asked_on, askedBy: askedBy(row.asked_by) },
      ...{ why: textIn(reason, 'reason') ?? null, letGoOn: row.let_go_on, agreedOn: row.agreed_on, lapsesOn: row.lapses_on },
      clause: law.policy.training.change.clause,
    })
  }
  return shown
})
