/** The parcel: whoever is in it is handed over with it, and nobody else; the answer is kept as it came. */
import { expect, test } from 'vitest'
import {
  admitted,
  broken,
  department,
  digest,
  firstRefusal,
  law,
  leader,
  ministry,
  onPlacement,
  openRound,
  personOf,
  recommended,
  rosterReceived,
  round,
} from '../../test/given.ts'
import { codeOf, handedOver } from '../../test/parcels.ts'
import type { World } from '../../test/world.ts'
import { findRowCode, rowCode } from './code.ts'
import { handedOut } from './columns.ts'
import { parcelId } from './dossier.ts'

const id = parcelId(round, 'outside', 1)
const two = () => {
  const w = openRound()
  for (const one of ['a1', 'a2', 'a3'])
    recommended(w, one, {
      track: one === 'a3' ? 'inside' : 'outside',
      ...(one !== 'a3' && { preferences: [{ host: 'pku', programme: 'pku-180' }] }),
    })
  rosterReceived(w, 'outside')
  rosterReceived(w)
  admitted(w, ['a1', 'a2', 'a3'])
  return w
}
const bring = (w: World, by = ministry, on = '2022-06-20') =>
  w.perform({
    subject: 'parcel',
    id,
    action: 'bringAnswer',
    by,
    on,
    input: { name: '答复.xlsx', content: 'UEsDBA==' },
    hashed: digest('c'),
  })

test('4.3 everybody in the parcel is handed over with it, each entry with its number, its digest and the row', () => {
  const w = two()
  expect(handedOver(w, ['a1', 'a2']).ok).toBe(true)
  const parcel = w.dossier('parcel', id)
  expect(parcel).toMatchObject({ status: 'made', batch: 1, madeOn: '2022-06-02', columns: handedOut(law).value })
  const facts = w.journal.filter(({ action }) => action === 'handOver').map(entry => [entry.id, entry.fact])
  expect(facts).toEqual(['a1', 'a2'].map(one => [one, { batch: 1, digest: parcel.digest, row: codeOf(1, one) }]))
  expect(w.dossier('placement', 'a3').status).toBe('opened')
})

test('4.3 nobody is handed over but in a parcel: not by hand, and not beside those whom it names', () => {
  const w = two()
  expect(broken(onPlacement(w, 'a1', 'handOver', department, '2022-06-02', { batch: 1, digest: '', row: '' }))).toEqual(['by'])
  handedOver(w, ['a1'])
  expect(w.dossier('placement', 'a2').status).toBe('opened')
})

test('4.3 one who waits no more stops the whole parcel, and nobody of it is handed over', () => {
  const w = two()
  onPlacement(w, 'a2', 'giveUp', personOf('a2'), '2022-06-01', {})
  expect(firstRefusal(handedOver(w, ['a1', 'a2']))).toBe('packedWait 4.3')
  expect(broken(handedOver(w, ['a1', 'a3']))).toEqual(['packedWait'])
  expect(w.dossier('placement', 'a1').status).toBe('opened')
})

test('4.3 nobody goes out as an empty row: a form that can’t be read stops the parcel', () => {
  const w = two()
  const input = { round, track: 'outside', people: ['a1'] }
  const asked = { subject: 'parcel', id, action: 'make', by: department, on: '2022-06-02', input } as const
  expect(broken(w.perform({ ...asked, unread: ['a1'] }))).toEqual(['packedAreRead'])
})

test('4.3 parcels are numbered without a gap, so that of two officers one makes it', () => {
  const w = two()
  expect(broken(handedOver(w, ['a1'], 2))).toEqual(['parcelIsNext'])
  expect(handedOver(w, ['a1'], 1).ok).toBe(true)
  expect(broken(handedOver(w, ['a2'], 1))).toEqual(['from'])
  expect(handedOver(w, ['a2'], 2).ok).toBe(true)
  expect(w.dossier('placement', 'a2').batch).toBe(2)
})

test('1.1 only the department hands over, and only on a track that the ministry places', () => {
  const w = two()
  const asked = { subject: 'parcel', id, action: 'make', on: '2022-06-02', input: { round, track: 'outside', people: ['a1'] } } as const
  for (const by of [leader, ministry, personOf('a1')]) expect(broken(w.perform({ ...asked, by }))).toEqual(['by'])
  expect(firstRefusal(handedOver(w, ['a3'], 1, '2022-06-02', 'inside'))).toBe('parcelIsOfTrack 1.1')
})

test('4.3 an answer is kept with its digest and who brought it; its name and what stands in it are sealed', () => {
  const w = two()
  handedOver(w, ['a1'])
  expect(bring(w).ok).toBe(true)
  expect(bring(w, department, '2022-06-21').ok).toBe(true)
  expect(w.dossier('parcel', id).answers).toEqual([
    { digest: digest('c'), on: '2022-06-20', by: 'ministry' },
    { digest: digest('c'), on: '2022-06-21', by: 'department' },
  ])
  expect(w.record('parcel', id, 'answer')).toEqual({ name: '答复.xlsx', content: 'UEsDBA==' })
  expect(JSON.stringify(w.journal)).not.toContain('答复')
})

test('4.3 what is read back from an answer names its file', () => {
  const w = two()
  handedOver(w, ['a1', 'a2'])
  const file = digest('c')
  expect(onPlacement(w, 'a1', 'readBack', ministry, '2022-06-20', { host: 'pku', programme: 'pku-180', file }).ok).toBe(true)
  expect(onPlacement(w, 'a2', 'handBack', ministry, '2022-06-20', { reason: 'noHost', file }).ok).toBe(true)
  expect(w.journal.slice(-2).map(({ fact }) => fact)).toMatchObject([{ file }, { file, reason: 'noHost' }])
  expect(w.dossier('placement', 'a1').offered).toEqual([
    { host: 'pku', programme: 'pku-180', way: 'wish', on: '2022-06-20', by: 'ministry', welcomedOn: '2022-06-20' },
  ])
})

test('the code of a row tells one wrong letter, and two that changed places', () => {
  const code = rowCode(12, 'f3a9c0ffee1234567890')
  expect(code).toMatch(/^R12-[0-9A-Y]{9}$/)
  expect(findRowCode(` ${code.toLowerCase()} `)).toBe(code)
  expect(findRowCode(code.replace('-', '－'))).toBe(code)
  const letters = [...code.slice(4)]
  for (let i = 0; i < letters.length; i += 1) {
    const other = letters[i] === '7' ? '8' : '7'
    expect(findRowCode(`R12-${letters.toSpliced(i, 1, other).join('')}`)).toBeUndefined()
    const [a = '', b = ''] = [letters[i], letters[i + 1] ?? letters[i]]
    if (a !== b) expect(findRowCode(`R12-${letters.toSpliced(i, 2, b, a).join('')}`)).toBeUndefined()
  }
})
