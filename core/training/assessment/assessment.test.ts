// An assessment in parts: the sums against an oracle in BigInt fractions, and who grades, what is wanted, and who passes.
import { expect, test } from 'vitest'
import type { InParts, Part } from '../../../policy/assessment.ts'
import { broken, digest, refusals } from '../../../test/given.ts'
import { academy, enrolled, modular, officer, on, told, withTraining } from '../../../test/modular.ts'
import type { World } from '../../../test/world.ts'
import { type Grade, type Mark, marksOf, resultOf } from './assessment.ts'

const lastDay = '2024-07-03'
const at = (w: World) => w.dossier('training', 't1')
const host = (part: string, grade: Grade): Mark => ({ part, grades: [{ by: 'host', grade }] })

/** Modules 30, practice 30, examination 40 and must be passed, attendance must be passed. */
const grades = (exam: Grade, modules: Grade = 8_000, practice: Grade = 7_000): readonly Mark[] => [
  host('modules', modules),
  host('practice', practice),
  host('exam', exam),
  host('attendance', 'passed'),
]
const record = (w: World, marks: readonly Mark[], day = lastDay) => on(w, 'recordMarks', academy, day, { on: day, marks })
const finish = (w: World, way: 'pass' | 'fail', version: number, day = lastDay) => on(w, way, academy, day, { on: day, version })
const graded = (marks = grades(9_000)) => {
  const w = enrolled()
  told(record(w, marks))
  return w
}

const own = modular.policy.training.assessment
const panelled: InParts = {
  scale: 'parts',
  attempts: 2,
  passMark: 60,
  rounding: { places: 0, way: 'halfUp' },
  again: 'parts',
  againWithinDays: 30,
  panel: { members: 3, quorum: 2, supervisorWithdraws: true },
  minutes: true,
  parts: [
    {
      code: 'thesis',
      kind: 'thesis',
      name: { zh: '论文', en: 'Thesis' },
      scale: 'marks',
      basisPoints: 10_000,
      mustPass: true,
      assessedBy: 'panel',
    },
    { code: 'defence', kind: 'exam', name: { zh: '答辩', en: 'Defence' }, scale: 'passOrFail', mustPass: true, assessedBy: 'panel' },
  ],
}
const byPanel = (value: InParts = panelled) => enrolled(withTraining(modular, { assessment: { ...own, value } }))
const name = (w: World, members: readonly object[] = [{ name: '示例甲' }, { name: '示例乙' }, { name: '示例丙' }]) =>
  on(w, 'namePanel', academy, lastDay, { members })
const votes = (part: string, ...given: readonly Grade[]): Mark => ({ part, grades: given.map((grade, i) => ({ by: `m${i + 1}`, grade })) })
const minutes = (w: World, version: number) =>
  on(w, 'fileMinutes', academy, lastDay, { on: lastDay, file: digest('c'), text: '示例记录', version })

test('6.5 an assessment in parts is passed by the weighed sum, rounded once, and its working is on record', () => {
  const w = graded(grades(7_555))
  const passed = finish(w, 'pass', 1)
  expect(broken(passed)).toEqual([])
  // 80 × 30 % + 70 × 30 % + 75.55 × 40 % = 75.22, told with one decimal.
  expect(w.dossier('certificate', 't1')).toMatchObject({ status: 'ready', result: 7_520 })
  const entry = w.journal.find(e => e.action === 'pass')
  expect(entry?.fact).toMatchObject({
    result: { hundredths: 7_520, passed: true, lines: [{ part: 'modules', sumHundredths: 8_000, of: 1 }, {}, {}, {}] },
  })
})

test('6.5 nobody is passed before each part is graded, and who is short of the mark is told what was found and what is wanted', () => {
  const w = enrolled()
  expect(broken(finish(w, 'pass', 0))).toEqual(['everyPartIsGraded'])
  told(record(w, grades(9_000).slice(0, 3)))
  expect(refusals(finish(w, 'pass', 1))).toMatchObject([{ rule: 'everyPartIsGraded', wants: { missing: ['attendance'] } }])
  told(record(w, [...grades(6_000, 5_000, 5_000)]))
  expect(refusals(finish(w, 'pass', 2))).toMatchObject([{ rule: 'resultIsPassed', found: { result: '54' }, wants: { passMark: 60 } }])
  expect(broken(finish(w, 'fail', 2))).toEqual([])
})

