/** What one host offers and who is put to it: for the host's own page, and for the office that fills it in on the phone. */
import { seatsFree, seatsTaken } from '../../core/accounts.ts'
import { blank, type Hosting, hostingOf } from '../../core/hosting/dossier.ts'
import type { Guest } from '../../core/hosting/questions.ts'
import { hostsAsked } from '../../core/hosting/rules.ts'
import { questions } from '../../core/question.ts'
import type { Law } from '../../policy/shape.ts'
import type { Query } from '../database.ts'
import { partIn, textIn } from '../reading.ts'
import { placeOf, type Seals } from '../seal.ts'
import { type Asking, answering, organisationsWith, sitsAt } from './asking.ts'
import { findRound, jsonOf } from './law.ts'
import { balancesOf } from './places.ts'
import { nameOr } from './rows.ts'

type Host = Law['hosts']['hosts'][number]
/** More than any host has ever taken in a year. */
const most = 500

const hostingText = "select state from dossier where subject = 'hosting' and id = $1"
const recordsText = `
select distinct on (kind) kind, n, sealed from record where subject = 'hosting' and id = $1 and kind in ('draft', 'statement', 'returned') order by kind, n desc`
type Sealed = { readonly kind: string; readonly n: number; readonly sealed: Buffer }

/** The newest of each kind, opened. */
export const openHosting = async (query: Query, seals: Seals, id: string) => {
  const rows = await query<Sealed>(recordsText, [id])
  return new Map(rows.map(({ kind, n, sealed }) => [kind, { n, content: seals.open(placeOf('hosting', id, kind, n), sealed) }]))
}

export const findHosting = async (query: Query, id: string): Promise<Hosting> => {
  const [row] = await query<{ state: Partial<Hosting> }>(hostingText, [id])
  return { ...blank, ...row?.state }
}

type Put = {
  readonly id: string
  readonly name: string
  readonly zh: string | null
  readonly en: string | null
  readonly status: string
  readonly programme: string
  readonly wished: readonly { readonly host: string; readonly programme: string }[]
  readonly field: string | null
  readonly due: string | null
  readonly form_n: number | null
  readonly form: Buffer | null
  readonly welcome_n: number | null
  readonly welcome: Buffer | null
}
/** The host sees a form through a door of its own; the office through its reach. */
const formsOf = (isHost: boolean) =>
  isHost
    ? 'form_before_host(d.id)'
    : `(select n, sealed from record where subject = 'application' and id = d.id and kind = 'form'
        and n <= (select max(j.n) from journal j where j.subject = 'application' and j.id = d.id and j.action = 'submit') order by n desc limit 1)`
const putText = (isHost: boolean) => `
select d.id, coalesce(p.name, d.id) as name, e.zh, e.en, d.status, d.state ->> 'programme' as programme, d.state -> 'wished' as wished, d.state ->> 'field' as field,
  d.due::text, f.n as form_n, f.sealed as form, w.n as welcome_n, w.sealed as welcome
from dossier d left join person p on p.id = d.person left join organisation e on e.id = d.employer
left join lateral ${formsOf(isHost)} f on true
left join lateral (select n, sealed from record where subject = 'placement' and id = d.id and kind = 'welcome' order by n desc limit 1) w on true
where d.subject = 'placement' and d.round = $1 and d.host = $2 and d.status in ('proposed', 'agreed', 'welcomed', 'confirmed')
order by coalesce(d.due, '9999-12-31'::date), d.id limit ${most}`

const opened = (seals: Seals, subject: string, id: string, kind: string, n: number | null, sealed: Buffer | null): unknown =>
  n === null || sealed === null ? undefined : seals.open(placeOf(subject, id, kind, n), sealed)

