/** The host names the panel for a trainee. The names are sealed; whoever supervises the trainee, or says that they have an interest, has withdrawn. */
import { z } from 'zod'
import type { Law } from '../../../policy/shape.ts'
import type { Facts } from '../../facts.ts'
import { host } from '../../roles.ts'
import { ruleOfInput } from '../../rule.ts'
import { action, studying, type Training } from '../dossier.ts'
import { attemptsAreLeft } from '../rules.ts'
import { type Member, partsOf, unmarked } from './assessment.ts'
import { attemptOf, panelAssesses } from './assessment-rules.ts'

const Person = z.strictObject({
  name: z.string().trim().min(1).max(60),
  title: z.string().trim().max(60).optional(),
  withdraws: z.boolean().optional(),
})
const input = z.strictObject({ members: z.array(Person).min(1).max(15).readonly() })
type Given = Facts<Training> & { readonly input: z.output<typeof input> }

const bare = (name: string) => name.normalize('NFKC').replace(/\s/gu, '')
const withdrawnOf = (law: Law, { supervisor }: Given, { name, withdraws }: z.output<typeof Person>) => {
  const own = supervisor !== undefined && bare(supervisor) === bare(name)
  if (own && partsOf(law)?.panel?.supervisorWithdraws === true) return 'supervisor'
  return withdraws === true ? 'declared' : undefined
}
const membersOf = (law: Law, facts: Given): readonly Member[] =>
  facts.input.members.map((person, i) => {
    const withdrawn = withdrawnOf(law, facts, person)
    return { code: `m${i + 1}`, ...(withdrawn && { withdrawn }) }
  })

const panelIsComplete = ruleOfInput(
  'panelIsComplete',
  law => ({ ...law.policy.training.assessment, value: { members: partsOf(law)?.panel?.members } }),
  ({ members = 0 }, { input: { members: named } }: Given) =>
    named.length >= members && new Set(named.map(({ name }) => bare(name))).size === named.length,
  ({ input: { members } }) => ({ members: new Set(members.map(({ name }) => bare(name))).size }),
)
const quorumIsLeft = ruleOfInput(
  'quorumIsLeft',
  (law, facts: Given) => {
    const cited = { ...law.policy.training.assessment }
    const remaining = membersOf(law, facts).filter(({ withdrawn }) => withdrawn === undefined).length
    return { ...cited, value: { quorum: partsOf(law)?.panel?.quorum ?? 0, remaining } }
  },
  ({ quorum, remaining }) => remaining >= quorum,
  ({ input }) => ({ members: input.members.length }),
)

export const namePanel = action({
  by: [host],
  from: [...studying, 'failed'],
  cites: ({ policy }) => policy.training.assessment,
  input,
  rules: [panelAssesses, attemptsAreLeft, panelIsComplete, quorumIsLeft],
  decide: (law, facts) => ({ panel: membersOf(law, facts), attempt: attemptOf(facts) }),
  keeps: ({ input: { members } }) => ({ kind: 'panel', content: { members: members.map(({ name, title }) => ({ name, title })) } }),
  /** What another panel gave in this attempt is not this one's: it falls. */
  apply: ({ assessment = unmarked }, { fact: { panel, attempt } }) => {
    const marks = assessment.marks.filter(mark => mark.attempt !== attempt || mark.grades.every(({ by }) => by === 'host'))
    return { assessment: { ...assessment, version: assessment.version + 1, marks, panel } }
  },
})
