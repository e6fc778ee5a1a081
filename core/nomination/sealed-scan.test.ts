// The sealed scan shows exactly the version that was frozen: its codes say so, or somebody types the short one, or says so by their word.
import { expect, test } from 'vitest'
import {
  bodyOf,
  broken,
  department,
  digest,
  hohhot,
  onRoster,
  openRound,
  recommended,
  refusals,
  rosterId,
  sealedScan,
} from '../../test/given.ts'
import type { World } from '../../test/world.ts'
import type { Scanned } from '../facts.ts'
import { type PaperCode, paperCode } from '../paper-code.ts'

const ours = bodyOf(hohhot)
const frozen = () => {
  const w = openRound()
  recommended(w, 'a1')
  recommended(w, 'a2')
  onRoster(w, 'finalise', ours, '2022-03-30')
  return w
}
const frozenAgain = () => {
  const w = frozen()
  onRoster(w, 'reopen', ours, '2022-03-30')
  onRoster(w, 'finalise', ours, '2022-03-30')
  return w
}
const roster = (w: World) => w.dossier('nomination', rosterId())
const codeOf = (w: World, other: Partial<PaperCode> = {}) => {
  const { version, hash = '' } = roster(w)
  return paperCode({ kind: 'roster', id: rosterId(), version, hash, page: 1, pages: 1, ...other })
}
const scans = [digest('b')]
const shows = (...codes: readonly string[]): readonly Scanned[] => [{ codes, pictures: 1 }]
const seal = (w: World, scanned: readonly Scanned[], more: object = {}) =>
  w.perform({ subject: 'nomination', id: rosterId(), action: 'seal', by: ours, on: '2022-03-31', input: { scans, ...more }, scanned })

test('4.2 a scan whose codes are those of the frozen version seals the roster, and the entry says what tied it', () => {
  const w = frozen()
  const first = codeOf(w, { pages: 2 })
  const second = codeOf(w, { page: 2, pages: 2 })
  expect(seal(w, shows(second, 'https://elsewhere.example', first))).toMatchObject({
    ok: true,
    entry: { fact: { scans, version: 1, hash: roster(w).hash, shown: 'code', pages: [1, 2] } },
  })
  expect(roster(w)).toMatchObject({ status: 'sealed', scan: { files: scans, shown: 'code' } })
})

test("4.2 a scan of an older version can't seal the roster, and the refusal says which it shows", () => {
  const w = frozen()
  const older = codeOf(w)
  const again = frozenAgain()
  expect(refusals(seal(again, shows(older)))).toMatchObject([
    { rule: 'scanShowsFrozenVersion', clause: '4.2', found: { paper: 'roster', version: 1 }, wants: { id: rosterId(), version: 2 } },
  ])
  expect(seal(again, shows(codeOf(again))).ok).toBe(true)
})

test('4.2 neither the sheet of another track or body, nor another paper, nor another content under the same number seals it', () => {
  const w = frozen()
  const others: readonly Partial<PaperCode>[] = [
    { id: rosterId('outside') },
    { id: rosterId('inside', '150200') },
    { kind: 'form' },
    { hash: '0'.repeat(16) },
  ]
  for (const other of others) expect(broken(seal(w, shows(codeOf(w, other))))).toEqual(['scanShowsFrozenVersion'])
  expect(broken(seal(w, shows(codeOf(w), codeOf(w, { id: rosterId('outside') }))))).toEqual(['scanShowsFrozenVersion'])
})

test('4.2 what a code says outweighs what somebody types or declares', () => {
  const w = frozen()
  const older = codeOf(w)
  const again = frozenAgain()
  const { versionCode } = sealedScan(again)
  expect(broken(seal(again, shows(older), { versionCode }))).toEqual(['scanShowsFrozenVersion'])
  expect(broken(seal(again, shows(older), { unread: '是新版' }))).toEqual(['scanShowsFrozenVersion'])
})

test('4.2 every page is there, or the scan is refused by the numbers of the pages that lack', () => {
  const w = frozen()
  const page = (n: number) => codeOf(w, { page: n, pages: 3 })
  expect(refusals(seal(w, shows(page(1), page(3))))).toMatchObject([{ rule: 'everyPageIsShown', found: { missing: [2] } }])
  expect(seal(w, [...shows(page(1), page(3)), ...shows(page(2))]).ok).toBe(true)
})

test('4.2 where no code can be read, the short one that is printed beside it may be typed, and the entry says so', () => {
  const w = frozen()
  expect(broken(seal(w, shows()))).toEqual(['scanIsTied'])
  expect(broken(seal(w, shows(), { versionCode: 'XXXX-XXXX' }))).toEqual(['typedCodeIsOfIt', 'scanIsTied'])
  expect(seal(w, shows(), sealedScan(w))).toMatchObject({ ok: true, entry: { fact: { shown: 'typed' } } })
})

test('4.2 as a last resort somebody gives their word, and the entry says that nothing was read', () => {
  const w = frozen()
  expect(seal(w, shows(), { unread: '扫描仪损坏，二维码被印章遮盖' })).toMatchObject({
    ok: true,
    entry: { fact: { shown: 'unread', unread: '扫描仪损坏，二维码被印章遮盖' } },
  })
})

test('4.2 the file that we printed is no sealed scan', () => {
  const w = frozen()
  expect(broken(seal(w, [{ codes: [], pictures: 0 }], sealedScan(w)))).toEqual(['isAScan'])
})

test("4.2 a scan is a file's digest, not a word", () => {
  expect(() => onRoster(frozen(), 'seal', ours, '2022-03-31', { scans: ['scan.pdf'] })).toThrow(/scans/)
})

test('4.2 a roster whose sheet can’t show a line is not frozen', () => {
  const w = openRound()
  recommended(w, 'a1')
  const answer = w.perform({ subject: 'nomination', id: rosterId(), action: 'finalise', by: ours, on: '2022-03-30', sheet: undefined })
  expect(broken(answer)).toEqual(['sheetShowsEveryLine'])
})

test('7.2 the department marks the lines to put right, each with its reason, and only lines that stand on the roster', () => {
  const w = frozen()
  seal(w, shows(codeOf(w)))
  const back = (application: string) =>
    onRoster(w, 'sendBack', department, '2022-04-01', { reason: '请核对', marked: [{ application, reason: '职称取得时间不符' }] })
  expect(broken(back('a9'))).toEqual(['markedStandOnIt'])
  expect(back('a1').ok).toBe(true)
  expect(roster(w).returned).toEqual({ reason: '请核对', marked: [{ application: 'a1', reason: '职称取得时间不符' }] })
})
