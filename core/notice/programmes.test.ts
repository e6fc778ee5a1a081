// The notices of the invented programmes against their policies, which other hands wrote: nothing that is said for certain is wrong.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadLaw } from '../../policy/load.ts'
import { citationsIn } from '../../policy/shape.ts'
import { applyProposals, besideLaw, clauseIdIn, clausesOf, openIn, propose } from './index.ts'

/** Values in words of our own, or that stand in each ground by itself: a person reads them. */
const worded = /undertakings|grounds|clawback|consequences|issuers/

describe.each([
  ['visiting-scholars', '2023'],
  ['directed-training', '2021'],
  ['modular-courses', '2023'],
])('%s of %s', (programme, year) => {
  const law = loadLaw(fileURLToPath(new URL(`../../policy/${programme}/${year}`, import.meta.url)))
  const text = readFileSync(fileURLToPath(new URL(`../../demo/notices/${programme}-${year}.txt`, import.meta.url)), 'utf8')
  const proposals = propose(text, law)
  const rows = besideLaw(law, proposals)

  test('what is certain or likely is what the policy says', () => {
    const wrong = rows.filter(row => row.standing === 'changed' && row.proposal.certainty !== 'guess' && !worded.test(row.proposal.path))
    expect(
      wrong.map(
        ({ proposal, before }) => `${proposal.number} ${proposal.path}: ${JSON.stringify(before)} → ${JSON.stringify(proposal.value)}`,
      ),
    ).toEqual([])
  })

  test('most values of the policy are found, and every clause', () => {
    const cited = citationsIn(law).filter(
      ({ path, value, decidedBy }) => path.startsWith('policy.') && value !== undefined && decidedBy === undefined,
    )
    const found = cited.filter(({ path }) => proposals.some(proposal => proposal.path === path || proposal.path.startsWith(`${path}.`)))
    const same = rows.filter(row => row.standing === 'same').length
    console.log(
      `${programme}: ${proposals.length} proposals, ${same} as in the policy; ${found.length} of ${cited.length} values found; ${openIn(text).length} open`,
    )
    expect(found.length / cited.length).toBeGreaterThan(0.5)
    const ids = new Set(clausesOf(text).map(clause => clauseIdIn(law, clause.number)))
    expect(law.policy.clauses.map(clause => clause.id).filter(id => !ids.has(id))).toEqual([])
  })

  test('a changed number is taken over, and nothing else in the law changes', () => {
    const place = proposals.find(proposal => /\.places$/.test(proposal.path))
    if (place === undefined) throw new Error('no places were proposed')
    const { law: changed, unplaced } = applyProposals(law, [{ ...place, value: 99 }])
    expect(unplaced).toEqual([])
    const before = new Map(citationsIn(law).map(citation => [citation.path, JSON.stringify(citation)]))
    const moved = citationsIn(changed).filter(citation => before.get(citation.path) !== JSON.stringify(citation))
    expect(moved).toMatchObject([{ path: place.path, value: 99 }])
  })
})

test('a value that the law does not have yet is made in the shape of the law', () => {
  const law = loadLaw(fileURLToPath(new URL('../../policy/nmg-tepei/2022', import.meta.url)))
  const [deferral] = propose('一、延期\n延期报到不得超过12个月。').filter(proposal => proposal.path.endsWith('deferral.mostMonths'))
  if (deferral === undefined) throw new Error('no deferral was proposed')
  const training: unknown = Reflect.get(Object(applyProposals(law, [deferral]).law.policy), 'training')
  expect(Reflect.get(Object(training), 'deferral')).toEqual({ value: { mostMonths: 12 }, clause: deferral.clause })
})

test('a share that the law does not have yet becomes the first of a list', () => {
  const law = loadLaw(fileURLToPath(new URL('../../policy/nmg-tepei/2022', import.meta.url)))
  const shares = propose('一、比例\n城区人员不得超过总数的10%。').filter(proposal => proposal.path.includes('.shares.'))
  const procedure: unknown = Reflect.get(Object(applyProposals(law, shares).law.policy), 'procedure')
  expect(Reflect.get(Object(procedure), 'shares')).toEqual([{ atMostPercent: 10 }])
})
