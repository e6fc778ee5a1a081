// A guard of the line to the ministry that is taken away turns its check red.
import { expect, test } from 'vitest'
import { parcelId } from '../../core/parcel/dossier.ts'
import { noWords } from '../../core/parcel/seats.ts'
import { readSheetOf, type Sheet } from '../../core/parcel/sheet.ts'
import { type Known, type Person, tieUp } from '../../core/parcel/tie.ts'
import { readDelimited } from '../../core/twin/grid.ts'
import { admitted, department, openRound, recommended, rosterReceived, round } from '../given.ts'
import { knownOf, personOfParcel } from '../parcels.ts'
import { isAllThatStands, isRefusedBy } from './checks.ts'

const waiting = () => {
  const w = openRound()
  const preferences = [{ host: 'pku', programme: 'pku-180' }]
  for (const one of ['a1', 'a2', 'a3']) recommended(w, one, one === 'a3' ? {} : { track: 'outside', preferences })
  rosterReceived(w, 'outside')
  rosterReceived(w)
  admitted(w, ['a1', 'a2', 'a3'])
  return w
}
const empty: readonly string[] = []

const making =
  (people: readonly string[], { id = parcelId(round, 'outside', 1), track = 'outside', unread = empty } = {}) =>
  () => {
    const w = waiting()
    return () =>
      w.perform({ subject: 'parcel', id, action: 'make', by: department, on: '2022-06-02', input: { round, track, people }, unread })
  }

test.each([
  ['parcelIsNext', 'a parcel is left out of the numbers', making(['a1'], { id: parcelId(round, 'outside', 3) })],
  ['packedWait', 'a parcel names somebody who is not handed over with it', making(['a1', 'nobody'])],
  ['packedAreRead', 'somebody goes out as an empty row', making(['a1'], { unread: ['a1'] })],
] as const)('4.3 without %s %s', (rule, _what, given) => {
  expect(isAllThatStands('parcel', 'make', rule, given)).toEqual([true, true])
})

test('1.1 without parcelIsOfTrack the hand-over of each person still stands in the way', () => {
  const inside = making(['a3'], { id: parcelId(round, 'inside', 1), track: 'inside' })
  expect(isRefusedBy(inside(), 'parcelIsOfTrack')).toBe(true)
  expect(() => isAllThatStands('parcel', 'make', 'parcelIsOfTrack', inside)).toThrow(/trackIsPlacedBy/)
})

/** What would become of two swapped rows if a guard of the tie were gone: the check that no answer goes to the wrong person must see it. */
const people = [personOfParcel(1, '王明'), personOfParcel(2, '包红梅')]
const swapped = readDelimited(
  `行码,姓名,接收单位,接收专业\n${people[1]?.code},王明,北京大学,生物学\n${people[0]?.code},包红梅,中国农业科学院,农学`,
)
const wrongPeople = (known: Known, sheet: Sheet) =>
  tieUp(known, sheet, noWords).rows.filter(({ verdict, person, cells }) => {
    const whose = people.find(({ values }) => values.name === cells.name)
    return verdict === 'place' && person !== whose?.id
  }).length
const nameless = (all: readonly Person[], sheet: Sheet): readonly Person[] =>
  all.map(person => ({ ...person, values: { name: sheet.lines.find(({ cells }) => cells.code === person.code)?.cells.name ?? '' } }))

test('4.3 without the name beside the code two swapped rows go to the wrong people', () => {
  const sheet = readSheetOf(swapped, {})
  expect(wrongPeople(knownOf(people), sheet)).toBe(0)
  expect(wrongPeople(knownOf(nameless(people, sheet)), sheet)).toBe(2)
})
