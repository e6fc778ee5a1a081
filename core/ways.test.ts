// R12: no action of the catalogue is without a word on how its outcome comes about.
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { getSubject } from './catalogue.ts'
import { subjectNames } from './facts.ts'
import { declaredActions, reasonsIn, waysOf } from './ways.ts'

const all = subjectNames.flatMap(subject => Object.keys(getSubject(subject).actions).map(action => ({ subject, action })))

describe('R12 how every action comes about', () => {
  test('R12 is declared in one way for each of the catalogue, and for nothing that it has not', () => {
    expect(all.filter(({ subject, action }) => waysOf(subject, action).length !== 1)).toEqual([])
    const unknown = subjectNames.flatMap(subject => declaredActions(subject).filter(action => !(action in getSubject(subject).actions)))
    expect(unknown).toEqual([])
    expect(all.length).toBeGreaterThan(250)
  })

  test('R12 whoever judges says why in a part of the input that there is, and a refusal is never without', () => {
    const partsOf = (subject: (typeof all)[number]['subject'], action: string) =>
      Object.keys(
        z
          .looseObject({ properties: z.record(z.string(), z.unknown()) })
          .parse(z.toJSONSchema(getSubject(subject).actions[action]?.input ?? z.strictObject({}), { io: 'input', unrepresentable: 'any' }))
          .properties,
      )
    const missing = all.filter(({ subject, action }) => !reasonsIn(subject, action).every(part => partsOf(subject, action).includes(part)))
    expect(missing).toEqual([])
    const refusals = all.filter(({ action }) =>
      /^(?:refuse|decline|dismiss|sendBack|turnDown|revoke|sanction|annul|abandon|void)/.test(action),
    )
    const silent = refusals.filter(
      ({ subject, action }) => waysOf(subject, action)[0] === 'judged' && reasonsIn(subject, action).length === 0,
    )
    expect(refusals.length).toBeGreaterThan(20)
    expect(silent).toEqual([])
  })
})
