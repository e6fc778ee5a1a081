/** What a law calls its own codes: tracks, bodies, hosts, items, grounds, kinds of leave, cohorts … Pages, papers and messages say them with these names. */
import type { Law, Text } from '../policy/shape.ts'

type Coded = { readonly code: string; readonly name: Text }
type Lists = (policy: Law['policy']) => readonly Coded[]

const undertakings: Lists = ({ training }) => training.undertakings.value
const shares: Lists = ({ procedure }) => (procedure.shares ?? []).map(({ code, label }) => ({ code, name: label }))

const quotas: Lists = ({ placement }) => placement.quotas ?? []

/** Lists whose codes are only meant where a key says so: 'employer' can be a reason and a party. */
const byKey: Readonly<Record<string, Lists>> = {
  fieldServed: ({ fields }) => fields.value,
  field: ({ fields }) => fields.value,
  reason: ({ procedure }) => procedure.declineReasons.value,
  ground: ({ training, procedure }) => [...training.discipline.grounds.value, ...(procedure.objections?.value.grounds ?? [])],
  kind: ({ training }) => training.leave.kinds.value,
  undertaking: undertakings,
  undertakings,
  kept: undertakings,
  broken: undertakings,
  share: shares,
  kinds: shares,
  quota: quotas,
  quotas,
}

const coded = (policy: Law['policy'], key: string, id: string) => byKey[key]?.(policy).find(({ code }) => code === id)?.name

const programmesOf = ({ hosts }: Law) => hosts.hosts.flatMap(({ programmes }) => programmes)

/** Names that mean one thing wherever they stand, and those that the key tells. */
export const findName = (law: Law, id: string, key = ''): Text | undefined => {
  const { policy, places, hosts } = law
  if (byKey[key] !== undefined) return coded(policy, key, id)
  return (
    policy.tracks[id]?.name ??
    policy.money.items[id]?.name ??
    policy.procedure.reserved?.value.find(({ code }) => code === id)?.name ??
    places.bodies.find(({ body }) => body === id)?.name ??
    hosts.hosts.find(host => host.id === id)?.name ??
    programmesOf(law).find(programme => programme.id === id)?.name
  )
}

const isRecord = (x: unknown): x is Readonly<Record<string, unknown>> => typeof x === 'object' && x !== null
const isText = (x: unknown): x is Text => isRecord(x) && typeof x.zh === 'string' && typeof x.en === 'string'

const namesIn = (node: unknown): readonly (readonly [string, Text])[] => {
  if (!isRecord(node)) return []
  const below = Object.values(node).flatMap(namesIn)
  const name = node.name ?? node.label
  return typeof node.code === 'string' && !/^\d/.test(node.code) && isText(name) ? [[node.code, name], ...below] : below
}

const known = new WeakMap<Law, ReadonlyMap<string, Text>>()

/** The name that any list of the policy gives to a code; for codes that neither the place nor the words of the system know. */
export const findAnyName = (law: Law, id: string): Text | undefined => {
  const names = known.get(law) ?? new Map(namesIn(law.policy).toReversed())
  known.set(law, names)
  return names.get(id)
}
