/** An audit by sample: nobody chooses what is drawn, anybody can draw it again, and what is found is asked, answered and settled. */
import { describe, expect, test } from 'vitest'
import { department, leader, personOf } from '../../test/given.ts'
import {
  asked,
  auditor,
  begun,
  broken,
  can,
  commitment,
  committed,
  digests,
  drawing,
  drawn,
  finance,
  found,
  frozen,
  id,
  item,
  laid,
  list,
  nonce,
  opened,
  raise,
  secret,
} from '../../test/sampling.ts'
import { subjects } from '../catalogue.ts'
import { dueOf, turn } from './dossier.ts'
import { drawFrom, freeze, strataOf } from './draw.ts'

describe('8.1 the draw', () => {
  test('is the same for everybody who has list, commitment, secret and chance, in whatever order the list comes', () => {
    const once = drawFrom(digests, list, drawing)
    expect(once).toHaveLength(10)
    expect(drawFrom(digests, list.toReversed(), drawing)).toEqual(once)
    // By hand, as the handbook says it.
    const seed = digests.sha256([commitment, secret, frozen.digest, nonce].join('\n'))
    const byHand = list.map(one => ({ id: one.id, ticket: digests.hmac(seed, one.id) })).sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
    expect(once.map(one => one.id)).toEqual(byHand.slice(0, 10).map(one => one.id))
  })

  test('is another by another secret, another chance, or a list in which one fen differs', () => {
    const ids = (given: object) => drawFrom(digests, list, { ...drawing, ...given }).map(one => one.id)
    const other = freeze(digests, [{ id: 'payment/p0', fen: 1001 }, ...list.slice(1)])
    expect(other.digest).not.toBe(frozen.digest)
    for (const given of [{ secret: 'another secret, as long' }, { nonce: 'cd'.repeat(16) }, { digest: other.digest }])
      expect(ids(given)).not.toEqual(ids({}))
  })

  test('by sums puts the same money in each stratum, and takes of each in turn', () => {
    const strata = strataOf(list, 3)
    const sums = [1, 2, 3].map(n => strata.filter(one => one.stratum === n).reduce((sum, one) => sum + one.fen, 0))
    for (const sum of sums) expect(Math.abs(sum - frozen.totalFen / 3)).toBeLessThan(41_000)
    const items = drawFrom(digests, list, { ...drawing, strata: 3 })
    expect([1, 2, 3].map(n => items.filter(one => one.stratum === n).length)).toEqual([4, 3, 3])
  })

  test('takes all of a stratum that has fewer than its turn, and the rest from the others', () => {
    const few = [{ id: 'payment/big', fen: 1_000_000 }, ...list]
    const items = drawFrom(digests, few, { ...drawing, strata: 2, size: 11 })
    expect(items.filter(one => one.stratum === 1).map(one => one.id)).toEqual(['payment/big'])
    expect(items).toHaveLength(11)
    expect(drawFrom(digests, list, { ...drawing, size: 200 })).toHaveLength(40)
  })

  test('of decisions, which have no sums, is of one stratum', () => {
    const decisions = list.map(one => ({ id: one.id, fen: 0 }))
    expect(new Set(strataOf(decisions, 3).map(one => one.stratum))).toEqual(new Set([1]))
  })
})

describe('8.1 a sample', () => {
  test('is begun by an auditor of the office alone, of a period that is over, under the next number, and of no more than there are', () => {
    const w = begun()
    for (const by of [department, leader, finance, personOf('a1')]) expect(broken(can(w, 'commit', by, asked, laid))).toEqual(['by'])
    expect(broken(can(w, 'commit', auditor, asked, { ...laid, next: 2 }))).toEqual(['sampleIsNext'])
    expect(broken(can(w, 'commit', auditor, asked, laid, '2023-06-30'))).toEqual(['periodIsOver'])
    expect(broken(can(w, 'commit', auditor, { ...asked, from: '2023-07-01' }, laid))).toEqual(['periodIsOver'])
    expect(broken(can(w, 'commit', auditor, { ...asked, size: 41 }, laid))).toEqual(['listIsLongEnough'])
  })

  test('journals the list by its digest and the chance before the secret is told, and no name', () => {
    const w = committed()
    expect(w.journal.at(-1)?.fact).toMatchObject({ commitment, nonce, frozen })
    expect(JSON.stringify(w.journal.at(-1))).not.toContain('payment/p1')
    expect(w.record('sample', id, 'list')).toEqual({ lines: list })
  })

  test('is drawn by the secret that was sealed, from the list that was frozen, and once', () => {
    const w = committed()
    expect(broken(can(w, 'tell', auditor, { secret }, { ...opened, opens: false }))).toEqual(['secretOpens'])
    const other = { ...laid.list, digest: 'f'.repeat(64) }
    expect(broken(can(w, 'tell', auditor, { secret }, { ...opened, list: other }))).toEqual(['listIsAsFrozen'])
    expect(broken(can(w, 'tell', auditor, { secret }, opened))).toEqual([])
    expect(w.dossier('sample', id).items).toEqual(opened.items)
    expect(broken(can(w, 'tell', auditor, { secret }, opened))).toEqual(['from'])
  })
})

