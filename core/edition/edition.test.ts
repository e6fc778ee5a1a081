// A policy that is written in the browser: each change has its author and its reason, nothing is lost, and nobody puts it into force alone.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checker, copy, drafted, editionOf, folder2022, id, leader, onEdition, proposed, setTo, writer } from '../../test/editions.ts'
import { bodyOf, broken, digest, law } from '../../test/given.ts'
import { world } from '../../test/world.ts'
import { canonical } from '../canonical.ts'
import { changedByAll, changesFor, editsOf, findAt, turnedRound } from './change.ts'
import { copyOf } from './copy.ts'
import { changesBetween, withChanges } from './difference.ts'
import { findLaw, inOrderOf, problemsIn } from './folder.ts'
import { findOrigin } from './origin.ts'

const age = 'policy.tracks.outside.criteria.allOf.6.atMost'
const places = 'policy.tracks.outside.places.value'
const plain = <T>(x: T): T => JSON.parse(JSON.stringify(x))
const valueAt = (w: ReturnType<typeof drafted>, path: string) => findAt(editionOf(w).folder, path)

describe('a year is copied', () => {
  test('every day moves to the same place in the new year', () => {
    const w = drafted()
    expect(valueAt(w, 'policy.year')).toBe(2023)
    expect(valueAt(w, 'policy.edition')).toBe('2023.1')
    expect(valueAt(w, 'policy.effectiveFrom')).toBe('2023-03-03')
    expect(valueAt(w, 'policy.facts.age.derived.on.value')).toBe('2023-03-03')
  })

  test('5 a deadline that falls on a Saturday goes to the next working day, and says so', () => {
    const w = drafted()
    expect(valueAt(w, 'policy.procedure.windows.nominate.value.to')).toBe('2023-04-03')
    expect(editionOf(w).moved).toContainEqual({
      path: 'policy.procedure.windows.nominate.value.to',
      before: '2022-04-01',
      after: '2023-04-03',
      why: 'nextWorkingDay',
    })
  })

  test('days beyond the calendar of working days keep their place and are flagged', () => {
    const { moved } = copyOf({ law, examples: [], silent: [] }, { programme: 'nmg-tepei', year: 2028, edition: '2028.1' })
    expect(moved.find(m => m.path === 'policy.procedure.windows.nominate.value.to')).toMatchObject({ after: '2028-04-01', why: 'outside' })
  })

  test('the worked cases move with it, so that the copy checks', () => {
    expect(problemsIn(editionOf(drafted()).folder)).toEqual([])
  })

  test('texts that still speak of the old year are told', () => {
    expect(editionOf(drafted()).look).toEqual(expect.arrayContaining(['policy.notice.number', 'policy.notice.title.zh']))
  })

  test('an amendment within the year moves no day', () => {
    const { moved, folder } = copyOf({ law, examples: [], silent: [] }, { programme: 'nmg-tepei', year: 2022, edition: '2022.2' })
    expect(moved).toEqual([])
    expect(changesBetween(law.policy, folder.policy).map(d => d.change.path)).toEqual(['edition'])
  })

  test('its id is its programme and edition, and the edition is another than the copied one', () => {
    const begin = (name: string, input: object) =>
      world(law).perform({ subject: 'edition', id: name, action: 'draft', by: writer, on: '2022-12-01', input })
    expect(broken(begin('nmg-tepei.2024.1', copy))).toEqual(['namedByEdition'])
    expect(broken(begin('nmg-tepei.2022.1', { ...copy, year: 2022, edition: '2022.1' }))).toEqual(['anotherEdition'])
  })
})

describe('a value is set', () => {
  test('with what stood there before, and why', () => {
    const w = drafted()
    setTo(w, places, 50)
    expect(w.journal.at(-1)?.fact).toEqual({ by: writer.id, why: '新通知', changes: [{ path: places, before: 40, after: 50 }] })
    expect(valueAt(w, places)).toBe(50)
  })

  test('only by who has seen the newest text', () => {
    const w = drafted()
    setTo(w, places, 50)
    expect(broken(onEdition(w, 'set', { version: 1, edits: [{ path: places, after: 60 }], why: '新通知' }, checker))).toEqual([
      'seenIsNewest',
    ])
    expect(valueAt(w, places)).toBe(50)
  })

  test('only where there is something', () => {
    expect(broken(setTo(drafted(), 'policy.tracks.abroad.places.value', 1))).toEqual(['pathsLeadSomewhere'])
    expect(broken(setTo(drafted(), 'policy.clauses.9999', {}))).toEqual(['pathsLeadSomewhere'])
    expect(broken(setTo(drafted(), 'policy.__proto__', 1))).toEqual(['pathsLeadSomewhere'])
  })

  test('never to half a person or half a yuan', () => {
    expect(() => setTo(drafted(), places, 0.5)).toThrow('whole numbers only')
  })

  test('by nobody but the department', () => {
    for (const other of [leader, bodyOf('150100')]) expect(broken(setTo(drafted(), places, 50, other))).toEqual(['by'])
  })

  test('a whole folder from elsewhere is journalled value by value', () => {
    const w = drafted()
    const folder = plain(changedByAll(editionOf(w).folder, [{ path: places, before: 40, after: 44 }]))
    expect(onEdition(w, 'replace', { version: 1, folder, why: '导入' }).ok).toBe(true)
    expect(w.journal.at(-1)?.fact).toMatchObject({ changes: [{ path: places, before: 40, after: 44 }] })
  })
})

