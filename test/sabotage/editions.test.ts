// A guard of the making of laws that is taken away turns its check red: the rules' and the database's.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { edition } from '../../core/edition/index.ts'
import { digestOf } from '../../server/laws.ts'
import { checker, copy, drafted, id, leader, onEdition, proposed, setTo, writer } from '../editions.ts'
import { digest, law } from '../given.ts'
import { freshHouse, type TestHouse } from '../house.ts'
import { isRefusedBy, isRefusedTo, withoutRule } from './checks.ts'

const places = 'policy.tracks.outside.places.value'

describe('the rules', () => {
  test('9 without editionByAnother a writer approves their own text', () => {
    const attempt = (w = proposed()) => isRefusedBy(() => onEdition(w, 'approve', { version: 1 }), 'editionByAnother')
    expect(attempt()).toBe(true)
    expect(withoutRule('edition', 'approve', 'editionByAnother', attempt)).toBe(false)
  })

  test('without checksOut a text that does not check is put forward, and published', () => {
    const wrong = () => {
      const w = drafted()
      setTo(w, places, 50)
      return w
    }
    const propose = (w = wrong()) => isRefusedBy(() => onEdition(w, 'propose', { version: 2 }), 'checksOut')
    expect(propose()).toBe(true)
    expect(withoutRule('edition', 'propose', 'checksOut', propose)).toBe(false)
    const slipped = wrong()
    withoutRule('edition', 'propose', 'checksOut', () => onEdition(slipped, 'propose', { version: 2 }))
    onEdition(slipped, 'approve', { version: 2 }, leader)
    const publish = () => isRefusedBy(() => onEdition(slipped, 'publish', { digest: digest('b') }, leader), 'checksOut')
    expect(publish()).toBe(true)
    expect(withoutRule('edition', 'publish', 'checksOut', publish)).toBe(false)
  })

  test('without keepsItsName a text that was begun for one year becomes the law of another', () => {
    const renamed = () => {
      const w = drafted()
      setTo(w, 'policy.edition', '2023.7')
      return w
    }
    const propose = (w = renamed()) => isRefusedBy(() => onEdition(w, 'propose', { version: 2 }), 'keepsItsName')
    expect(propose()).toBe(true)
    expect(withoutRule('edition', 'propose', 'keepsItsName', propose)).toBe(false)
    const slipped = renamed()
    withoutRule('edition', 'propose', 'keepsItsName', () => onEdition(slipped, 'propose', { version: 2 }))
    onEdition(slipped, 'approve', { version: 2 }, leader)
    const publish = () => isRefusedBy(() => onEdition(slipped, 'publish', { digest: digest('b') }, leader), 'keepsItsName')
    expect(publish()).toBe(true)
    expect(withoutRule('edition', 'publish', 'keepsItsName', publish)).toBe(false)
  })

  test('without seenIsNewest one of two who write at once loses an afternoon', () => {
    const attempt = () => {
      const w = drafted()
      setTo(w, places, 50, checker)
      return isRefusedBy(() => onEdition(w, 'set', { version: 1, edits: [{ path: places, after: 60 }], why: '改' }), 'seenIsNewest')
    }
    expect(attempt()).toBe(true)
    expect(withoutRule('edition', 'set', 'seenIsNewest', attempt)).toBe(false)
  })

  test('without the check of the status a published text is edited', () => {
    const w = proposed()
    onEdition(w, 'approve', { version: 1 }, leader)
    onEdition(w, 'publish', { digest: digest('b') }, leader)
    const attempt = () => isRefusedBy(() => onEdition(w, 'set', { version: 1, edits: [{ path: places, after: 1 }], why: '改' }), 'from')
    expect(attempt()).toBe(true)
    const { from } = edition.actions.set
    Reflect.set(edition.actions.set, 'from', ['published'])
    try {
      expect(attempt()).toBe(false)
    } finally {
      Reflect.set(edition.actions.set, 'from', from)
    }
  })
})

describe('the database', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await freshHouse()
    await house.settle(writer, leader)
    const answer = await house.act(writer, 'edition', id, 'draft', { ...copy, law: digestOf(law) })
    if (answer.kind !== 'done') throw new Error(JSON.stringify(answer))
  })
  afterAll(() => house.close())

  const ownApproval = `insert into journal (subject, id, n, action, actor, role, as_self, at, edition, fact, status, prev, hash)
    values ('edition', '${id}', 2, 'approve', '${writer.id}', 'department', false, now(), '2022.1', '{}', 'approved', '', 'h')`
  const changeLaw = "update law set edition = '2022.9'"

  test('without its trigger a writer could approve their own text', async () => {
    const [its, ofAll] = ['drop trigger nobody_approves_own_edition on journal', 'drop trigger another_hand_decides on journal']
    expect(await isRefusedTo(house.url, 'owner', ofAll, ownApproval)).toBe(true)
    expect(await isRefusedTo(house.url, 'owner', its, ofAll, ownApproval)).toBe(false)
  })

  test('without its trigger even the owner’s hand could change a law', async () => {
    expect(await isRefusedTo(house.url, 'app', changeLaw)).toBe(true)
    expect(await isRefusedTo(house.url, 'owner', changeLaw)).toBe(true)
    expect(await isRefusedTo(house.url, 'owner', 'drop trigger law_is_never_changed on law', changeLaw)).toBe(false)
  })
})
