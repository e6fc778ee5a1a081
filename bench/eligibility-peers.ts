/** The same criteria in the languages of other engines, translated leaf by leaf so that all judge by the same rules, each written the natural way. */
import { ZenEngine } from '@gorules/zen-engine'
import { evaluate, parse } from 'cel-js'
import { LogicEngine } from 'json-logic-engine'
import { Engine, type RuleProperties, type TopLevelCondition } from 'json-rules-engine'
import type { Criterion, Leaf, Policy } from '../policy/shape.ts'

export type Facts = Readonly<Record<string, unknown>>

/** What a two-valued engine says of a person on each track; undefined when it fails instead. */
export type Answers = readonly (boolean | undefined)[]

export type Peer = {
  readonly name: string
  /** How many people it judges in the run; the slow ones get fewer. */
  readonly people: number
  readonly judge: (record: Facts) => Answers | Promise<Answers>
}

/** The number of an ordered value among its fact's, since these engines know no order of codes. */
export const rankIn = (policy: Policy) => (fact: string, value: unknown) => {
  const definition = policy.facts[fact]
  return definition?.type === 'ordered' && typeof value === 'string' ? definition.values.indexOf(value) : value
}

type Parts<T> = {
  readonly leaf: (leaf: Leaf, bound: (value: unknown) => unknown) => T
  readonly all: (parts: readonly T[]) => T
  readonly any: (parts: readonly T[]) => T
  readonly not: (part: T) => T
}

const translate = <T>(policy: Policy, node: Criterion, parts: Parts<T>): T => {
  const below = (part: Criterion) => translate(policy, part, parts)
  if ('allOf' in node) return parts.all(node.allOf.map(below))
  if ('anyOf' in node) return parts.any(node.anyOf.map(below))
  if ('not' in node) return parts.not(below(node.not))
  if ('count' in node) throw new RangeError('the peers are given no count of parts')
  return parts.leaf(node, value => rankIn(policy)(node.fact, value))
}

const criteriaOf = (policy: Policy) => Object.values(policy.tracks).map(({ criteria }) => criteria)

const leavesOf = (node: Criterion): readonly Criterion[] => {
  if ('allOf' in node) return node.allOf.flatMap(leavesOf)
  if ('anyOf' in node) return node.anyOf.flatMap(leavesOf)
  if ('count' in node) return node.of.flatMap(leavesOf)
  return 'not' in node ? leavesOf(node.not) : [node]
}

const compileLogic = (policy: Policy, engine: LogicEngine, criteria: Criterion) =>
  engine.build(
    translate<object>(policy, criteria, {
      leaf: (leaf, bound) => {
        const found = { var: leaf.fact }
        if ('is' in leaf) return { '===': [found, bound(leaf.is)] }
        if ('oneOf' in leaf) return { in: [found, leaf.oneOf.map(bound)] }
        return 'atLeast' in leaf ? { '>=': [found, bound(leaf.atLeast)] } : { '<=': [found, bound(leaf.atMost)] }
      },
      all: parts => ({ and: parts }),
      any: parts => ({ or: parts }),
      not: part => ({ '!': part }),
    }),
  )

const jsonLogic = (policy: Policy): Peer => {
  const engine = new LogicEngine()
  const compiled = criteriaOf(policy).map(criteria => compileLogic(policy, engine, criteria))
  return { name: 'json-logic-engine', people: 200_000, judge: record => compiled.map(rule => rule(record) === true) }
}

/** The engine gives no reasons; asked leaf by leaf it does. */
const jsonLogicWithReasons = (policy: Policy): Peer => {
  const engine = new LogicEngine()
  const tracks = criteriaOf(policy).map(criteria => ({
    rule: compileLogic(policy, engine, criteria),
    leaves: leavesOf(criteria).map(leaf => ({ leaf, rule: compileLogic(policy, engine, leaf) })),
  }))
  const judge = (record: Facts): Answers => {
    const reasoned = tracks.map(({ rule, leaves }) => ({
      answer: rule(record) === true,
      reasons: leaves.map(one => ({ leaf: one.leaf, truth: one.rule(record) })),
    }))
    return reasoned.map(({ answer, reasons }) => (reasons.length > 0 ? answer : undefined))
  }
  return { name: 'json-logic-engine asked leaf by leaf', people: 100_000, judge }
}