test('6.5 a part that must be passed for itself stops a good sum, and so does a verdict', () => {
  expect(broken(finish(graded(grades(5_999, 10_000, 10_000)), 'pass', 1))).toEqual(['resultIsPassed'])
  const absent = graded([...grades(9_000).slice(0, 3), host('attendance', 'notPassed')])
  expect(broken(finish(absent, 'pass', 1))).toEqual(['resultIsPassed'])
  expect(broken(finish(graded(grades(6_000, 6_000, 6_000)), 'fail', 1))).toEqual(['resultIsNotPassed'])
})

test('6.5 a grade can be corrected until somebody is passed, each version stays, and nobody is passed on grades that were not seen', () => {
  const w = graded()
  told(record(w, [host('exam', 8_000)]))
  expect(broken(finish(w, 'pass', 1))).toEqual(['gradesAreAsSeen'])
  expect(broken(on(w, 'pass', academy, lastDay, { on: lastDay }))).toEqual(['gradesAreAsSeen'])
  expect(broken(finish(w, 'pass', 2))).toEqual([])
  expect(w.journal.filter(e => e.action === 'recordMarks')).toHaveLength(2)
  expect(broken(record(w, [host('exam', 9_900)]))).toEqual(['from'])
})

test('6.5 grades are of the parts of the policy, each once, a mark or a verdict, and by the host', () => {
  const w = enrolled()
  const not = (marks: readonly Mark[]) => broken(record(w, marks))
  expect(not([host('poetry', 9_000)])).toEqual(['partIsListed'])
  expect(not([host('exam', 9_000), host('exam', 8_000)])).toEqual(['partIsListed', 'partIsListed'])
  expect(not([host('exam', 'passed')])).toEqual(['gradeFitsPart'])
  expect(not([host('attendance', 6_000)])).toEqual(['gradeFitsPart'])
  expect(not([votes('exam', 9_000)])).toEqual(['gradedByWhomItIsFor'])
  expect(broken(on(w, 'recordMarks', officer, lastDay, { on: lastDay, marks: grades(9_000) }))).toEqual(['by'])
  expect(broken(on(w, 'recordMarks', academy, lastDay, { on: '2024-07-04', marks: grades(9_000) }))).toEqual(['dayOfStudy'])
  expect(() => record(w, [host('exam', 10_001)])).toThrow('marks.0.grades.0.grade')
  expect(broken(name(w))).toEqual(['panelAssesses'])
})

test('6.5 the second chance is for what was not passed, within its days, and the rest stands', () => {
  const w = graded(grades(5_000))
  told(finish(w, 'fail', 1))
  expect(broken(record(w, [host('modules', 9_000)], '2024-08-01'))).toEqual(['takenAgain'])
  expect(broken(record(w, [host('exam', 7_000)], '2024-12-31'))).toEqual(['againInTime'])
  expect(broken(finish(w, 'fail', 1, '2024-08-01'))).toEqual(['everyPartIsGraded'])
  told(record(w, [host('exam', 7_000)], '2024-08-01'))
  expect(broken(finish(w, 'pass', 2, '2024-08-02'))).toEqual([])
  expect(w.dossier('certificate', 't1').result).toBe(7_300)
})

test('6.5 who lets the days of the second chance pass has not passed', () => {
  const w = graded(grades(5_000))
  told(finish(w, 'fail', 1))
  expect(broken(finish(w, 'fail', 1, '2024-12-30'))).toEqual(['everyPartIsGraded'])
  expect(broken(finish(w, 'fail', 1, '2024-12-31'))).toEqual([])
  expect(broken(record(w, [host('exam', 7_000)], '2024-12-31'))).toContain('attemptsAreLeft')
})

