/** `tepei docs`: writes docs/generated anew from the catalogue, the law and the tests; `--check` says which pages are stale and writes nothing. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Form } from '../core/application/form.ts'
import { subjectNames } from '../core/facts.ts'
import { clausesOf, labelOf, rulesOf, statuses, type Verb, verbs } from '../core/outline.ts'
import { inventPeople } from '../demo/people.ts'
import { loadLaw, readPolicyFiles } from '../policy/load.ts'
import type { Law, Silent } from '../policy/shape.ts'
import { readAssessments } from '../server/inventory/assessments.ts'
import { readUses } from '../server/inventory/crypto.ts'
import { readInventory } from '../server/inventory/inventory.ts'
import { en } from '../words/en.ts'
import { zh } from '../words/zh.ts'
import { axesPage } from './axes.ts'
import { cryptoPage } from './crypto-page.ts'
import { dataPage } from './data-page.ts'
import { impactPage } from './impact-page.ts'
import type { Io } from './io.ts'

export type Named = { readonly file: string; readonly name: string }

const root = fileURLToPath(new URL('..', import.meta.url))
const policyFolder = join(root, 'policy/nmg-tepei/2022')
const generated = join(root, 'docs/generated')
const made = '<!-- Made by `npm run docs` from the catalogue, the policy and the tests. Do not edit. -->'

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.map(c => c.replaceAll('|', '\\|')).join(' | ')} |`).join('\n')

/** What a diagram calls the one who moves: the roles, or the verb that causes it. */
const moverOf = ({ by, causes }: Verb) => [...by, ...causes].join(', ')

const diagramOf = (subject: string) => {
  const moves = verbs.filter(v => v.subject === subject && v.to !== undefined)
  const arrows = moves.flatMap(v => v.from.map(from => `  ${from === 'none' ? '[*]' : from} --> ${v.to}: ${v.name}`))
  const ends = statuses.filter(s => s.subject === subject && s.name !== 'none' && s.ways.length === 0).map(s => `  ${s.name} --> [*]`)
  return ['```mermaid', 'stateDiagram-v2', ...new Set([...arrows, ...ends]), '```'].join('\n')
}

const statePart = (subject: (typeof subjectNames)[number]) => {
  const { name, statuses: named } = zh.subjects[subject]
  const own = statuses.filter(s => s.subject === subject)
  const stays = verbs.filter(v => v.subject === subject && v.to === undefined)
  const nameOf = (of: object, key: string) => String(Reflect.get(of, key) ?? key)
  return [
    `## ${subject} · ${name}`,
    diagramOf(subject),
    table(
      ['status', '状态', 'waits for', 'leaves by'],
      own.map(s => [s.name, nameOf(named, s.name), s.waitsFor ?? '', s.ways.map(w => w.name).join(', ')]),
    ),
    stays.length === 0
      ? ''
      : `Without a change of status: ${stays.map(v => `${v.name} (${moverOf(v)}; ${v.from.join(', ')})`).join(' · ')}.`,
  ].join('\n\n')
}

const statesPage = () => [made, '# States', ...subjectNames.map(statePart)].join('\n\n').trimEnd()

const cellOf = (verb: Verb, role: string) => (verb.by.includes(role) ? verb.from.join(', ') : '')
const rightsPart = (subject: (typeof subjectNames)[number]) => {
  const own = verbs.filter(v => v.subject === subject)
  const roles = [...new Set(own.flatMap(v => v.by))]
  const head = ['action', '操作', ...roles, 'caused by']
  const words: object = zh.subjects[subject].actions
  const rows = own.map(v => [v.name, String(Reflect.get(words, v.name) ?? ''), ...roles.map(role => cellOf(v, role)), v.causes.join(', ')])
  return `## ${subject} · ${en.subjects[subject].name}\n\n${table(head, rows)}`
}
const rightsPage = () =>
  [
    made,
    '# Rights',
    'A cell names the statuses in which the role may do it; an empty one means never. Nobody decides on their own case: only `person` and `newcomer` act in it.',
    ...subjectNames.map(rightsPart),
  ].join('\n\n')

/** Facts that rules are tried on to hear which clauses they read: one invented person of each track, with every relation. */
export const samplesFor = (law: Law): readonly unknown[] => {
  const people = inventPeople(law)
  const bodies = ['-', law.places.bodies[0]?.body]
  return Object.keys(law.policy.tracks).flatMap(track =>
    bodies.map(to => sampleFor(law, track, people.find(p => p.track === track)?.form, to)),
  )
}

/** What rules of several verbs read of an input. */
const sampleInput = {
  ...{ step: 'nominate', body: '-', bodies: ['-'], from: '-' },
  ...{ paperCode: 'tepei:roster:a:1:0000000000000000:1/1', until: '2022-01-01', working: { lines: [{}] } },
}

const noDaysAway = { leavesAsked: [], absences: [], madeUp: [] }

