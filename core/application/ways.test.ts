// What a policy may say of routing and of finding a host, each run by the same rooms.
import { describe, expect, test } from 'vitest'
import type { Law } from '../../policy/shape.ts'
import { broken, digest, personOf, refusals } from '../../test/given.ts'
import {
  admitScholars,
  colleges,
  director,
  formOf,
  officer,
  onScholar,
  openScholars,
  recommend,
  round2023,
  scholars,
  waiting,
} from '../../test/scholars.ts'
import { world } from '../../test/world.ts'
import { notRunYet } from '../round/not-run-yet.ts'
import { bodyOfForm, Form } from './form.ts'

type Procedure = Law['policy']['procedure']
type Placement = Law['policy']['placement']
const belonging = (value: Procedure['belongsBy']['value']): Law => ({
  ...scholars,
  policy: { ...scholars.policy, procedure: { ...scholars.policy.procedure, belongsBy: { value, clause: '1.2' } } },
})
const placing = (value: Placement['way']['value'], preferences = { min: 1, max: 3 }): Law => {
  const placement = { ...scholars.policy.placement, way: { value, clause: '4.1' }, preferences: { value: preferences, clause: '3.1' } }
  return { ...scholars, policy: { ...scholars.policy, placement } }
}
const wishing = (...preferences: readonly { readonly host: string; readonly programme: string }[]) => {
  const form = formOf()
  return { ...form, request: { ...form.request, preferences } }
}
const education = { host: 'pku', programme: 'pku-880' }
const biology = { host: 'pku', programme: 'pku-180' }

const handIn = (law: Law, form: object) => {
  const w = openScholars(law)
  w.must({ subject: 'application', id: 'a', action: 'start', by: personOf('a'), on: '2023-03-07', input: { round: round2023, form } })
  return refusals(onScholar(w, 'a', 'submit', personOf('a'), '2023-03-07')).map(r => `${r.rule} ${r.clause}`)
}

describe('1.2 to which body a person belongs', () => {
  const form = Form.parse(formOf())
  const at = { ...form, employer: { ...form.employer, level: 'league' as const, division: '152502' } }
  const from = { ...at, identity: { ...at.identity, household: '150102', origin: '150702' } }
  const day = '2023-03-07'

  test('1.2 by affiliation, wherever the employer stands', () => expect(bodyOfForm(belonging('affiliation'), from, day)).toBe(colleges))
  test('1.2 by the division of the employer, and for the region’s own units by affiliation', () => {
    expect(bodyOfForm(belonging('employer'), from, day)).toBe('152500')
    expect(bodyOfForm(belonging('employer'), { ...from, employer: { ...from.employer, level: 'region' } }, day)).toBe(colleges)
  })
  test('1.2 by where the person is registered, or where they come from', () => {
    expect(bodyOfForm(belonging('household'), from, day)).toBe('150100')
    expect(bodyOfForm(belonging('origin'), from, day)).toBe('150700')
  })
  test('1.2 what the policy asks for and the form leaves out leads to no body, and the form is refused', () => {
    expect(bodyOfForm(belonging('household'), at, day)).toBeUndefined()
    expect(handIn(belonging('origin'), formOf())).toEqual(['requestCanBeMet 1.2'])
  })
})

describe('4.1 how a host is found', () => {
  test('3.1 ranked: up to as many wishes as the policy takes', () => {
    expect(handIn(placing('ranked'), wishing(education, biology))).toEqual([])
    expect(handIn(placing('ranked', { min: 1, max: 1 }), wishing(education, biology))).toEqual(['requestCanBeMet 3.1'])
  })
  test('4.1 named: one host and no second, whatever number stands beside it', () => {
    expect(handIn(placing('named'), wishing(education))).toEqual([])
    expect(handIn(placing('named'), wishing(education, biology))).toEqual(['requestCanBeMet 3.1'])
  })
  test('4.1 invitation: without the letter among the proofs nobody hands in', () => {
    const letter = { of: 'invitation', file: { sha256: digest('f'), name: 'letter.pdf' } }
    expect(handIn(placing('invitation'), wishing(education))).toEqual(['requestCanBeMet 4.1'])
    expect(handIn(placing('invitation'), { ...wishing(education), proofs: [letter] })).toEqual([])
  })
  test('4.1 central: nobody wishes, and the office places whom it admits', () => {
    const law = placing('central')
    expect(handIn(law, wishing(education))).toEqual(['requestCanBeMet 3.1'])
    const w = openScholars(law)
    const form = { ...wishing(), request: { ...wishing().request, willing: false } }
    waiting(w, 'a', {}, form)
    recommend(w, 'a')
    admitScholars(w, ['a'])
    const proposed = w.perform({ subject: 'placement', id: 'a', action: 'propose', by: officer, on: '2023-05-19', input: biology })
    expect(broken(proposed)).toEqual([])
  })
})

describe('what no room runs yet', () => {
  const publish = (law: Law) => {
    const input = { law: digest('a'), edition: law.policy.edition }
    return world(law).perform({ subject: 'round', id: round2023, action: 'publish', by: director, on: '2023-03-06', input })
  }

  test('4.1 a round by mutual choice is refused before it is published, with the clause', () => {
    expect(refusals(publish(placing('mutual')))).toEqual([
      { rule: 'everythingIsRun', clause: '4.1', found: 'mutual', wants: 'everythingRuns' },
    ])
    expect(broken(publish(scholars))).toEqual([])
  })

  test('3.4 longer studies, guarantors and counted outputs are told each by its path', () => {
    const { training } = scholars.policy
    const extension = { value: { mostMonths: 12, consentOf: ['employer' as const, 'host' as const] }, clause: '5.1' }
    const outputs = { value: [{ code: 'papers', name: { zh: '论文', en: 'Papers' }, wanted: 2 }], clause: '5.1' }
    const consequences = { value: [{ code: 'guarantorPays' as const }], clause: '5.5' }
    const policy = {
      ...scholars.policy,
      training: {
        ...training,
        outputs,
        extension,
        discipline: { ...training.discipline, consequences },
      },
    }
    expect(notRunYet({ ...scholars, policy }).map(({ path }) => path.join('.'))).toEqual([
      'policy.training.outputs',
      'policy.training.extension',
      'policy.training.discipline.consequences.value.0',
    ])
  })
})
