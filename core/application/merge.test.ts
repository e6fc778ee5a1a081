/** Two people, tabs or phones in one form: nothing that either wrote is lost, and nothing is decided for them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeForms, settle } from './merge.ts'

const base = {
  identity: { name: '示例一', phone: '13800000001' },
  education: [
    { school: '甲大学', major: '生物学', graduatedIn: '2012-07' },
    { school: '乙大学', major: '化学', graduatedIn: '2015-07' },
  ],
  request: { preferences: [wish('a'), wish('b')], goals: '目标' },
}
function wish(of: string) {
  return { host: of, programme: `${of}-1` }
}
const [first, second] = base.education

describe('what each side wrote stays', () => {
  test('different fields of one part are both kept', () => {
    const theirs = { ...base, identity: { ...base.identity, phone: '13900000002' } }
    const mine = { ...base, identity: { ...base.identity, name: '示例·二' }, achievements: '新写的业绩' }
    expect(mergeForms(base, theirs, mine)).toEqual({
      form: { ...base, identity: { name: '示例·二', phone: '13900000002' }, achievements: '新写的业绩' },
      conflicts: [],
    })
  })

  test('a row added before and a field of another row do not meet at the same index', () => {
    const added = { school: '丙学院', major: '数学' }
    const theirs = { ...base, education: [added, ...base.education] }
    const mine = { ...base, education: [first, { ...second, major: '应用化学' }] }
    expect(mergeForms(base, theirs, mine)).toEqual({
      form: { ...base, education: [added, first, { ...second, major: '应用化学' }] },
      conflicts: [],
    })
  })

  test('each adds a row: both stay; both add the same row: it is one', () => {
    const [one, two] = [{ school: '丙' }, { school: '丁' }]
    const with_ = (...rows: readonly object[]) => ({ ...base, education: [...base.education, ...rows] })
    expect(mergeForms(base, with_(one), with_(two)).form).toMatchObject({ education: expect.arrayContaining([one, two]) })
    expect(mergeForms(base, with_(one), with_(one, two)).form).toEqual(with_(one, two))
  })

  test('a row that only one removed is gone, and one that the other changed meanwhile is asked about', () => {
    const removed = { ...base, education: [second] }
    expect(mergeForms(base, removed, { ...base, achievements: '改' }).form).toEqual({ ...removed, achievements: '改' })
    const changed = { ...base, education: [{ ...first, major: '植物学' }, second] }
    const merged = mergeForms(base, removed, changed)
    expect(merged.conflicts).toEqual([{ path: ['education', 0], theirs: undefined, mine: { ...first, major: '植物学' } }])
    expect(settle(merged, [true])).toEqual(removed)
    expect(settle(merged, [false])).toEqual(changed)
  })

  test('wishes keep the order that one gave them, and what the other added', () => {
    const theirs = { ...base, request: { ...base.request, preferences: [wish('b'), wish('a')] } }
    const mine = { ...base, request: { ...base.request, preferences: [wish('a'), wish('b'), wish('c')] } }
    expect(mergeForms(base, theirs, mine)).toEqual({
      form: { ...base, request: { ...base.request, preferences: [wish('b'), wish('c'), wish('a')] } },
      conflicts: [],
    })
  })

  test('two orders of the same wishes are asked about', () => {
    const three = (...of: readonly string[]) => ({ preferences: of.map(wish) })
    const merged = mergeForms(three('a', 'b', 'c'), three('b', 'a', 'c'), three('c', 'a', 'b'))
    expect(merged.conflicts).toEqual([
      { path: ['preferences'], theirs: three('b', 'a', 'c').preferences, mine: three('c', 'a', 'b').preferences },
    ])
  })
})

test('the same field with two values is told with both, and the person’s choice is what stands', () => {
  const theirs = { ...base, identity: { ...base.identity, name: '甲' } }
  const mine = { ...base, identity: { ...base.identity, name: '乙' } }
  const merged = mergeForms(base, theirs, mine)
  expect(merged.conflicts).toEqual([{ path: ['identity', 'name'], theirs: '甲', mine: '乙' }])
  expect(settle(merged, [true])).toEqual(theirs)
  expect(settle(merged, [false])).toEqual(mine)
})

test('a photograph is one value: never the digest of one with the name of another', () => {
  const photo = (of: string) => ({ identity: { photo: { sha256: of.repeat(64), name: `${of}.jpg` } } })
  expect(mergeForms(photo('a'), photo('b'), photo('c')).conflicts).toEqual([
    { path: ['identity', 'photo'], theirs: photo('b').identity.photo, mine: photo('c').identity.photo },
  ])
})

const cell = fc.constantFrom('甲', '乙', '丙', '丁')
const row = fc.record({ school: cell, major: cell, at: cell }, { requiredKeys: [] })
const formOf = fc.record(
  {
    identity: fc.record({ name: cell, phone: cell }, { requiredKeys: [] }),
    achievements: cell,
    education: fc.array(row, { maxLength: 4 }),
  },
  { requiredKeys: [] },
)

test('who changed nothing changes nothing, and equals need no question', () => {
  fc.assert(
    fc.property(formOf, formOf, (a, b) => {
      expect(mergeForms(a, b, a)).toEqual({ form: b, conflicts: [] })
      expect(mergeForms(a, a, b)).toEqual({ form: b, conflicts: [] })
      expect(mergeForms(a, b, b)).toEqual({ form: b, conflicts: [] })
    }),
  )
})

const one = fc.constantFrom('mine', 'theirs')
type Step = {
  readonly who: string
  readonly kind: 'type' | 'save'
  readonly field: number
  readonly value: string
  readonly takes: boolean
}
const steps = fc.array(
  fc.record({
    who: one,
    kind: fc.constantFrom('type', 'save'),
    field: fc.integer({ min: 0, max: 4 }),
    value: fc.stringMatching(/^[a-z]{1,4}$/),
    takes: fc.boolean(),
  }),
  { maxLength: 40 },
)

type Editor = { base: Record<string, unknown>; form: Record<string, unknown> }
/** What an editor typed since their last save is in the merged form, or was asked about. */
const save = (server: { form: unknown }, editor: Editor, takes: boolean) => {
  const merged = mergeForms(editor.base, server.form, editor.form)
  const asked = new Set(merged.conflicts.map(({ path }) => String(path[0])))
  const settled = settle(
    merged,
    merged.conflicts.map(() => takes),
  )
  for (const [key, value] of Object.entries(editor.form))
    if (value !== editor.base[key] && !asked.has(key)) expect(settled).toHaveProperty(key, value)
  for (const [key, value] of Object.entries(Object(server.form)))
    if (value !== editor.base[key] && !asked.has(key)) expect(settled).toHaveProperty(key, value)
  for (const { path, theirs, mine } of merged.conflicts) expect(Reflect.get(Object(settled), String(path[0]))).toBe(takes ? theirs : mine)
  server.form = settled
  editor.base = { ...Object(settled) }
  editor.form = { ...Object(settled) }
}

