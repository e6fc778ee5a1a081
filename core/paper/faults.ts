/** What is wrong with a text of a kind: facts that it can't know, facts that it must say, and parts that may have nothing to say. */
import type { Fact, FactTable } from './facts.ts'
import { orderFaults } from './heading.ts'
import { kindOf, type PaperKind } from './kinds.ts'
import type { Parsed } from './parse.ts'
import type { At, Fault, HeadingLine, Only, Piece, Pieces, Template } from './template.ts'

/** The name of a row's place in its annex. */
export const rowNumber = '序号'

type Use = { readonly name: string; readonly at: At; readonly guards: readonly string[]; readonly alone: boolean; readonly row: boolean }

const factsIn = (pieces: Pieces): readonly Extract<Piece, { kind: 'fact' }>[] =>
  pieces.flatMap(piece => (piece.kind === 'part' ? factsIn(piece.pieces) : piece.kind === 'fact' ? [piece] : []))

const usesIn = (pieces: Pieces, guards: readonly string[], row = false): readonly Use[] =>
  pieces.flatMap(piece => {
    if (piece.kind === 'text') return []
    if (piece.kind === 'fact') return [{ name: piece.name, at: piece.at, guards, alone: pieces.length === 1, row }]
    const own = factsIn(piece.pieces).map(fact => fact.name)
    return usesIn(piece.pieces, [...guards, ...own], row).map(use => ({ ...use, alone: false }))
  })

const guardOf = (only: Only | undefined): readonly string[] => (only?.there === true ? [only.name] : [])

/** The facts that the headings above a line, and the line itself, wait for. */
const bodyUses = ({ body }: Template): readonly Use[] => {
  const open: HeadingLine[] = []
  return body.flatMap(line => {
    if (line.kind === 'heading') {
      const above = open.filter(h => h.level < line.level)
      open.splice(0, open.length, ...above, line)
    }
    const guards = [...open.flatMap(h => guardOf(h.only)), ...guardOf(line.only)]
    const pieces = line.kind === 'heading' ? [line.title, line.run] : [line.pieces]
    const uses = pieces.flatMap(each => usesIn(each, guards))
    return line.kind === 'heading' ? uses.map(use => ({ ...use, alone: false })) : uses
  })
}

const conditionsIn = ({ body }: Template): readonly Only[] => body.flatMap(({ only }) => (only ? [only] : []))

const headPieces = ({ title, to, organs, copies, note, annexes }: Template): readonly Pieces[] => [
  ...title,
  ...organs,
  ...[to, copies, note].flatMap(p => (p ? [p] : [])),
  ...annexes.map(a => a.title),
]

export const usesOf = (template: Template): readonly Use[] => [
  ...headPieces(template).flatMap(pieces => usesIn(pieces, []).map(use => ({ ...use, alone: false }))),
  ...bodyUses(template),
  ...template.annexes.flatMap(({ cells }) => cells.flatMap(cell => usesIn(cell, [], true))),
]

const byName = (table: FactTable): ReadonlyMap<string, Fact> => new Map(Object.values(table).map(fact => [fact.zh, fact]))

const unknown = (name: string, at: At, known: readonly string[]): Fault => ({
  ...at,
  rule: 'paperUnknownFact',
  message: `this kind of paper has no fact {${name}}; it has ${known.join(', ')}`,
  zh: `这种公文没有“{${name}}”，可以用的有：${known.join('、')}`,
})

const useFaults = ({ name, at, guards, alone, row }: Use, known: ReadonlyMap<string, Fact>): readonly Fault[] => {
  const fact = known.get(name)
  if (!fact) return name === rowNumber && row ? [] : [unknown(name, at, [...known.keys()])]
  if (fact.type === 'paragraphs' && !alone)
    return [
      {
        ...at,
        rule: 'paperMalformed',
        message: `{${name}} is several paragraphs: it stands alone on its line`,
        zh: `“{${name}}”可能有几段，须独占一行`,
      },
    ]
  if (fact.optional !== true || guards.includes(name) || row) return []
  return [
    {
      ...at,
      rule: 'paperUnguarded',
      message: `{${name}} may be missing: put the part that names it in [ ], or end the line with ?{${name}}`,
      zh: `“{${name}}”可能没有：把提到它的部分放进“[ ]”，或者在行末写“?{${name}}”`,
    },
  ]
}

const start: At = { line: 1, column: 1 }

/** What the paper has to say and names nowhere, and the head that its number needs. */
const silences = (kind: PaperKind, { form }: Template, named: ReadonlySet<string>): readonly Fault[] => {
  const { facts, says, numbered } = kindOf(kind)
  const unsaid = says.map(fact => facts[fact]?.zh ?? fact).filter(zh => !named.has(zh))
  const headless = {
    message: 'it goes out under a number, so its form is 文件 or 信函',
    zh: '这种公文要编文号，格式须是“文件”或者“信函”',
  }
  return [
    ...unsaid.map(zh => ({ message: `it never says {${zh}}`, zh: `没有写“{${zh}}”` })),
    ...(numbered && form === 'plain' ? [headless] : []),
  ].map(said => ({ ...start, rule: 'paperNeverSays', ...said }))
}

const listless = ({ annexes }: Template): readonly Fault[] =>
  annexes.map(({ at }) => ({
    ...at,
    rule: 'paperMalformed',
    message: 'this kind of paper has no list for an annex',
    zh: '这种公文没有名单，不能带附件',
  }))

/** Every fault of a text as one of this kind, in the order of its lines. */
export const faultsOf = (kind: PaperKind, { template, faults }: Parsed): readonly Fault[] => {
  const { facts, rows } = kindOf(kind)
  const [known, inRows] = [byName(facts), byName({ ...facts, ...rows })]
  const uses = usesOf(template)
  const conditions = conditionsIn(template)
  return [
    ...faults,
    ...orderFaults(template.body.flatMap(line => (line.kind === 'heading' ? [line] : []))),
    ...uses.flatMap(use => useFaults(use, use.row ? inRows : known)),
    ...conditions.flatMap(({ name, at }) => (known.has(name) ? [] : [unknown(name, at, [...known.keys()])])),
    ...silences(kind, template, new Set([...uses, ...conditions].map(use => use.name))),
    ...(rows === undefined ? listless(template) : []),
  ].toSorted((a, b) => a.line - b.line || a.column - b.column)
}
