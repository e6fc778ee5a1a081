/** Takes accepted proposals over into a law, and nothing else; and sets proposals beside what a law says. */
import {
  child,
  clauseIdIn,
  isCited,
  isCitedShape,
  isRecord,
  type Json,
  type Keys,
  keysIn,
  shapeBelow,
  shapeOfLaw,
  valueAt,
} from './finding.ts'
import type { Proposal } from './shape.ts'

export type Applied = {
  /** The changed law as JSON. It may be incomplete where a proposal gives only a part of a new value: the check of the law says so. */
  readonly law: Json
  /** Accepted proposals that this law has no place for. */
  readonly unplaced: readonly Proposal[]
}

type Setting = { readonly value: unknown; readonly clause: string; readonly certainty: Proposal['certainty'] }

/** What a law says already stays as it is worded. A value that the notice gives for certain needs nobody to have decided it. */
const cite = (node: unknown, { value, clause, certainty }: Setting): Json => {
  const { decidedBy, because, ...rest } = isRecord(node) ? node : {}
  const kept = isRecord(node) && sameValue(node.value, value) ? node.value : value
  const note = certainty === 'certain' || decidedBy === undefined ? {} : { decidedBy, ...(because !== undefined && { because }) }
  return { ...rest, value: kept, clause, ...note }
}

const replaced = (list: readonly unknown[], key: string, value: unknown): readonly unknown[] => {
  const at = Number(key)
  return at < list.length ? list.map((one, i) => (i === at ? value : one)) : [...list, value]
}

/** The same tree with one node set; everything beside the way there stays the same object. */
const setAt = (node: unknown, shape: unknown, [key, ...rest]: Keys, setting: Setting): unknown => {
  if (key === undefined)
    return isCited(node) || (node === undefined && isCitedShape(shape))
      ? cite(node, setting)
      : sameValue(node, setting.value)
        ? node
        : setting.value
  const inCited = (isCited(node) && !(key in node)) || (node === undefined && isCitedShape(shape))
  if (inCited) {
    const value = setAt(child(node, 'value'), shapeBelow(shape, 'value'), [key, ...rest], setting)
    return isRecord(node) ? { ...node, value, clause: setting.clause } : { value, clause: setting.clause }
  }
  const below = setAt(child(node, key), shapeBelow(shape, key), rest, setting)
  if (Array.isArray(node)) return replaced(node, key, below)
  if (node === undefined && child(shape, 'type') === 'array') return [below]
  return { ...(isRecord(node) ? node : {}), [key]: below }
}

/** The clause of the leaf itself: its comparison is set, and its clause with it. */
const setLeaf = (law: Json, keys: Keys, setting: Setting): unknown => {
  const { clause } = setting
  const changed = setAt(law, shapeOfLaw, keys, setting)
  const leaf = keys.slice(0, -1).reduce<unknown>(child, law)
  return child(leaf, 'clause') === clause
    ? changed
    : setAt(changed, shapeOfLaw, [...keys.slice(0, -1), 'clause'], { ...setting, value: clause })
}

const place = (law: Json, keys: Keys, setting: Setting): unknown =>
  keys.includes('criteria') ? setLeaf(law, keys, setting) : setAt(law, shapeOfLaw, keys, setting)

/** A clause that the place already cites stays, unless the proposal stands in another one of the law. */
const clauseFor = (law: Json, proposal: Proposal): string => clauseIdIn(law, proposal.number) ?? proposal.clause

/** The law with what an officer said yes to. Proposals that only check are left out; `policy.…` values keep the shape of the law. */
export const applyProposals = (law: Json, accepted: readonly Proposal[]): Applied => {
  const unplaced: Proposal[] = []
  let changed: unknown = law
  for (const proposal of accepted) {
    const now = isRecord(changed) ? changed : law
    const keys = proposal.effect === 'checks' ? undefined : keysIn(now, proposal)
    if (keys === undefined) unplaced.push(proposal)
    else changed = place(now, keys, { value: proposal.value, clause: clauseFor(now, proposal), certainty: proposal.certainty })
  }
  return { law: isRecord(changed) ? changed : law, unplaced }
}

/** `same` and `changed` are against what the law says there; `new` has no place in it yet. */
export type Standing = 'same' | 'changed' | 'new'
export type Beside = { readonly proposal: Proposal; readonly standing: Standing; readonly before: unknown }

/** Names are our own words, what a value says is in its codes; a list of plain words has no order. */
const essence = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.every(one => typeof one === 'string') ? value.toSorted() : value.map(essence)
  if (!isRecord(value)) return value
  if (typeof value.zh === 'string') return value.zh
  const kept = Object.entries(value).filter(([key]) => !('code' in value) || !['name', 'clause', 'label'].includes(key))
  return Object.fromEntries(kept.map(([key, one]) => [key, essence(one)] as const).toSorted(([a], [b]) => a.localeCompare(b)))
}

export const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(essence(a)) === JSON.stringify(essence(b))

/** How facts go together in a tree, without numbers: the smallest branch that holds all of them. */
const shapeOf = (node: unknown, facts: readonly string[]): unknown => {
  if (!isRecord(node)) return undefined
  if (typeof node.fact === 'string') return facts.includes(node.fact) ? node.fact : undefined
  for (const branch of ['allOf', 'anyOf']) {
    const list = node[branch]
    if (!Array.isArray(list)) continue
    const inside = list.map((one: unknown) => shapeOf(one, facts)).filter(one => one !== undefined)
    return inside.length < 2 ? inside[0] : { [branch]: inside }
  }
  return undefined
}

const factsOf = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : Object.values(isRecord(value) ? value : {}).flatMap(list => (Array.isArray(list) ? list.flatMap(factsOf) : []))

const groupingsIn = (node: unknown, facts: readonly string[]): readonly unknown[] => {
  const here = shapeOf(node, facts)
  const lists = isRecord(node) ? [node.allOf, node.anyOf].filter(Array.isArray).flat() : []
  return [here, ...lists.flatMap((one: unknown) => groupingsIn(one, facts))].filter(one => one !== undefined)
}

/** What a law says where a proposal points. */
const before = (law: Json, proposal: Proposal): unknown => {
  if (proposal.path === 'places.total') {
    const tracks = child(child(law, 'policy'), 'tracks')
    return isRecord(tracks)
      ? Object.values(tracks).reduce<number>((sum, track) => sum + Number(child(child(track, 'places'), 'value')), 0)
      : undefined
  }
  const [, , track, kind] = proposal.path.split('.')
  if (proposal.path.endsWith('.criteria.grouping') && track !== undefined && kind !== undefined) {
    const found = groupingsIn(valueAt(law, ['policy', 'tracks', track, 'criteria']), factsOf(proposal.value))
    return found.find(one => sameValue(one, proposal.value)) ?? found[0]
  }
  const keys = keysIn(law, proposal)
  return keys === undefined ? undefined : valueAt(law, keys)
}

/** Each proposal beside the law's value. */
export const besideLaw = (law: Json, proposals: readonly Proposal[]): readonly Beside[] =>
  proposals.map(proposal => {
    const found = before(law, proposal)
    const standing = found === undefined ? 'new' : sameValue(found, proposal.value) ? 'same' : 'changed'
    return { proposal, standing, before: found }
  })
