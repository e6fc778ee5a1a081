// A guard of the assessment that is taken away turns its check red.
import { expect, test } from 'vitest'
import type { Mark } from '../../core/training/assessment/assessment.ts'
import { inParts } from '../assessing.ts'
import { digest } from '../given.ts'
import { academy, enrolled, modular, on, told, withTraining } from '../modular.ts'
import type { World } from '../world.ts'
import { isAllThatStands } from './checks.ts'

const day = '2024-07-03'
const law = withTraining(modular, { assessment: { ...modular.policy.training.assessment, value: inParts } })
const members = [{ name: '甲' }, { name: '乙' }, { name: '丙' }]
const thesis = (...grades: readonly number[]): Mark => ({ part: 'thesis', grades: grades.map((grade, i) => ({ by: `m${i + 1}`, grade })) })
const rest: readonly Mark[] = [
  { part: 'practice', grades: [{ by: 'host', grade: 8_000 }] },
  { part: 'conduct', grades: [{ by: 'host', grade: 'passed' }] },
]
const record = (w: World, marks: readonly Mark[]) => on(w, 'recordMarks', academy, day, { on: day, marks })
const named = () => {
  const w = enrolled(law)
  told(on(w, 'namePanel', academy, day, { members }))
  return w
}
/** Graded, with minutes where they are wanted. */
const graded = (marks: readonly Mark[], minutes = true) => {
  const w = named()
  told(record(w, marks))
  if (minutes && marks.length === 3) told(on(w, 'fileMinutes', academy, day, { on: day, file: digest('c'), text: '记录', version: 2 }))
  return w
}
const pass =
  (w: World, version = 2) =>
  () =>
    on(w, 'pass', academy, day, { on: day, version })
const alone = (rule: string, action: string, given: () => () => ReturnType<World['perform']>) =>
  expect(isAllThatStands('training', action, rule, given)).toEqual([true, true])

test('6.5 without resultIsPassed somebody short of the mark is passed', () =>
  alone('resultIsPassed', 'pass', () => pass(graded([thesis(5_900, 5_900), ...rest]))))
test('6.5 without resultIsNotPassed somebody who passed is failed', () =>
  alone('resultIsNotPassed', 'fail', () => {
    const w = graded([thesis(9_000, 9_000), ...rest])
    return () => on(w, 'fail', academy, day, { on: day, version: 2 })
  }))
test('6.5 without minutesAreThere nobody has signed', () =>
  alone('minutesAreThere', 'pass', () => pass(graded([thesis(9_000, 9_000), ...rest], false))))
test('6.5 without gradesAreAsSeen a completion is on grades that nobody saw', () =>
  alone('gradesAreAsSeen', 'pass', () => pass(graded([thesis(9_000, 9_000), ...rest]), 1)))
test('6.5 without everyPartIsGraded minutes are signed of half an assessment', () =>
  alone('everyPartIsGraded', 'fileMinutes', () => {
    const w = graded([thesis(9_000, 9_000)])
    return () => on(w, 'fileMinutes', academy, day, { on: day, file: digest('c'), text: '记录', version: 2 })
  }))
test('6.5 without quorumGraded one of the panel marks for all', () =>
  alone('quorumGraded', 'recordMarks', () => {
    const w = named()
    return () => record(w, [thesis(9_000)])
  }))
test('6.5 without gradedByWhomItIsFor somebody who is not in the panel marks', () =>
  alone('gradedByWhomItIsFor', 'recordMarks', () => {
    const w = named()
    return () =>
      record(w, [
        {
          part: 'thesis',
          grades: [
            { by: 'm1', grade: 9_000 },
            { by: 'm9', grade: 9_000 },
          ],
        },
      ])
  }))
test('6.5 without takenAgain what was passed is marked a second time', () =>
  alone('takenAgain', 'recordMarks', () => {
    const w = graded([thesis(5_000, 5_000), ...rest])
    told(on(w, 'fail', academy, day, { on: day, version: 2 }))
    return () => on(w, 'recordMarks', academy, '2024-07-20', { on: '2024-07-03', marks: rest.slice(0, 1) })
  }))
test('6.5 without quorumIsLeft a panel sits of which nobody may mark', () =>
  alone('quorumIsLeft', 'namePanel', () => {
    const w = enrolled(law)
    return () => on(w, 'namePanel', academy, day, { members: members.map(one => ({ ...one, withdraws: true })) })
  }))
