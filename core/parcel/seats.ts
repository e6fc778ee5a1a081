/** Hosts and programmes as an answer names them: by what they are called here, or by what somebody has said before that they are. Never by likeness. */
import { disciplines } from '../standards/index.ts'
import { plain } from './sheet.ts'

export type Programme = { readonly id: string; readonly names: readonly string[] }
export type Host = { readonly id: string; readonly names: readonly string[]; readonly programmes: readonly Programme[] }

/** What was said before: heads, hosts and programmes by their plain words; a programme's with its host before it. */
export type Words = {
  readonly heads: Readonly<Record<string, string>>
  readonly hosts: Readonly<Record<string, string>>
  readonly programmes: Readonly<Record<string, string>>
}
export const noWords: Words = { heads: {}, hosts: {}, programmes: {} }
export const programmeWord = (host: string, said: string): string => `${host}/${plain(said)}`

const called = <T extends { readonly id: string; readonly names: readonly string[] }>(all: readonly T[], said: string): T | undefined => {
  const found = all.filter(({ id, names }) => [id, ...names].some(name => plain(name) === plain(said)))
  return found.length === 1 ? found[0] : undefined
}

/** Hosts by each of their plain names, and by their ids: a parcel of a thousand looks a thousand times. */
export type Index = { readonly byName: ReadonlyMap<string, readonly Host[]>; readonly byId: ReadonlyMap<string, Host> }
export const indexOf = (hosts: readonly Host[]): Index => {
  const named = hosts.flatMap(host => [...new Set([host.id, ...host.names].map(plain))].map(name => ({ name, host })))
  const byName = new Map([...Map.groupBy(named, ({ name }) => name)].map(([name, found]) => [name, found.map(({ host }) => host)]))
  return { byName, byId: new Map(hosts.map(host => [host.id, host])) }
}

export const findHost = ({ byName, byId }: Index, { hosts: remembered }: Words, said: string): Host | undefined => {
  const [only, another] = byName.get(plain(said)) ?? []
  return only && !another ? only : byId.get(remembered[plain(said)] ?? '')
}

/** What a host is known to offer, and beside that every first-level discipline: the ministry may arrange what no catalogue has. */
export const programmesAt = ({ id, programmes }: Host): readonly Programme[] => [
  ...programmes,
  ...disciplines
    .map(({ code, name }) => ({ id: `${id}-${code}`, names: [name.zh, name.en] }))
    .filter(other => !programmes.some(own => own.id === other.id)),
]

export const findProgramme = (host: Host, { programmes: remembered }: Words, said: string): Programme | undefined => {
  const all = programmesAt(host)
  return called(host.programmes, said) ?? called(all, said) ?? all.find(({ id }) => id === remembered[programmeWord(host.id, said)])
}
