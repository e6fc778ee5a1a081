// The notice of 2022 itself, where it lies beside the checkout: its wording is not part of the repository.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadLaw } from '../../policy/load.ts'
import { citationsIn } from '../../policy/shape.ts'
import { applyProposals, besideLaw, clauseIdIn, clausesOf, propose } from './index.ts'

const file = fileURLToPath(new URL('../../../shared/notice/notice-2022-55.txt', import.meta.url))
const isThere = existsSync(file)
const inNotice = test.skipIf(!isThere)
const law = loadLaw(fileURLToPath(new URL('../../policy/nmg-tepei/2022', import.meta.url)))

describe('the notice of 2022', () => {
  const text = isThere ? readFileSync(file, 'utf8') : ''
  const proposals = propose(text)
  const values = (path: string, number?: string) =>
    proposals.filter(p => p.path === path && (number === undefined || p.number === number)).map(p => p.value)

  const outside = 'policy.tracks.outside'
  const inside = 'policy.tracks.inside'
  const money = 'policy.money.items'
  inNotice.each([
    ['places 40 and 40, 80 in all', `${outside}.places`, undefined, 40],
    ['places 40 and 40, 80 in all', `${inside}.places`, undefined, 40],
    ['places 40 and 40, 80 in all', 'places.total', undefined, 80],
    ['ethnic minority required outside', `${outside}.criteria.minority.is`, '三（一）2', true],
    ['45 or under outside', `${outside}.criteria.age.atMost`, '三（一）2', 45],
    ['35 or under inside', `${inside}.criteria.age.atMost`, '三（二）2', 35],
    ['master outside', `${outside}.criteria.education.oneOf`, '三（一）3', ['11', '14']],
    ['8 years outside', `${outside}.criteria.yearsInProfession.atLeast`, '三（一）3', 8],
    ['or associate senior outside', `${outside}.criteria.titleLevel.atLeast`, '三（一）3', 'associateSenior'],
    ['bachelor inside', `${inside}.criteria.education.oneOf`, '三（二）3', ['11', '14', '21']],
    ['5 years inside', `${inside}.criteria.yearsInProfession.atLeast`, '三（二）3', 5],
    ['or intermediate inside', `${inside}.criteria.titleLevel.atLeast`, '三（二）3', 'intermediate'],
    [
      '(A and B) or C outside',
      `${outside}.criteria.grouping`,
      '三（一）3',
      { anyOf: [{ allOf: ['education', 'yearsInProfession'] }, 'titleLevel'] },
    ],
    [
      '(A and B) or C inside',
      `${inside}.criteria.grouping`,
      '三（二）3',
      { anyOf: [{ allOf: ['education', 'yearsInProfession'] }, 'titleLevel'] },
    ],
    ['the whole region outside', `${outside}.employerLevels`, undefined, ['region', 'league', 'banner', 'township', 'village']],
    ['league and below inside', `${inside}.employerLevels`, undefined, ['league', 'banner', 'township', 'village']],
    ['the ministry finds hosts outside', `${outside}.placedBy`, undefined, 'ministry'],
    ['the department finds hosts inside', `${inside}.placedBy`, undefined, 'department'],
    ['kinds of hosts inside', `${inside}.hostKinds`, undefined, ['university', 'researchInstitute', 'publicInstitution']],
    ['33,000 outside', `${money}.tuition.rateYuan.outside`, undefined, 33000],
    ['16,000 inside', `${money}.tuition.rateYuan.inside`, undefined, 16000],
    ['a year for each person', `${money}.tuition.per`, undefined, 'personYear'],
    ['paid to the host', `${money}.tuition.payee`, undefined, 'host'],
    ['by the fund', `${money}.tuition.payer`, undefined, 'fund'],
    ['600 outside', `${money}.allowance.rateYuan.outside`, undefined, 600],
    ['400 inside', `${money}.allowance.rateYuan.inside`, undefined, 400],
    ['a month', `${money}.allowance.per`, undefined, 'month'],
    ['to the trainee', `${money}.allowance.payee`, undefined, 'trainee'],
    ['after passing', `${money}.allowance.trigger`, undefined, 'assessmentPassed'],
    ['by the fund', `${money}.allowance.payer`, undefined, 'fund'],
    ['one year outside', `${outside}.durationMonths`, undefined, 12],
    ['one year inside', `${inside}.durationMonths`, undefined, 12],
    ['the employer pays the journeys', `${money}.travel.payer`, undefined, 'employer'],
    ['two journeys a year', `${money}.travel.perYear`, undefined, 2],
    ['meals are the person’s own', `${money}.meals.payer`, undefined, 'person'],
    ['issued on 3 March', 'policy.notice.issuedOn', undefined, '2022-03-03'],
    ['filed by 1 April', 'policy.procedure.windows.nominate.to', undefined, '2022-04-01'],
    ['enrolment notices in early July', 'policy.documents.enrolmentNoticeBy', undefined, '2022-07-08'],
    ['two copies of the form', 'policy.documents.formCopies', undefined, 2],
    ['one copy of the roster', 'policy.documents.rosterCopies', undefined, 1],
    ['rosters apart', 'policy.procedure.rosterPerTrack', undefined, true],
    ['the year', 'policy.year', undefined, 2022],
    ['its number', 'policy.notice.number', undefined, '内人社办函〔2022〕55号'],
  ])('every number of the notice is proposed rightly: %s (%s)', (_, path, number, value) => expect(values(path, number)).toEqual([value]))

  inNotice('every clause of the policy is found in the notice under its number', () => {
    const found = clausesOf(text).map(clause => clauseIdIn(law, clause.number))
    expect(law.policy.clauses.map(clause => clause.id).filter(id => !found.includes(id))).toEqual([])
  })

  inNotice('each sentence stands in the notice where the proposal says', () => {
    for (const { sentence, from, to, words } of proposals) {
      expect(text.slice(from, to)).toBe(sentence)
      expect(words.from >= from && words.to <= to && words.to > words.from).toBe(true)
    }
  })

  inNotice('precision and recall against the policy of 2022', () => {
    const rows = besideLaw(law, proposals)
    const wrong = rows.filter(row => row.standing !== 'same').map(row => row.proposal.path)
    const all = citationsIn(law).filter(
      ({ path, value, decidedBy }) => path.startsWith('policy.') && value !== undefined && decidedBy === undefined,
    )
    const proposed = new Set(proposals.map(p => p.path))
    const missing = all.map(({ path }) => path).filter(path => !proposed.has(path))
    console.log(
      `notice of 2022: ${rows.length} proposals, ${rows.length - wrong.length} as in the policy; ${all.length - missing.length} of ${all.length} values found`,
    )
    console.log(`  other words: ${wrong.join(', ')}\n  not found: ${missing.join(', ')}`)
    // The title and the issuers stand in the policy in words of our own.
    expect(wrong.filter(path => !/notice\.title|certificate\.issuers/.test(path))).toEqual([])
    expect(missing.length / all.length).toBeLessThan(0.15)
  })

  inNotice('taking all proposals over changes no value of the policy of 2022', () => {
    const { law: changed, unplaced } = applyProposals(law, proposals)
    expect(unplaced.map(p => p.effect)).toEqual(unplaced.map(() => 'checks'))
    const differing = citationsIn(changed).filter(
      ({ path, value }) => JSON.stringify(value) !== JSON.stringify(citationsIn(law).find(c => c.path === path)?.value),
    )
    expect(differing.map(({ path }) => path).sort()).toEqual([])
  })
})