describe('undo and redo', () => {
  test('take back one’s own last change, and do it again, by entries', () => {
    const w = drafted()
    setTo(w, places, 50)
    const entries = w.journal.length
    expect(onEdition(w, 'undo').ok).toBe(true)
    expect(valueAt(w, places)).toBe(40)
    expect(onEdition(w, 'redo').ok).toBe(true)
    expect(valueAt(w, places)).toBe(50)
    expect(w.journal).toHaveLength(entries + 2)
  })

  test('never another’s change', () => {
    const w = drafted()
    setTo(w, places, 50, checker)
    expect(broken(onEdition(w, 'undo'))).toEqual(['somethingToUndo'])
  })

  test('not where another has changed the same place since', () => {
    const w = drafted()
    setTo(w, places, 50)
    setTo(w, places, 60, checker)
    expect(broken(onEdition(w, 'undo'))).toEqual(['somethingToUndo'])
    expect(valueAt(w, places)).toBe(60)
  })

  test('a new change buries what was taken back before it', () => {
    const w = drafted()
    setTo(w, places, 50)
    onEdition(w, 'undo')
    setTo(w, places, 60)
    expect(broken(onEdition(w, 'redo'))).toEqual(['somethingToRedo'])
  })
})

describe('the notice beside it', () => {
  const withNotice = () => {
    const w = drafted()
    onEdition(w, 'attach', { name: '通知.txt', text: '一、名额。区外50名。' })
    return w
  }

  test('a proposal is taken over with the sentence that it came from', () => {
    const w = withNotice()
    const yes = { version: 1, edits: [{ path: places, after: 50 }], sentence: '区外50名。', certainty: 'certain' }
    expect(onEdition(w, 'accept', yes).ok).toBe(true)
    expect(w.journal.at(-1)?.fact).toMatchObject({ why: '区外50名。', certainty: 'certain' })
  })

  test('but no sentence that the notice does not have', () => {
    const yes = { version: 1, edits: [{ path: places, after: 50 }], sentence: '区外60名。', certainty: 'certain' }
    expect(broken(onEdition(withNotice(), 'accept', yes))).toEqual(['sentenceIsOfNotice'])
  })

  test('a clause is linked to a setting, and comes into the table when it is new', () => {
    const w = drafted()
    const clause = { id: '3.3', number: '三（三）', heading: { zh: '新条款', en: 'New' } }
    expect(onEdition(w, 'link', { version: 1, clause, path: 'policy.procedure.reserves' }).ok).toBe(true)
    expect(valueAt(w, 'policy.procedure.reserves.clause')).toBe('3.3')
    const ids = folder2022.policy.clauses.map(c => c.id)
    expect(valueAt(w, `policy.clauses.${ids.indexOf('4')}.id`)).toBe('3.3')
    expect(problemsIn(editionOf(w).folder)).toEqual([])
  })

  test('or said to be silent, with the reason', () => {
    const w = drafted()
    const clause = { id: '10', number: '九', heading: { zh: '新条款', en: 'New' } }
    expect(onEdition(w, 'link', { version: 1, clause, because: '系统不能核验。' }).ok).toBe(true)
    expect(problemsIn(editionOf(w).folder)).toEqual([])
    expect(() => onEdition(w, 'link', { version: 2, clause })).toThrow('a setting or a reason')
  })
})

describe('it is put into force', () => {
  test('not while its check finds something', () => {
    const w = drafted()
    setTo(w, places, 50)
    const answer = onEdition(w, 'propose', { version: 2 })
    expect(broken(answer)).toEqual(['checksOut'])
    expect(JSON.stringify(answer)).toContain('the places of track outside sum to 40, the policy says 50')
  })

  test('not while its form is wrong', () => {
    const w = drafted()
    setTo(w, 'policy.year', 'next')
    const answer = onEdition(w, 'propose', { version: 2 })
    expect(broken(answer)).toContain('checksOut')
    expect(JSON.stringify(answer)).toContain('policy.year')
  })

  test('9 nobody approves a text that they had a hand in', () => {
    const w = proposed()
    expect(broken(onEdition(w, 'approve', { version: 1 }))).toEqual(['editionByAnother'])
    expect(onEdition(w, 'approve', { version: 1 }, checker).ok).toBe(true)
  })

  test('whoever sent it back may still approve it', () => {
    const w = proposed()
    onEdition(w, 'sendBack', { reason: '请核对' }, leader)
    onEdition(w, 'propose', { version: 1 })
    expect(onEdition(w, 'approve', { version: 1 }, leader).ok).toBe(true)
  })

  test('once published nobody edits it any more', () => {
    const w = proposed()
    onEdition(w, 'approve', { version: 1 }, leader)
    expect(onEdition(w, 'publish', { digest: digest('b') }, leader).ok).toBe(true)
    for (const action of ['set', 'undo', 'replace', 'sendBack', 'abandon'] as const) {
      const input = {
        set: { version: 1, edits: [{ path: places, after: 1 }], why: '改' },
        undo: {},
        replace: { version: 1, folder: plain(folder2022), why: '改' },
      }
      expect(broken(onEdition(w, action, Reflect.get(input, action) ?? { reason: '改' }))).toEqual(['from'])
    }
    expect(editionOf(w)).toMatchObject({ status: 'published', digest: digest('b') })
  })

  test('one that is given up keeps its history', () => {
    const w = drafted()
    expect(onEdition(w, 'abandon', { reason: '今年不办' }).ok).toBe(true)
    expect(w.journal.filter(e => e.id === id)).toHaveLength(2)
  })
})