test('any interleaving of two editors loses no field: it is kept, or somebody was asked', () => {
  fc.assert(
    fc.property(steps, (all: readonly Step[]) => {
      const server = { form: {} }
      const editors: Record<string, Editor> = { mine: { base: {}, form: {} }, theirs: { base: {}, form: {} } }
      for (const { who, kind, field, value, takes } of all) {
        const editor = editors[who]
        if (editor && kind === 'type') editor.form = { ...editor.form, [`f${field}`]: value }
        else if (editor) save(server, editor, takes)
      }
    }),
    { numRuns: 500 },
  )
})

test('every row that either added or changed is in the merged list, cell by cell, or was asked about', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 4 }), fc.array(row, { maxLength: 4 }), fc.array(row, { maxLength: 4 }), (was, theirs, mine) => {
      const { form, conflicts } = mergeForms({ rows: was }, { rows: theirs }, { rows: mine })
      if (conflicts.length > 0) return
      const rows: readonly unknown[] = Reflect.get(Object(form), 'rows') ?? []
      const texts = (list: readonly unknown[]) => list.flatMap(item => Object.entries(Object(item)).map(([k, v]) => `${k}${v}`))
      const old = new Set(texts(was))
      const now = texts(rows)
      for (const text of [...texts(mine), ...texts(theirs)]) if (!old.has(text)) expect(now).toContain(text)
    }),
    { numRuns: 500 },
  )
})
