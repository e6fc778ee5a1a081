/** All hosts that the department sends people to, in the order of whom to call first. */
import { hostingOf } from '../../core/hosting/dossier.ts'
import type { HostRow } from '../../core/hosting/questions.ts'
import { hostsAsked } from '../../core/hosting/rules.ts'
import type { Said } from '../../core/hosting/statement.ts'
import { questions } from '../../core/question.ts'
import { textIn } from '../reading.ts'
import { placeOf } from '../seal.ts'
import { type Asking, answering, sitsAt } from './asking.ts'
import { programmesNow } from './hosting.ts'
import { findRound } from './law.ts'

type Read = {
  readonly id: string
  readonly status: string
  readonly since: string
  readonly due: string | null
  readonly reminded: number
  readonly stated: (Said & { readonly version: number }) | null
  readonly contact_n: number | null
  readonly contact: Buffer | null
  readonly link_opened: boolean | null
}
const hostingsText = `
select d.id, d.status, to_char(d.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since, d.due::text, (d.state ->> 'reminded')::int as reminded,
  d.state -> 'stated' as stated, c.n as contact_n, c.sealed as contact,
  (select bool_or(l.opened_at is not null) from link l where l.hosting = d.id and l.ended_at is null and l.expires > now()) as link_opened
from dossier d
left join lateral (select n, sealed from record where subject = 'hosting' and id = d.id and kind = 'contact' order by n desc limit 1) c on true
where d.subject = 'hosting' and d.round = $1`

const waitingText = `
select host, count(*)::int as waiting, count(*) filter (where due < $2)::int as late
from dossier where subject = 'placement' and round = $1 and waits_for = 'host' and host is not null group by host`

const clerksText = `
select distinct s.organisation, a.zh, a.en from seat s join account a on a.id = s.account
where s.role = 'host' and s.organisation = any($1) and s.from_day <= $2 and s.to_day >= $2 and not a.disabled order by 1, 2, 3`

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

const contactIn = ({ site }: Asking, read: Read | undefined) => {
  if (!read || read.contact_n === null || read.contact === null) return null
  const opened = site.house.seals.open(placeOf('hosting', read.id, 'contact', read.contact_n), read.contact)
  return { name: textIn(opened, 'name') ?? '', phone: textIn(opened, 'phone') ?? '' }
}

type Host = ReturnType<typeof hostsAsked>[number]
type Known = {
  readonly round: string
  readonly reads: ReadonlyMap<string, Read>
  readonly waiting: ReadonlyMap<string, { readonly waiting: number; readonly late: number }>
  readonly clerks: readonly { readonly organisation: string; readonly zh: string; readonly en: string }[]
}

const rowOf = async (asking: Asking, { round, reads, waiting, clerks }: Known, host: Host): Promise<HostRow> => {
  const id = hostingOf(round, host.id)
  const read = reads.get(id)
  const programmes = await programmesNow(asking, round, host)
  const stated = read?.stated?.programmes
  const could = stated?.flatMap(({ seats, couldTake }) => (couldTake === undefined || couldTake <= seats ? [] : [couldTake - seats])) ?? []
  return {
    ...{ id, host: host.id, name: host.name, city: host.city },
    status: read?.status ?? 'none',
    since: read?.since ?? null,
    due: read?.due ?? null,
    version: read?.stated?.version ?? 0,
    reminded: read?.reminded ?? 0,
    seats: {
      agreed: sum(programmes.map(p => p.agreed)),
      now: sum(programmes.map(p => p.now)),
      taken: sum(programmes.map(p => p.taken)),
      stated: stated ? sum(stated.map(p => p.seats)) : null,
      couldTake: could.length > 0 ? sum(could) : null,
    },
    ...(waiting.get(host.id) ?? { waiting: 0, late: 0 }),
    clerks: clerks.filter(({ organisation }) => organisation === host.id).map(({ zh, en }) => ({ zh, en })),
    contact: contactIn(asking, read),
    linkOpened: read?.link_opened ?? null,
  }
}

/** Silent ones are called first, then those who let people wait, then whoever has something to decide. */
const needOf = ({ status, late, due }: HostRow, today: string): number => {
  if (status === 'silent') return 0
  if (late > 0) return 1
  if (due !== null && due < today) return 2
  return { returned: 3, submitted: 4, none: 5, invited: 6 }[status] ?? 7
}

export const hosts = answering(questions.hosts, async (asking, { round }) => {
  const { site, query, today } = asking
  const found = await findRound(site.house, query, round)
  if (!found || !sitsAt(asking, found.law, 'department', 'leader')) return undefined
  const asked = hostsAsked(found.law)
  const reads = new Map((await query<Read>(hostingsText, [round])).map(read => [read.id, read]))
  const counted = await query<{ host: string; waiting: number; late: number }>(waitingText, [round, today])
  const waiting = new Map(counted.map(({ host, ...numbers }) => [host, numbers]))
  const clerks = await query<Known['clerks'][number]>(clerksText, [asked.map(({ id }) => id), today])
  const rows: HostRow[] = []
  for (const host of asked) rows.push(await rowOf(asking, { round, reads, waiting, clerks }, host))
  return rows.sort((a, b) => needOf(a, today) - needOf(b, today) || (a.due ?? '9999').localeCompare(b.due ?? '9999'))
})