const json = fc.letrec(tie => ({
  value: fc.oneof({ depthSize: 'small' }, fc.integer(), fc.string(), fc.boolean(), fc.constant(null), tie('list'), tie('record')),
  list: fc.array(fc.oneof(tie('value'), fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), n: fc.integer() })), { maxLength: 6 }),
  record: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'clause', 'zh', 'en', 'x1'), tie('value'), { maxKeys: 5 }),
}))
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b) || canonical(a) === canonical(b)

describe('changes', () => {
  test('between any two policies, made on the first, give the second', () => {
    fc.assert(
      fc.property(json.record, json.record, (a, b) => same(withChanges(a, changesBetween(a, b)), b)),
      { numRuns: 400 },
    )
  })

  test('turned round give back what was there', () => {
    fc.assert(
      fc.property(json.record, json.record, (a, b) => {
        const changes = changesBetween(a, b).map(d => d.change)
        return same(changedByAll(changedByAll(a, changes), turnedRound(changes)), a)
      }),
      { numRuns: 400 },
    )
  })

  test('asked for as edits make the same', () => {
    fc.assert(
      fc.property(json.record, json.record, (a, b) => {
        const changes = changesBetween(a, b).map(d => d.change)
        return same(changedByAll(a, changesFor(a, editsOf(a, changes))), b)
      }),
      { numRuns: 200 },
    )
  })

  test('a body that comes, goes or changes its place is told by its name and leaves the others alone', () => {
    const [first, second, ...rest] = folder2022.places.bodies
    const before = { places: folder2022.places }
    const moved = { places: { ...folder2022.places, bodies: [second, first, ...rest] } }
    expect(changesBetween(before, moved)).toMatchObject([{ kind: 'moved', where: ['places', 'bodies', second?.body] }])
    const gone = { places: { ...folder2022.places, bodies: [second, ...rest] } }
    expect(changesBetween(before, gone)).toMatchObject([{ kind: 'removed', where: ['places', 'bodies', first?.body] }])
    const more = { places: { ...folder2022.places, bodies: [{ ...first, places: { outside: 9, inside: 3 } }, second, ...rest] } }
    expect(changesBetween(before, more)).toMatchObject([{ kind: 'set', change: { after: 9 } }])
  })

  test('3.1.2 the clause of a changed value is told with it', () => {
    const edit = changesFor(folder2022, [{ path: age, after: 46 }])
    const [found] = changesBetween(folder2022, changedByAll(folder2022, edit))
    expect(found?.clause).toMatch(/^3\.1/)
  })

  test('keys in another order are the same policy, and read in the order of the law they were copied from', () => {
    const turned = { ...folder2022, policy: Object.fromEntries(Object.entries(folder2022.policy).reverse()) }
    expect(changesBetween(folder2022, turned)).toEqual([])
    expect(JSON.stringify(inOrderOf(turned, folder2022))).toBe(JSON.stringify(folder2022))
    expect(findLaw(turned)).toEqual(law)
  })
})

describe('where a value comes from', () => {
  const entry = (n: number, ...changes: readonly object[]) => ({ n, fact: { changes } })

  test('is the last entry that set it', () => {
    const entries = [
      entry(1, { path: 'a.b', before: 1, after: 2 }),
      entry(2, { path: 'a.b', before: 2, after: 3 }),
      entry(3, { path: 'a.c', after: 1 }),
    ]
    expect(findOrigin(entries, 'a.b')?.n).toBe(2)
    expect(findOrigin(entries, 'a.d')).toBeUndefined()
  })

  test('also when items came, went or moved before it since', () => {
    const set = entry(1, { path: 'l.1.x', before: 1, after: 2 })
    expect(findOrigin([set, entry(2, { path: 'l.0', after: {} })], 'l.2.x')?.n).toBe(1)
    expect(findOrigin([set, entry(2, { path: 'l.0', before: {} })], 'l.0.x')?.n).toBe(1)
    expect(findOrigin([set, entry(2, { path: 'l.1', to: 4 })], 'l.4.x')?.n).toBe(1)
    expect(findOrigin([set, entry(2, { path: 'l.4', to: 0 })], 'l.2.x')?.n).toBe(1)
    expect(findOrigin([set, entry(2, { path: 'l.0', after: {} })], 'l.1.x')).toBeUndefined()
  })
})