const jsonRules = (policy: Policy): Peer => {
  const engine = new Engine([], { allowUndefinedFacts: true })
  const tracks = Object.entries(policy.tracks)
  for (const [track, { criteria }] of tracks) {
    const conditions = translate<RuleProperties['conditions'] | object>(policy, criteria, {
      leaf: (leaf, bound) => {
        if ('is' in leaf) return { fact: leaf.fact, operator: 'equal', value: bound(leaf.is) }
        if ('oneOf' in leaf) return { fact: leaf.fact, operator: 'in', value: leaf.oneOf.map(bound) }
        if ('atLeast' in leaf) return { fact: leaf.fact, operator: 'greaterThanInclusive', value: bound(leaf.atLeast) }
        return { fact: leaf.fact, operator: 'lessThanInclusive', value: bound(leaf.atMost) }
      },
      all: all => ({ all }),
      any: any => ({ any }),
      not: not => ({ not }),
    })
    if (isTop(conditions)) engine.addRule({ conditions, event: { type: track } })
  }
  const judge = async (record: Facts): Promise<Answers> => {
    const { events } = await engine.run(record)
    return tracks.map(([track]) => events.some(({ type }) => type === track))
  }
  return { name: 'json-rules-engine', people: 5_000, judge }
}

const isTop = (conditions: object): conditions is TopLevelCondition => 'all' in conditions || 'any' in conditions || 'not' in conditions

const text = (value: unknown) => JSON.stringify(value)

const expressionOf = (policy: Policy, criteria: Criterion, words: { readonly and: string; readonly or: string; readonly not: string }) =>
  translate<string>(policy, criteria, {
    leaf: (leaf, bound) => {
      if ('is' in leaf) return `${leaf.fact} == ${text(bound(leaf.is))}`
      if ('oneOf' in leaf) return `${leaf.fact} in ${text(leaf.oneOf.map(bound))}`
      return 'atLeast' in leaf ? `${leaf.fact} >= ${text(bound(leaf.atLeast))}` : `${leaf.fact} <= ${text(bound(leaf.atMost))}`
    },
    all: parts => `(${parts.join(words.and)})`,
    any: parts => `(${parts.join(words.or)})`,
    not: part => `${words.not}(${part})`,
  })

const cel = (policy: Policy): Peer => {
  const compiled = criteriaOf(policy).map(criteria => {
    const parsed = parse(expressionOf(policy, criteria, { and: ' && ', or: ' || ', not: '!' }))
    if (!parsed.isSuccess) throw new Error(parsed.errors.join('; '))
    return parsed.cst
  })
  const judge = (record: Facts): Answers =>
    compiled.map(cst => {
      try {
        return evaluate(cst, record) === true
      } catch {
        return undefined
      }
    })
  return { name: 'cel-js', people: 50_000, judge }
}

const zen = (policy: Policy): Peer => {
  const expressions = criteriaOf(policy).map((criteria, i) => ({
    id: `e${i}`,
    key: `t${i}`,
    value: expressionOf(policy, criteria, { and: ' and ', or: ' or ', not: 'not' }),
  }))
  const node = (id: string, type: string, content?: object) => ({
    id,
    name: id,
    type,
    position: { x: 0, y: 0 },
    ...(content && { content }),
  })
  const edge = (id: string, sourceId: string, targetId: string) => ({ id, sourceId, targetId, type: 'edge' })
  const decision = new ZenEngine().createDecision({
    nodes: [node('in', 'inputNode'), node('rules', 'expressionNode', { expressions }), node('out', 'outputNode')],
    edges: [edge('a', 'in', 'rules'), edge('b', 'rules', 'out')],
  })
  const judge = async (record: Facts): Promise<Answers> => {
    try {
      const { result } = await decision.evaluate(record)
      return expressions.map(({ key }) => result[key] === true)
    } catch {
      return expressions.map(() => undefined)
    }
  }
  return { name: '@gorules/zen-engine', people: 10_000, judge }
}

export const peersOf = (policy: Policy): readonly Peer[] => [
  jsonLogic(policy),
  jsonLogicWithReasons(policy),
  cel(policy),
  zen(policy),
  jsonRules(policy),
]
