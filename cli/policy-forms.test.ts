// Each form of a criterion, and of a fact, has its own message when it is wrong: at its line, with what was expected.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyOfPolicy } from '../test/policy-copy.ts'

let copy: ReturnType<typeof copyOfPolicy>
beforeAll(() => {
  copy = copyOfPolicy()
})
afterAll(() => copy.remove())

const age = '        - { fact: age, atMost: 45,'
const consents = '  employerConsents: {'

/** What the check says of the policy with one piece put in before another; then the policy is as it was. */
const saidWith = async (before: string, piece: string) => {
  const put = `${piece}\n${before}`
  const { found, lineOf } = await copy.sabotage('policy.yaml', before, put)
  const line = lineOf(piece)
  await copy.sabotage('policy.yaml', put, before)
  return found.map(one => one.replace(`policy.yaml:${line} `, ''))
}
const asked = (form: string) => saidWith(age, `        - ${form}`)
const own = (form: string) => saidWith(consents, `  ownFact: ${form}`)
const byDegree = (rest: string) => asked(`{ fact: yearsInProfession, clause: '3.1.3', atLeast: { ${rest} } }`)
const common = 'label: { zh: 项, en: Fact }, attestedBy: register, changes: withTime'
const happened = (rest: string) =>
  own(`{ type: boolean, ${common}, derived: { way: happened, from: past, on: { value: 2022-03-03, clause: '3' }, ${rest} } }`)

const inProcedure = (form: string) => saidWith('  windows:\n    apply:', `  ${form}`)