test('6.5 where the whole is taken again, nothing of the first time counts', () => {
  const whole = own.value.scale === 'parts' ? { ...own.value, again: 'whole' as const } : panelled
  const w = enrolled(withTraining(modular, { assessment: { ...own, value: whole } }))
  told(record(w, grades(5_000)))
  told(finish(w, 'fail', 1))
  told(record(w, [host('exam', 9_000)]))
  expect(refusals(finish(w, 'pass', 2))).toMatchObject([
    { rule: 'everyPartIsGraded', wants: { missing: ['modules', 'practice', 'attendance'] } },
  ])
})

test('6.5 a panel is whole, marks with its quorum, and nobody marks who has withdrawn', () => {
  const w = byPanel()
  expect(broken(record(w, [votes('thesis', 8_000, 7_000)]))).toEqual(['gradedByWhomItIsFor'])
  expect(broken(name(w, [{ name: '示例甲' }, { name: '示例乙' }]))).toEqual(['panelIsComplete'])
  expect(broken(name(w, [{ name: '示例甲' }, { name: '示例 甲' }, { name: '示例乙' }]))).toEqual(['panelIsComplete'])
  const two = [{ name: '示例甲' }, { name: '示例乙', withdraws: true }, { name: '示例丙', withdraws: true }]
  expect(broken(name(w, two))).toEqual(['quorumIsLeft'])
  told(name(w, two.slice(0, 2).concat([{ name: '示例丙', withdraws: false }])))
  expect(at(w).assessment?.panel).toEqual([{ code: 'm1' }, { code: 'm2', withdrawn: 'declared' }, { code: 'm3' }])
  expect(broken(record(w, [votes('thesis', 8_000, 7_000)]))).toEqual(['gradedByWhomItIsFor'])
  expect(broken(record(w, [votes('thesis', 8_000)]))).toEqual(['quorumGraded'])
})

test('6.5 whoever supervises a trainee has withdrawn from their panel, without anybody having to say so', () => {
  const w = byPanel()
  const answer = w.perform({
    ...{ subject: 'training', id: 't1', action: 'namePanel', by: academy, on: lastDay, supervisor: '示例 乙' },
    input: { members: [{ name: '示例甲' }, { name: '示例乙' }, { name: '示例丙' }] },
  })
  expect(broken(answer)).toEqual([])
  expect(at(w).assessment?.panel?.[1]).toEqual({ code: 'm2', withdrawn: 'supervisor' })
  expect(JSON.stringify(w.journal)).not.toContain('示例乙')
})

test('6.5 minutes are signed under the grades that stand: a later correction wants new ones', () => {
  const w = byPanel()
  told(name(w))
  expect(broken(minutes(w, 1))).toEqual(['everyPartIsGraded'])
  told(record(w, [votes('thesis', 6_000, 5_950, 6_001), votes('defence', 'passed', 'notPassed', 'passed')]))
  expect(broken(finish(w, 'fail', 2))).toEqual(['minutesAreThere'])
  told(minutes(w, 2))
  // The mean of 59.8366… is 60 once it is rounded, but the thesis must be passed for itself.
  expect(refusals(finish(w, 'pass', 2))).toMatchObject([{ rule: 'resultIsPassed', found: { result: '60', passed: false } }])
  told(record(w, [votes('thesis', 6_000, 5_999, 6_001)]))
  expect(broken(finish(w, 'pass', 3))).toEqual(['minutesAreThere'])
  told(minutes(w, 3))
  expect(broken(finish(w, 'pass', 3))).toEqual([])
  expect(JSON.stringify(w.journal)).not.toContain('示例记录')
})

test('6.5 another panel begins anew: what the first gave is not its word', () => {
  const w = byPanel()
  told(name(w))
  told(record(w, [votes('thesis', 8_000, 8_000), votes('defence', 'passed', 'passed')]))
  told(name(w, [{ name: '示例丁' }, { name: '示例戊' }, { name: '示例己' }]))
  expect(at(w).assessment).toMatchObject({ version: 3, marks: [] })
  told(record(w, [{ part: 'thesis', grades: [{ by: 'host', grade: 'absent' }] }]))
})

