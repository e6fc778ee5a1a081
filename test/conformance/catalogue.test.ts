// Every action of the catalogue keeps the kernel's promises; the list is the catalogue itself, so a new action is tried from its first day.
import { describe, expect, test } from 'vitest'
import { samplesFor } from '../../cli/docs.ts'
import { labelOf, rulesOf, statuses, verbs } from '../../core/outline.ts'
import { law } from '../given.ts'
import { actsForOthers, actsFromElsewhere, decidesOwnCase, outOfMatrix, takesUnknownFields } from './checks.ts'

const clauses = law.policy.clauses.map(c => c.id)
const samples = samplesFor(law)

describe.each(verbs.map(verb => [labelOf(verb), verb] as const))('%s', (_name, verb) => {
  test('refuses a field that nobody named', () => expect(takesUnknownFields(verb)).toEqual([]))
  test('R06 is done in no status by nobody but whom the outline names', () => expect(outOfMatrix(verb)).toEqual([]))
  test('is refused in every other status', () => expect(actsFromElsewhere(verb)).toEqual([]))
  test('is refused to every other role, with who may', () => expect(actsForOthers(verb)).toEqual([]))
  test('is refused in one’s own case, but to the person themself', () => expect(decidesOwnCase(verb)).toEqual([]))
  test('cites a clause of the law, and so does each of its rules', () => {
    expect(clauses).toContain(verb.action.cites(law).clause)
    for (const rule of rulesOf(verb, law, samples)) {
      expect(rule.clauses, rule.name).not.toEqual([])
      expect(clauses, rule.name).toEqual(expect.arrayContaining([...rule.clauses]))
    }
  })
})

describe('the procedure', () => {
  test('has a way to every status', () => {
    const reached = new Set(verbs.flatMap(v => (v.to === undefined ? [] : [`${v.subject}.${v.to}`])))
    expect(statuses.filter(s => s.name !== 'none' && !reached.has(labelOf(s))).map(labelOf)).toEqual([])
  })

  test('has a way out of every status in which somebody’s turn it is', () => {
    const someonesTurn = statuses.filter(s => s.waitsFor !== undefined)
    const stays = (s: (typeof statuses)[number]) =>
      verbs.some(v => v.subject === s.subject && v.to === undefined && v.from.includes(s.name))
    expect(someonesTurn.filter(s => s.ways.length === 0 && !stays(s)).map(labelOf)).toEqual([])
  })

  test('names no verb as a cause that is not there', () => {
    const known = new Set(verbs.map(labelOf))
    expect(verbs.flatMap(v => v.causes).filter(cause => !known.has(cause))).toEqual([])
  })
})