const han = "code: han, label: { zh: 汉族, en: Han }, of: { fact: minority, is: false, clause: '1.2' }, within: round, clause: '1.2'"
const west = "code: west, label: { zh: 西部, en: West }, clause: '1.2'"
const leaf = "{ fact: healthy, is: true, clause: '3.1.2' }"
const cases: readonly (readonly [string, () => Promise<readonly string[]>, string])[] = [
  [
    'a criterion without a form',
    () => asked("{ clause: '2' }"),
    'a criterion is a fact with a comparison, allOf, anyOf, not, or count … of',
  ],
  ['a criterion that is a text', () => asked('healthy'), 'a criterion is a map'],
  [
    'two forms at once',
    () => asked(`{ allOf: [${leaf}], anyOf: [${leaf}] }`),
    'a criterion has one form, and this one has allOf and anyOf',
  ],
  ['an empty allOf', () => asked('{ allOf: [] }'), 'allOf needs at least one part'],
  ['an anyOf that is no list', () => asked(`{ anyOf: ${leaf} }`), 'anyOf needs a list of criteria'],
  ['a not without a criterion', () => asked('{ not: true }'), 'a criterion is a map'],
  ['a count above the number of parts', () => asked(`{ count: 3, of: [${leaf}, ${leaf}] }`), 'count is above the number of parts'],
  ['a count of none', () => asked(`{ count: 0, of: [${leaf}] }`), 'count is at least 1'],
  ['a list without its count', () => asked(`{ of: [${leaf}] }`), 'of needs count: at least how many of these parts have to hold'],
  ['a count without its list', () => asked('{ count: 2 }'), 'count … of needs a list of criteria'],
  [
    'a leaf with no comparison',
    () => asked("{ fact: healthy, clause: '2' }"),
    'a leaf asks one thing of its fact: is, oneOf, atLeast or atMost',
  ],
  ['a leaf with two', () => asked("{ fact: age, atLeast: 18, atMost: 45, clause: '2' }"), 'a leaf asks one thing of its fact'],
  ['a leaf without a clause', () => asked('{ fact: healthy, is: true }'), 'a leaf needs the clause that it comes from'],
  ['an empty oneOf', () => asked("{ fact: education, oneOf: [], clause: '2' }"), 'oneOf needs at least one value'],
  [
    'a bound that is a yes',
    () => asked("{ fact: age, atMost: true, clause: '2' }"),
    'a bound is a whole number, a value of the fact, or a table of values',
  ],
  ['a table without otherwise', () => byDegree("by: education, cases: [{ is: '11', value: 3 }]"), 'a table of values needs otherwise'],
  ['a table without by', () => byDegree("cases: [{ is: '11', value: 3 }], otherwise: 5"), 'a table of values needs by'],
  ['a table without cases', () => byDegree('by: education, cases: [], otherwise: 5'), 'a table of values needs at least one case'],
  ['a case without a value', () => byDegree("by: education, cases: [{ is: '11' }], otherwise: 5"), 'a case needs a value, or waived: true'],
  [
    'a case that asks nothing',
    () => byDegree('by: education, cases: [{ value: 3 }], otherwise: 5'),
    'a case asks one thing of the fact in by',
  ],
  [
    'a table by a fact that is none',
    () => byDegree("by: degree, cases: [{ is: '11', value: 3 }], otherwise: 5"),
    'the policy has no fact degree',
  ],
  [
    'a table by the fact itself',
    () => byDegree('by: yearsInProfession, cases: [{ is: 1, value: 3 }], otherwise: 5'),
    "can't depend on yearsInProfession itself",
  ],
  [
    'a case of a value that is none',
    () => byDegree("by: education, cases: [{ is: '99', value: 3 }], otherwise: 5"),
    'education can\'t be compared so with "99"',
  ],
  [
    'a value that the fact never has',
    () => byDegree("by: education, cases: [{ is: '11', value: 99 }], otherwise: 5"),
    "yearsInProfession can't be compared so with 99",
  ],
  [
    'a case that nobody comes to',
    () => byDegree("by: education, cases: [{ is: '11', value: 3 }, { is: '11', value: 4 }], otherwise: 5"),
    'no value of education comes to this case',
  ],
  [
    'a list asked directly',
    () => asked("{ fact: work, is: true, clause: '2' }"),
    'work is a list of spans: compare what is derived from it',
  ],
  [
    'a fact of no type',
    () => own(`{ type: number, ${common} }`),
    'a fact is of type boolean, code, ordered, integer, day, spans or events',
  ],
  [
    'a fact that nobody attests',
    () => own('{ type: boolean, label: { zh: 项, en: Fact }, attestedBy: neighbour, changes: never }'),
    'a fact is attested by applicant, employer',
  ],
  ['a code without values', () => own(`{ type: code, ${common}, standard: policy }`), 'a code needs its values'],
  ['an order of one value', () => own(`{ type: ordered, ${common}, values: [low] }`), 'an ordered fact needs two values or more'],
  [
    'a name of a value that is none',
    () => own(`{ type: ordered, ${common}, values: [low, high], names: { top: { zh: 高, en: Top } } }`),
    'ownFact has no value top to name',
  ],
  [
    'a way that is none',
    () => own(`{ type: boolean, ${common}, derived: { way: guessed, from: work } }`),
    'a boolean is derived by minority or happened',
  ],
  ['a past without events', () => happened('programmes: any'), 'happened needs events'],
  ['a past in no programme', () => happened('events: [failed], programmes: some'), 'programmes is this, any, or a list of programmes'],
  [
    'a past both recent and current',
    () => happened("events: [held], programmes: any, current: true, withinYears: { value: 3, clause: '3' }"),
    'happened takes withinYears or current, not both',
  ],
  [
    'a past from what is no past',
    () => happened('events: [held], programmes: any'),
    'ownFact is derived from past, which is not a fact of type events',
  ],
  [
    'a share of both kinds',
    () => inProcedure(`shares: [{ ${han}, atMostPercent: 10, atLeastPercent: 5 }]`),
    'a share has atMostPercent or atLeastPercent, one of them',
  ],
  ['a share above the whole', () => inProcedure(`shares: [{ ${han}, atMostPercent: 110 }]`), 'a percentage from 0 to 100'],
  [
    'a preference of nothing',
    () => inProcedure(`preferences: [{ ${west}, as: tieBreak }]`),
    'a preference has prefer (people of a kind) or order (a fact), one of them',
  ],
  [
    'a preference of a rank that is none',
    () => inProcedure(`preferences: [{ ${west}, as: always, prefer: ${leaf} }]`),
    'as is rankedFirst or tieBreak',
  ],
  [
    'a preference by what has no order',
    () => inProcedure(`preferences: [{ ${west}, as: tieBreak, order: education, first: highest }]`),
    'education has no order',
  ],
]

describe('each form, wrong', () => {
  test.each(cases)('%s', async (_name, said, message) => {
    const lines = await said()
    expect(lines.filter(line => line.includes(message))).not.toEqual([])
    expect(lines.every(line => !line.includes('Invalid input'))).toBe(true)
  })
})