/** The weighed sum in fractions of BigInt, without anything of the code that is tried. */
const oracle = ({ parts, rounding: { places, way } }: InParts, marks: readonly Mark[]): bigint | undefined => {
  const marked = parts.filter(({ scale }) => scale === 'marks')
  if (marked.length === 0) return undefined
  let [top, bottom] = [0n, 1n]
  for (const { code, basisPoints = 0 } of marked) {
    const given = marks.find(({ part }) => part === code)?.grades.map(({ grade }) => (typeof grade === 'number' ? BigInt(grade) : 0n)) ?? []
    const [sum, of] = [given.reduce((a, b) => a + b, 0n) * BigInt(basisPoints), BigInt(given.length) * 10_000n]
    top = top * of + sum * bottom
    bottom *= of
  }
  const unit = 10n ** BigInt(2 - places)
  const floor = top / (bottom * unit)
  const rest = top - floor * bottom * unit
  return (way === 'halfUp' && 2n * rest >= bottom * unit ? floor + 1n : floor) * unit
}

/** A row of numbers that look drawn and are the same each time. */
const drawn = (seed: number) => {
  let x = seed
  return (below: number) => {
    x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((x / 2 ** 32) * below)
  }
}
const someParts = (below: (n: number) => number): InParts => {
  const count = 1 + below(8)
  const cuts = Array.from({ length: count - 1 }, () => 1 + below(9_998)).toSorted((a, b) => a - b)
  const edges = [0, ...cuts, 10_000]
  const parts = Array.from(
    { length: count },
    (_, i): Part => ({
      ...{ code: `p${i}`, kind: 'exam', name: { zh: '一', en: 'one' }, mustPass: below(3) === 0, assessedBy: 'panel' },
      ...(below(6) === 0 && i < count - 1 ? { scale: 'passOrFail' as const } : { scale: 'marks' as const }),
      basisPoints: (edges[i + 1] ?? 0) - (edges[i] ?? 0),
    }),
  )
  const rounding = { places: below(3), way: below(2) === 0 ? ('halfUp' as const) : ('down' as const) }
  return { ...panelled, passMark: below(101), rounding, parts }
}

test('6.5 twenty thousand assessments of drawn parts, weights, panels and roundings come to the fractions of an oracle', () => {
  const below = drawn(20_260_607)
  const differences: string[] = []
  for (let i = 0; i < 20_000; i += 1) {
    const parts = someParts(below)
    const marks = parts.parts.map(({ code, scale }): Mark => {
      const grade = (): Grade =>
        scale === 'marks' ? (below(20) === 0 ? 'absent' : below(10_001)) : below(2) === 0 ? 'passed' : 'notPassed'
      return { part: code, grades: Array.from({ length: 1 + below(15) }, (_, n) => ({ by: `m${n + 1}`, grade: grade() })) }
    })
    const [found, wanted] = [resultOf(parts, marks), oracle(parts, marks)]
    if (found?.hundredths !== (wanted === undefined ? undefined : Number(wanted))) differences.push(JSON.stringify({ parts, marks }))
  }
  expect(differences).toEqual([])
})

test('half a step is rounded up or dropped as the policy says, and a mark reads as it is written', () => {
  const one = (way: 'halfUp' | 'down', places: number, ...given: readonly number[]) =>
    resultOf({ ...panelled, rounding: { places, way }, parts: panelled.parts.slice(0, 1) }, [votes('thesis', ...given)])?.hundredths
  expect([one('halfUp', 0, 5_950), one('down', 0, 5_950), one('halfUp', 0, 5_949)]).toEqual([6_000, 5_900, 5_900])
  expect([one('halfUp', 1, 8_545), one('down', 1, 8_545), one('halfUp', 2, 8_000, 8_001)]).toEqual([8_550, 8_540, 8_001])
  expect([8_750, 8_705, 9_000, 7, 10_000].map(marksOf)).toEqual(['87.5', '87.05', '90', '0.07', '100'])
})
