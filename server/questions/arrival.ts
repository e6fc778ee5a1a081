/** Where somebody whom a host has accepted reports, with whom they work and where they live. */
import { hostingOf } from '../../core/hosting/dossier.ts'
import { Statement } from '../../core/hosting/statement.ts'
import { questions } from '../../core/question.ts'
import type { Query } from '../database.ts'
import { everywhere } from '../everywhere.ts'
import { textIn } from '../reading.ts'
import { placeOf, type Seals } from '../seal.ts'
import { findRecord } from '../store.ts'
import { answering, organisationsWith, sitsAt } from './asking.ts'
import { findLook } from './look.ts'

const acceptedText = `
select r.n, r.sealed from dossier d join record r on r.subject = d.subject and r.id = d.id and r.kind = 'statement' and r.n = (d.state #>> '{accepted,n}')::int
where d.subject = 'hosting' and d.id = $1`

/** What the host has said and the department accepted; the person reaches no hosting, but is told this of it. */
const findAccepted = async (query: Query, seals: Seals, id: string) => {
  const [record] = await everywhere(query, own => own<{ n: number; sealed: Buffer }>(acceptedText, [id]))
  return record && Statement.safeParse(seals.open(placeOf('hosting', id, 'statement', record.n), record.sealed)).data
}

export const arrival = answering(questions.arrival, async (asking, { placement }) => {
  const { query, site, session } = asking
  const { seals } = site.house
  const look = await findLook(asking, 'placement', placement)
  if (!look) return undefined
  const { status, host, round, person } = look.state
  if (typeof host !== 'string' || round === undefined) return undefined
  if (status !== 'welcomed' && status !== 'confirmed') return undefined
  const own = person !== undefined && person === session?.account.person
  if (!own && !organisationsWith(asking, 'host').includes(host) && !sitsAt(asking, look.law, 'department', 'leader')) return undefined
  const welcome = await findRecord(query, 'placement', placement, 'welcome')
  const said = welcome && seals.open(placeOf('placement', placement, 'welcome', welcome.n), welcome.sealed)
  const statement = await findAccepted(query, seals, hostingOf(round, host))
  return {
    supervisor: textIn(said, 'supervisor') ?? null,
    room: textIn(said, 'room') ?? null,
    lodging: statement?.lodging.kind ?? null,
    lodgingNote: statement?.lodging.note ?? null,
    from: statement?.arrival.from ?? null,
    to: statement?.arrival.to ?? null,
    where: statement?.arrival.where ?? null,
    contact: statement?.contact ?? null,
  }
})
