/** Paper that arrives is ticked by the code on its first page: the frozen version only, no copy twice, and a mistake is taken back. */
import { expect, test } from 'vitest'
import { bodyOf, broken, department, hohhot, onRoster, openRound, recommended, refusals, reserved, rosterId } from '../../test/given.ts'
import type { World } from '../../test/world.ts'
import { type PaperCode, paperCode } from '../paper-code.ts'

const ours = bodyOf(hohhot)
const frozen = (): World => {
  const w = openRound()
  recommended(w, 'a')
  reserved(w, 'b')
  onRoster(w, 'finalise', ours, '2022-03-30')
  return w
}
const rosterCode = (w: World, given: Partial<PaperCode> = {}) =>
  paperCode({
    kind: 'roster',
    id: rosterId(),
    version: 1,
    hash: w.dossier('nomination', rosterId()).hash ?? '',
    page: 1,
    pages: 2,
    ...given,
  })
const formCode = (given: Partial<PaperCode> = {}) =>
  paperCode({ kind: 'form', id: 'a', version: 1, hash: '0123456789abcdef', page: 1, pages: 4, ...given })

const tick = (w: World, code: string, action = 'tickPaper') =>
  w.perform({
    ...{ subject: 'nomination', id: rosterId(), action, by: department, on: '2022-04-01', input: { paperCode: code } },
    onPaper: code.includes(':b:') ? { application: 'b', version: 1 } : { application: 'a', version: 1 },
  })
const paper = (w: World) => w.dossier('nomination', rosterId()).paper

test('4.2 the sheet of the frozen version is ticked by its first page, and what is still missing is in the entry', () => {
  const w = frozen()
  expect(tick(w, rosterCode(w))).toMatchObject({
    ok: true,
    entry: { fact: { copy: { part: 1, of: 1 }, missing: { rosters: 0, forms: 2 } } },
  })
  expect(paper(w)).toMatchObject({ rosters: 1, forms: 0, version: 1, on: '2022-04-01' })
})

test('4.2 a sheet of another version, of another roster or with another content is refused by what it is', () => {
  const w = frozen()
  expect(refusals(tick(w, rosterCode(w, { version: 2 })))).toMatchObject([
    { rule: 'paperIsOfFrozenVersion', clause: '4.2', found: { paper: 'roster', version: 2 }, wants: { id: rosterId(), version: 1 } },
  ])
  expect(broken(tick(w, rosterCode(w, { id: rosterId('outside') })))).toEqual(['paperIsOfFrozenVersion'])
  expect(broken(tick(w, rosterCode(w, { hash: 'fedcba9876543210' })))).toEqual(['paperIsOfFrozenVersion'])
  expect(broken(tick(w, formCode({ version: 3 })))).toEqual(['paperIsOfFrozenVersion'])
})

test('4.2 another page of a sheet that was ticked counts nothing', () => {
  const w = frozen()
  expect(refusals(tick(w, rosterCode(w, { page: 2 })))).toMatchObject([{ rule: 'firstPageCounts', found: { part: 2, of: 2 } }])
  expect(paper(w)).toBeUndefined()
})

test('4.1 two copies of each form are wanted: the third is one too many, and that of a reserve is not asked for', () => {
  const w = frozen()
  expect([tick(w, formCode()).ok, tick(w, formCode()).ok]).toEqual([true, true])
  expect(refusals(tick(w, formCode()))).toMatchObject([
    { rule: 'copiesAreWanted', clause: '4.1', found: { copies: 2 }, wants: { copies: 2 } },
  ])
  expect(broken(tick(w, formCode({ id: 'b' })))).toEqual(['copiesAreWanted'])
  expect(paper(w)).toMatchObject({ forms: 2, of: { a: 2 } })
})

test('4.2 a tick that was a mistake is taken back, and what was never ticked is not', () => {
  const w = frozen()
  tick(w, formCode())
  expect(tick(w, formCode(), 'untickPaper').ok).toBe(true)
  expect(paper(w)).toMatchObject({ forms: 0, of: { a: 0 } })
  expect(broken(tick(w, formCode(), 'untickPaper'))).toEqual(['wasTicked'])
  expect(broken(tick(w, rosterCode(w), 'untickPaper'))).toEqual(['wasTicked'])
})

test('4.2 when the roster is frozen anew its sheets have to come anew, and the forms stay', () => {
  const w = frozen()
  for (const code of [rosterCode(w), formCode()]) tick(w, code)
  const first = rosterCode(w)
  onRoster(w, 'reopen', ours, '2022-04-01')
  onRoster(w, 'finalise', ours, '2022-04-01')
  expect(broken(tick(w, first, 'untickPaper'))).toEqual(['wasTicked'])
  expect(tick(w, rosterCode(w, { version: 2 }))).toMatchObject({ ok: true, entry: { fact: { missing: { rosters: 0, forms: 1 } } } })
  onRoster(w, 'receivePaper', department, '2022-04-01', { rosters: 0, forms: 1 })
  expect(paper(w)).toMatchObject({ rosters: 1, forms: 2, version: 2, of: { a: 1 } })
})

test('4.2 a body ticks nothing, and while the roster is open nothing is ticked', () => {
  const w = frozen()
  const input = { paperCode: rosterCode(w) }
  expect(broken(onRoster(w, 'tickPaper', ours, '2022-04-01', input))).toEqual(['by'])
  onRoster(w, 'reopen', ours, '2022-04-01')
  expect(broken(onRoster(w, 'tickPaper', department, '2022-04-01', input))).toEqual(['from'])
})