const sampleFor = (law: Law, track: string, form: Form | undefined, to: string | undefined): unknown => {
  const relations = { round: 'r', track, person: 'p', employer: 'e', body: law.places.bodies[0]?.body, host: law.hosts.hosts[0]?.id }
  const lists = { attested: {}, preferences: [], offered: [], wished: [], leaves: [], journeys: [], followUps: [], cases: [], lines: [] }
  const more = { undertakingsConfirmed: [], breaches: [], partyLifeConfirmed: [], remarks: [], reports: [], bounces: [], received: [] }
  const after = { visits: [], help: [], silences: [], transfersNoted: [] }
  const study = { studyStart: '2022-09-01', studyEnd: '2023-08-31', deferrals: [], declarations: [], unfunded: [], settled: [] }
  const [offered] = law.hosts.hosts[0]?.programmes ?? []
  const statement = { programmes: [{ programme: offered?.id ?? '', seats: 0 }], arrival: { from: '2022-08-29', to: '2022-09-02' } }
  const ground = law.policy.training.discipline.grounds.value[0]?.code
  return {
    subject: 'application',
    id: 'a',
    dossier: {
      status: 'none',
      ...relations,
      ...{ ...lists, ...noDaysAway },
      ...more,
      ...after,
      ...study,
      attempts: 0,
      objections: [],
      ground,
      extensions: [],
      amountFen: 0,
      stated: { version: 1, ...statement },
    },
    round: { status: 'none', extensions: [], moves: [] },
    actor: { id: 'x', seats: [] },
    at: '2030-01-01T00:00:00.000Z',
    today: '2030-01-01',
    input: { ...sampleInput, track, to, taker: to, statement },
    opened: form,
    nonce: '',
    balance: () => 0,
  }
}

const unique = (items: readonly string[]) => [...new Set(items)]
const list = (items: readonly string[], what: string) => (items.length === 0 ? '' : `- ${what}: ${items.join(', ')}`)

const bearsId = (name: string, id: string) => name.startsWith(`${id} `)

const clausePart = (clause: ReturnType<typeof clausesOf>[number], silent: Silent, tests: readonly Named[]) => {
  const because = silent.filter(s => s.clause === clause.id).map(s => `- Silent: ${s.because}`)
  const proofs = tests.filter(t => bearsId(t.name, clause.id)).map(t => `  - ${t.name.slice(clause.id.length + 1)} (${t.file})`)
  return [
    `## ${clause.id} · ${clause.number} · ${clause.heading.zh}`,
    '',
    `${clause.heading.en}.`,
    '',
    list(
      clause.actions.map(a => `\`${a}\``),
      'Actions that cite it',
    ),
    ...clause.rules.map(r => `- Rule \`${r.name}\` quotes it in ${r.actions.join(', ')}`),
    list(
      clause.settings.map(s => `\`${s}\``),
      'Settings of the policy',
    ),
    ...because,
    ...(proofs.length === 0 ? [] : ['- Tests:', ...unique(proofs)]),
  ]
    .filter((line, i) => line !== '' || i < 4)
    .join('\n')
}

const clausesPage = (law: Law, silent: Silent, tests: readonly Named[]) => {
  const { number, title } = law.policy.notice
  const intro = `The clauses of ${number} (${title.zh}), edition ${law.policy.edition}, each with what stands on it.`
  return [made, '# Clauses', intro, ...clausesOf(law, samplesFor(law)).map(c => clausePart(c, silent, tests))].join('\n\n')
}

const folders = ['policy', 'words', 'core', 'documents', 'server', 'web', 'cli', 'demo', 'bench', 'test']
const nameText = /(?:\b(?:test|it)|\]\)|\))\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/gs

/** The names of the project's tests, as they are written. */
export const testNames = (): readonly Named[] =>
  folders
    .flatMap(folder => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(name => `${folder}/${name}`))
    .filter(file => /\.(?:test|spec)\.tsx?$/.test(file))
    .sort()
    .flatMap(file => {
      const text = readFileSync(join(root, file), 'utf8')
      return [...text.matchAll(nameText)].map(m => ({ file, name: (m[2] ?? '').replace(/\\(.)/g, '$1') }))
    })

/** Every generated page by its file name. */
export const pages = (): ReadonlyMap<string, string> => {
  const { silent } = readPolicyFiles(policyFolder)
  if (!silent) throw new Error(`${policyFolder}/silent.yaml can't be read`)
  const texts = {
    'states.md': statesPage(),
    'rights.md': rightsPage(),
    'clauses.md': clausesPage(loadLaw(policyFolder), silent, testNames()),
    'axes.md': [made, axesPage()].join('\n\n'),
    'data.md': [made, dataPage(readInventory())].join('\n\n'),
    'impact.md': [made, impactPage(readInventory(), readAssessments())].join('\n\n'),
    'crypto.md': [made, cryptoPage(root, readUses())].join('\n\n'),
  }
  return new Map(Object.entries(texts).map(([name, text]) => [name, `${text}\n`]))
}

const find = (name: string) => {
  try {
    return readFileSync(join(generated, name), 'utf8')
  } catch {
    return undefined
  }
}

/** The pages that do not say what the catalogue says now. */
export const stalePages = (): readonly string[] => [...pages()].filter(([name, text]) => find(name) !== text).map(([name]) => name)

/** Rules that read no clause on the sample facts: the page would be silent about them. */
export const unheardRules = (): readonly string[] => {
  const law = loadLaw(policyFolder)
  const samples = samplesFor(law)
  return verbs.flatMap(verb => rulesOf(verb, law, samples).flatMap(r => (r.clauses.length === 0 ? [`${labelOf(verb)} ${r.name}`] : [])))
}

export const docs = (argv: readonly string[], io: Pick<Io, 'out' | 'err'>): number => {
  const stale = stalePages()
  if (argv.includes('--check')) {
    for (const name of stale) io.err(`docs/generated/${name} is stale: npm run docs\n`)
    return stale.length === 0 ? 0 : 1
  }
  mkdirSync(generated, { recursive: true })
  for (const [name, text] of pages()) writeFileSync(join(generated, name), text)
  io.out(`docs/generated: ${stale.length === 0 ? 'nothing was stale' : `wrote ${stale.join(', ')}`}\n`)
  return 0
}
