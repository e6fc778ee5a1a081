/** What a parcel holds: the columns of the policy, read from each form, with the wishes of the placement. */
import { hash } from 'node:crypto'
import { highestIn } from '../../core/application/columns.ts'
import type { Form } from '../../core/application/form.ts'
import type { Facts } from '../../core/facts.ts'
import { rowCode } from '../../core/parcel/code.ts'
import { handedOut, personHeads } from '../../core/parcel/columns.ts'
import { numberIn, type Packed } from '../../core/parcel/dossier.ts'
import { mostPeople } from '../../core/parcel/rules.ts'
import type { Seat } from '../../core/placement/rules.ts'
import {
  degreeName,
  educationName,
  ethnicGroupName,
  parseCitizenNumber,
  politicalStatusName,
  titleLevelName,
} from '../../core/standards/index.ts'
import { type ParcelContent, packParcel, parcelDigest } from '../../documents/parcel.ts'
import type { HandOverColumn } from '../../policy/procedure.ts'
import type { Law } from '../../policy/shape.ts'
import { zh } from '../../words/zh.ts'
import type { Query } from '../database.ts'
import { formsOf, hostOf, sexIn, trackName } from '../forms.ts'
import type { House } from '../house.ts'
import type { Request } from '../perform.ts'
import { partIn, textIn } from '../reading.ts'

const best = (form: Form) => highestIn(form)

const readers: Readonly<Record<HandOverColumn, (form: Form) => string>> = {
  name: ({ identity }) => identity.name,
  sex: sexIn,
  ethnic: ({ identity }) => ethnicGroupName(identity.ethnicGroup).zh,
  birth: ({ identity }) => {
    const parsed = parseCitizenNumber(identity.citizenNumber)
    return parsed.ok ? parsed.birthDate.slice(0, 7).replace('-', '.') : ''
  },
  idNumber: ({ identity }) => identity.citizenNumber,
  politics: ({ identity }) => politicalStatusName(identity.politicalStatus).zh,
  education: form => {
    const found = best(form)
    return found ? educationName(found.education).zh : ''
  },
  degree: form => {
    const degree = best(form)?.degree
    return degree === undefined ? '' : degreeName(degree).zh
  },
  school: form => [best(form)?.school, best(form)?.major].filter(Boolean).join(' '),
  employer: ({ employer }) => employer.name,
  level: ({ employer }) => zh.values[employer.level],
  post: ({ employer }) => employer.post,
  title: ({ title }) => `${titleLevelName(title.level).zh} ${title.name}`,
  field: ({ request }) => request.profession,
  direction: ({ request }) => request.direction,
  mobile: ({ identity }) => identity.phone,
}

/** What of a form goes out: the columns of the policy and no more. */
export const valuesOf = (columns: readonly HandOverColumn[], form: Form): ParcelContent['people'][number]['values'] =>
  Object.fromEntries(columns.map(column => [column, readers[column](form)]))

export const wishesOf = (law: Law, wished: readonly Seat[]): ParcelContent['people'][number]['wishes'] =>
  wished.map(({ host, programme }) => {
    const names = hostOf(law, host, programme)
    return { host, programme, hostName: names.host, programmeName: names.programme }
  })

const hostsOf = ({ hosts }: Law, track: string): ParcelContent['hosts'] =>
  hosts.hosts
    .filter(host => host.tracks.includes(track))
    .map(({ id, name, programmes }) => ({ id, name: name.zh, programmes: programmes.map(p => ({ id: p.id, name: p.name.zh })) }))

/** Codes of one parcel, each its own; the chance is that of the request, and is known to nobody before. */
const codesFor = (number: number, nonce: string, ids: readonly string[]): ReadonlyMap<string, string> => {
  const codes = new Map<string, string>()
  const taken = new Set<string>()
  for (const id of ids) {
    let code = ''
    for (let look = 0; code === '' || taken.has(code); look += 1) code = rowCode(number, hash('sha256', `${nonce}/${id}/${look}`, 'hex'))
    taken.add(code)
    codes.set(id, code)
  }
  return codes
}

type Waiting = { readonly id: string; readonly wished: readonly Seat[] | null; readonly willing: boolean | null }
const waitingText = `
select id, state -> 'wished' as wished, (state ->> 'willing')::boolean as willing from dossier
where subject = 'placement' and id = any($1) and round = $2 and track = $3 and status = 'opened' order by id for update`
const countText = "select count(*)::int as made from dossier where subject = 'parcel' and round = $1 and track = $2"

const idsIn = (input: unknown): readonly string[] => {
  const people = partIn(input, 'people')
  return Array.isArray(people) ? [...new Set(people.filter(id => typeof id === 'string'))].sort().slice(0, mostPeople) : []
}

const pack = async (house: House, query: Query, { id, input }: Request, law: Law, { nonce, today }: Facts<object>): Promise<Packed> => {
  const [round, track] = [textIn(input, 'round') ?? '', textIn(input, 'track') ?? '']
  const waiting = await query<Waiting>(waitingText, [idsIn(input), round, track])
  const [counted] = await query<{ made: number }>(countText, [round, track])
  const ids = waiting.map(one => one.id)
  const forms = await formsOf(query, house, ids)
  const columns = handedOut(law).value
  // An id without a number is refused by the rule; what is packed until then needs some.
  const number = numberIn(id) || 1
  const codes = codesFor(number, nonce, ids)
  const { programme, year } = law.policy
  const people = waiting.flatMap(({ id, wished, willing }) => {
    const form = forms.get(id)?.form
    const values = form && { values: valuesOf(columns, form), wishes: wishesOf(law, wished ?? []), willing: willing === true }
    return values ? [{ code: codes.get(id) ?? '', ...values }] : []
  })
  const files = packParcel({
    ...{ format: 'tepei-parcel-1', parcel: id, number, programme: programme.name.zh, year },
    ...{ track: trackName(law, track), madeOn: today, people, hosts: hostsOf(law, track) },
    columns: columns.map(key => ({ key, head: personHeads[key] })),
  })
  return {
    ...{ next: (counted?.made ?? 0) + 1, waiting: ids, unread: ids.filter(one => !forms.has(one)) },
    ...{ rows: ids.map(one => ({ id: one, code: codes.get(one) ?? '' })), digest: parcelDigest(files), files },
  }
}

const hashed = (content: string | undefined) => (content === undefined ? undefined : hash('sha256', Buffer.from(content, 'base64'), 'hex'))

/** Before a parcel is made, what it would hold; before an answer is kept, the digest of its file. */
export const beforeParcel = async (
  house: House,
  query: Query,
  request: Request,
  law: Law,
  facts: Facts<object>,
): Promise<Pick<Facts<object>, 'packed' | 'hashed'>> =>
  request.action === 'make'
    ? { packed: await pack(house, query, request, law, facts) }
    : { hashed: hashed(textIn(request.input, 'content')) }