const guestOf = (seals: Seals, host: string, put: Put): Guest => {
  const { id, name, zh, en, status, programme, wished, field, due } = put
  const request = partIn(opened(seals, 'application', id, 'form', put.form_n, put.form), 'request')
  const welcome = opened(seals, 'placement', id, 'welcome', put.welcome_n, put.welcome)
  const wish = wished.findIndex(w => w.host === host && w.programme === programme)
  return {
    ...{ id, name, employer: nameOr(zh, en), status, programme, field, due },
    wish: wish === -1 ? null : wish + 1,
    profession: textIn(request, 'profession') ?? null,
    direction: textIn(request, 'direction') ?? null,
    goals: textIn(request, 'goals') ?? null,
    supervisor: textIn(welcome, 'supervisor') ?? null,
    room: textIn(welcome, 'room') ?? null,
  }
}

/** The seats of each programme, as the catalogue has them and as they stand. */
export const programmesNow = async (asking: Pick<Asking, 'query'>, round: string, host: Host) => {
  const names = host.programmes.flatMap(({ id }) => [seatsFree(round, host.id, id), seatsTaken(round, host.id, id)])
  const balance = await balancesOf(asking, names)
  return host.programmes.map(({ id, name, discipline, capacity }) => {
    const [free, taken] = [balance(seatsFree(round, host.id, id)), balance(seatsTaken(round, host.id, id))]
    return { programme: id, name, discipline, agreed: capacity, now: free + taken, taken }
  })
}

/** Whose page it is: the host that is named, or the asker's own. */
const hostFor = (asking: Asking, law: Law, named: string | undefined) => {
  const own = organisationsWith(asking, 'host')
  const asked = hostsAsked(law)
  const host = asked.find(({ id }) => (named === undefined ? own.includes(id) : id === named))
  const mine = host !== undefined && own.includes(host.id)
  return host && (mine || sitsAt(asking, law, 'department', 'leader')) ? { host, mine } : undefined
}

const wordsOf = async ({ query, site }: Asking, id: string, dossier: Hosting) => {
  const records = await openHosting(query, site.house.seals, id)
  const [draft, statement, returned] = ['draft', 'statement', 'returned'].map(kind => records.get(kind))
  const newest = draft && (!statement || draft.n > statement.n) ? draft : statement
  const reason = textIn(returned?.content, 'reason') ?? null
  return {
    draft: newest ? jsonOf(newest.content) : null,
    statement: statement ? jsonOf(statement.content) : null,
    returned: dossier.status === 'returned' ? { parts: [...(dossier.returned ?? [])], reason } : null,
  }
}

const standsOf = ({ status, due, draft, stated, accepted }: Hosting) => ({
  status,
  due: due ?? null,
  base: draft,
  version: stated?.version ?? 0,
  statedOn: stated?.on ?? null,
  acceptedVersion: accepted?.version ?? null,
  acceptedOn: accepted?.on ?? null,
})

export const hosting = answering(questions.hosting, async (asking, { round, host: named }) => {
  const { site, query, session } = asking
  const found = await findRound(site.house, query, round)
  const theirs = found && hostFor(asking, found.law, named)
  if (!found || !theirs || !session) return undefined
  const { host, mine } = theirs
  const id = hostingOf(round, host.id)
  const dossier = await findHosting(query, id)
  const put = await query<Put>(putText(mine), [round, host.id])
  await query("insert into access_log (account, asked, subject, id) values ($1, 'hosting', 'hosting', $2)", [session.account.id, id])
  const guests = put.map(one => guestOf(site.house.seals, host.id, one))
  // A policy that asks nobody again takes the host's answer at once.
  const turn = found.law.policy.placement.adjustment.value.askAgain ? ['agreed'] : ['proposed', 'agreed']
  return {
    ...{ id, host: host.id, name: host.name, mine },
    ...standsOf(dossier),
    ...(await wordsOf(asking, id, dossier)),
    notBefore: found.law.policy.documents.enrolmentNoticeBy.value,
    programmes: await programmesNow(asking, round, host),
    waiting: guests.filter(({ status }) => turn.includes(status)),
    asked: guests.filter(({ status }) => status === 'proposed' && !turn.includes(status)).length,
    coming: guests.filter(({ status }) => status === 'welcomed' || status === 'confirmed'),
  }
})