describe('8.1 a finding', () => {
  test('is on an item that was drawn, wants its answer by a day that is ahead, and is never in one’s own case', () => {
    const w = drawn()
    expect(broken(can(w, 'raise', auditor, { ...raise, item: 'payment/other' }))).toEqual(['itemIsDrawn'])
    expect(broken(can(w, 'raise', auditor, { ...raise, answerBy: '2023-07-02' }))).toEqual(['answerDayIsAhead'])
    expect(broken(can(w, 'raise', auditor, raise, { own: [item] }))).toEqual(['itemIsNotOwn'])
    expect(broken(can(w, 'raise', department, raise))).toEqual(['by'])
  })

  test('is the office’s to answer and the auditor’s to settle, and the words stay sealed', () => {
    const w = found()
    expect(turn(w.dossier('sample', id))).toBe('department')
    expect(w.dossier('sample', id).due).toBe('2023-07-20')
    expect(broken(can(w, 'settle', auditor, { finding: 1, outcome: 'explained', text: '好的' }))).toEqual(['findingIsAnswered'])
    expect(broken(can(w, 'answer', auditor, { finding: 1, text: '已补' }))).toEqual(['by'])
    expect(broken(can(w, 'answer', finance, { finding: 2, text: '已补' }))).toEqual(['findingIsOpen'])
    expect(broken(can(w, 'answer', finance, { finding: 1, text: '批准单在附件' }))).toEqual([])
    expect([turn(w.dossier('sample', id)), w.dossier('sample', id).due]).toEqual([undefined, undefined])
    expect(broken(can(w, 'insist', auditor, { finding: 1, answerBy: '2023-08-01', text: '附件打不开' }))).toEqual([])
    expect(w.dossier('sample', id).due).toBe('2023-08-01')
    expect(broken(can(w, 'close', auditor, {}))).toEqual(['everyFindingIsSettled'])
    expect(broken(can(w, 'answer', department, { finding: 1, text: '已重新上传' }))).toEqual([])
    expect(broken(can(w, 'settle', auditor, { finding: 1, outcome: 'corrected', text: '已补齐' }))).toEqual([])
    expect(broken(can(w, 'close', auditor, {}))).toEqual([])
    expect(w.dossier('sample', id).findings).toMatchObject([
      {
        status: 'settled',
        outcome: 'corrected',
        said: [{ as: 'raise' }, { as: 'answer' }, { as: 'insist' }, { as: 'answer' }, { as: 'settle' }],
      },
    ])
    const words = ['没有批准单', '批准单在附件', '附件打不开', '已重新上传', '已补齐']
    expect(words.filter(word => JSON.stringify(w.journal).includes(word))).toEqual([])
  })

  test('of several the first day that waits is the one that counts', () => {
    const one = { status: 'raised', answerBy: '2023-08-01' } as const
    expect(dueOf([one, { status: 'raised', answerBy: '2023-07-20' }, { status: 'answered', answerBy: '2023-07-01' }])).toBe('2023-07-20')
    expect(dueOf([{ status: 'settled', answerBy: '2023-07-01' }])).toBeUndefined()
  })
})

test('8.1 an auditor does nothing in the programme but draw samples and settle what they found', () => {
  const theirs = Object.entries(subjects).flatMap(([subject, { actions }]) =>
    Object.entries(actions).flatMap(([name, { by }]) =>
      by.some(({ name: role }: { readonly name: string }) => role === 'auditor') ? [`${subject}.${name}`] : [],
    ),
  )
  expect(theirs).toEqual(['sample.commit', 'sample.tell', 'sample.raise', 'sample.insist', 'sample.settle', 'sample.close'])
})
