/** The months of a study against a sheet that is kept by hand, half day by half day, whatever leave, absence, correction and making up follow one another. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digest, law } from '../../../test/given.ts'
import type { World } from '../../../test/world.ts'
import { at, enrolled, imu, onTraining as on, pass, payment, trainee } from '../../../test/year.ts'
import { addDays, addMonths } from '../../calendar.ts'
import { monthLines } from './month-lines.ts'

const told = (answer: ReturnType<World['perform']>) => {
  if (!answer.ok) throw new Error(`the story stops: ${JSON.stringify(answer.refusals)}`)
}
const ask = (w: World, kind: string, from: string, to: string, day: string, more: object) =>
  on(w, 'askLeave', trainee, day, { kind, from, to, reason: '示例', ...more })
const monthsAt = (w: World, today: string) => monthLines(law, at(w), today)[0]?.months ?? []

type Step =
  | { readonly does: 'leave'; readonly kind: string; readonly day: number; readonly days: number; readonly half: Half }
  | { readonly does: 'absent'; readonly day: number; readonly days: number; readonly half: Half; readonly withCause: boolean }
  | { readonly does: 'correct' | 'excuse' | 'strike'; readonly pick: number; readonly days: number }
  | { readonly does: 'makeUp'; readonly day: number; readonly days: number }
type Half = 'morning' | 'afternoon' | undefined

/** The year as a list of half days, written down as an official would by hand. */
type Sheet = { leaves: Map<number, Mark>; absences: Map<number, Mark>; made: readonly Span[] }
type Span = { readonly from: string; readonly to: string }
type Mark = Span & { readonly half: Half; readonly counts: boolean }

const last = '2023-08-30'
const start = '2022-09-01'
const spanOf = (day: number, days: number, half: Half): Mark => {
  const from = addDays(start, day)
  const to = half === undefined ? addDays(from, days) : from
  return { from, to: to > last ? last : to, half, counts: false }
}
const covers = (m: Mark, day: string, half: Half) => day >= m.from && day <= m.to && (m.half === undefined || m.half === half)

/** What a half day is worth: leave first, then absence; what was made up counts whatever it was. */
const isTrained = ({ leaves, absences, made }: Sheet, day: string, half: Half): boolean => {
  if (made.some(m => day >= m.from && day <= m.to)) return true
  const leave = [...leaves.values()].find(m => covers(m, day, half))
  if (leave) return leave.counts
  return ![...absences.values()].some(m => covers(m, day, half))
}

const counting = new Set(['official', 'bereavement'])

/** Does a step in the world, and on the sheet where the world took it. */
const walk = (w: World, sheet: Sheet, step: Step): void => {
  const nth = at(w).awayNumber + 1
  if (step.does === 'leave') {
    const mark = { ...spanOf(step.day, step.days, step.half), counts: counting.has(step.kind) }
    const { from, to, half } = mark
    if (!ask(w, step.kind, from, to, addDays(from, -1), { ...(half && { half }), proof: [digest('e')] }).ok) return
    told(on(w, 'grantLeave', imu, from))
    sheet.leaves.set(nth, mark)
  } else if (step.does === 'absent') {
    const { from, to, half } = spanOf(step.day, step.days, step.half)
    const input = { from, to, withCause: step.withCause, ...(half && { half }) }
    if (on(w, 'recordAbsence', imu, last, input).ok) sheet.absences.set(nth, { from, to, half, counts: false })
  } else if (step.does === 'makeUp') {
    const { from, to } = spanOf(step.day, step.days, undefined)
    if (on(w, 'makeUp', imu, '2023-08-31', { from, to, on: '2023-08-31' }).ok) sheet.made = [...sheet.made, { from, to }]
  } else correct(w, sheet, step, nth)
}

const correct = (w: World, sheet: Sheet, step: Extract<Step, { does: 'correct' | 'excuse' | 'strike' }>, nth: number): void => {
  const [leave, absence] = [
    [...sheet.leaves][step.pick % Math.max(1, sheet.leaves.size)],
    [...sheet.absences][step.pick % Math.max(1, sheet.absences.size)],
  ]
  if (step.does === 'excuse') {
    if (!absence || !on(w, 'excuseAbsence', imu, last, { absence: absence[0], kind: 'official', reason: '示例' }).ok) return
    sheet.absences.delete(absence[0])
    sheet.leaves.set(nth, { ...absence[1], counts: true })
  } else if (step.does === 'correct' && leave) {
    const [its, mark] = leave
    const to = addDays(mark.from, mark.half === undefined ? step.days : 0)
    const input = { leave: its, from: mark.from, to, reason: '示例', ...(mark.half && { half: mark.half }) }
    if (on(w, 'correctLeave', imu, last, input).ok) sheet.leaves.set(its, { ...mark, to })
  } else if (step.does === 'strike' && absence) {
    const { from, to } = absence[1]
    const input = { absence: absence[0], from, to, withCause: false, never: true, reason: '示例' }
    if (on(w, 'correctAbsence', imu, last, input).ok) sheet.absences.delete(absence[0])
  }
}

const halfDay = fc.constantFrom<Half>(undefined, undefined, 'morning', 'afternoon')
const day = fc.integer({ min: 1, max: 360 })
const days = fc.integer({ min: 0, max: 12 })
const aStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    does: fc.constant('leave' as const),
    kind: fc.constantFrom('sick', 'personal', 'official', 'bereavement'),
    day,
    days,
    half: halfDay,
  }),
  fc.record({ does: fc.constant('absent' as const), day, days, half: halfDay, withCause: fc.boolean() }),
  fc.record({ does: fc.constantFrom('correct' as const, 'excuse' as const, 'strike' as const), pick: fc.nat(20), days }),
  fc.record({ does: fc.constant('makeUp' as const), day, days: fc.integer({ min: 0, max: 2 }) }),
)

/** Half a day of leave on the second day of an absence, found by chance: the other half alone is absence. */
const halfOnLeave: [Step[]] = [
  [
    { does: 'absent', day: 1, days: 1, half: undefined, withCause: false },
    { does: 'leave', kind: 'bereavement', day: 2, days: 0, half: 'morning' },
  ],
]

test('8.3 whatever leave, absence, correction and making up follow one another, days and money are those of a sheet kept by hand', () => {
  fc.assert(
    fc.property(fc.array(aStep, { minLength: 1, maxLength: 14 }), steps => {
      const w = enrolled()
      const sheet: Sheet = { leaves: new Map(), absences: new Map(), made: [] }
      for (const step of steps) walk(w, sheet, step)
      let sum = 0
      for (const [i, month] of monthsAt(w, '2023-09-01').entries()) {
        const [from, next] = [addMonths(start, i), addMonths(start, i + 1)]
        let [trained, all] = [0, 0]
        for (let one = from; one < next; one = addDays(one, 1)) {
          all += 2
          for (const half of ['morning', 'afternoon'] as const) trained += isTrained(sheet, one, half) ? 1 : 0
        }
        expect([i, 2 * month.trainedDays + (month.halfDay ? 1 : 0)]).toEqual([i, trained])
        // Half up: 40,000 fen × trained ÷ all.
        sum += Math.floor((2 * 40_000 * trained + all) / (2 * all))
      }
      told(pass(w))
      expect(payment(w, 'allowance').amountFen).toBe(sum)
    }),
    { numRuns: 40, examples: [halfOnLeave] },
  )
}, 60_000)
