/** What a notice leaves open, and numbers in it that no proposal takes up: each a question for somebody. */
import type { Text } from '../../policy/words.ts'
import { fold, han } from './numerals.ts'
import { propose } from './propose.ts'
import { chunkAt, type Reading, readNotice, type Unit } from './reading.ts'
import type { OpenPoint, Proposal } from './shape.ts'

type Question = {
  readonly path: string
  readonly question: Text
  /** The question is asked where this is so. */
  readonly when: (said: Said) => boolean
  /** The sentence that it hangs on, if there is one. */
  readonly at?: RegExp
}
type Said = { readonly text: string; readonly paths: readonly string[]; readonly proposals: readonly Proposal[] }

const t = (zh: string, en: string): Text => ({ zh, en })
const has = ({ paths }: Said, part: string) => paths.some(path => path.includes(part))

// biome-ignore format: a table
const questions: readonly Question[] = [
  { path: 'policy.facts.age.derived.on', at: /周岁/, when: said => has(said, 'criteria.age.') && !has(said, 'facts.age') && !has(said, 'birthDate'),
    question: t('年龄计算截至哪一天，按周岁还是按年份？', 'On which day is the age counted, in full years or by calendar year?') },
  { path: 'policy.facts.yearsInProfession.derived.on', at: /年(?:及)?以上|满.{1,3}年/, when: said => has(said, 'criteria.years') && !has(said, 'facts.years'),
    question: t('工作年限计算截至哪一天，间断如何计算？', 'Up to which day are years of work counted, and how are breaks?') },
  { path: 'policy.tracks', at: /,或|，或/, when: said => has(said, 'criteria.grouping'),
    question: t('“甲、乙，或丙”是（甲且乙）或丙，还是甲且（乙或丙）？', 'Is "A, B, or C" (A and B) or C, or A and (B or C)?') },
  { path: 'policy.tracks', at: /放宽/, when: ({ text }) => /放宽/.test(text),
    question: t('放宽的条件没有取入，适用于谁、由谁认定？', 'The relaxed condition was not taken up: for whom is it, and who says so?') },
  { path: 'policy.tracks', at: /\d个?月?[-—~～至到]\d{1,2}个月/, when: ({ text }) => /(?:期限|为期|时间)[^,;。，；]{0,8}\d{1,2}个?月?[-—~～至到]\d{1,2}个月/.test(text),
    question: t('期限是一个区间，取多少个月？', 'The length is a range: how many months is it?') },
  { path: 'policy.procedure.windows.nominate', at: /日前/, when: said => said.proposals.some(p => p.path.includes('.windows.') && p.certainty === 'likely'),
    question: t('“某日前”含不含当日？', 'Is the day of the deadline itself included?') },
  { path: 'policy.procedure.windows.apply', when: said => !has(said, 'windows.apply'), question: t('个人申报何时开始、何时截止？', 'When may people apply, from and to?') },
  { path: 'policy.procedure.publicNotice', when: said => !has(said, 'publicNotice'), question: t('是否公示，公示几个工作日？', 'Is there a public notice, and for how many working days?') },
  { path: 'policy.procedure.grassRoots', at: /基层[^。]{0,12}优先|优先[^。]{0,12}基层/, when: ({ text }) => /基层[^。]{0,12}优先|优先[^。]{0,12}基层/.test(text),
    question: t('“基层”指哪些单位，优先如何体现？', 'Which employers are the grass roots, and how do they come first?') },
  { path: 'policy.placement.preferences', when: said => !has(said, 'preferences'), question: t('可以填报几个培养单位？', 'How many hosts may be named?') },
  { path: 'policy.training.certificate.issuers', at: /证书/, when: said => new Set(said.paths.filter(path => path.includes('certificate.issuers'))).size > 1,
    question: t('各类别的证书颁发单位是否相同？', 'Do all tracks have the same issuers of the certificate?') },
  { path: 'policy.training.discipline.clawback', at: /退还|退回|返还|追回/, when: said => /退还|退回|返还|追回/.test(said.text) && !has(said, 'clawback.share'),
    question: t('退还多少、退给谁、何时退？', 'How much is paid back, to whom and by when?') },
  { path: 'policy.training.discipline.hearingDays', at: /取消[^。]{0,8}资格|通报批评/, when: said => /通报批评|取消[^。]{0,8}资格/.test(said.text) && !has(said, 'hearingDays'),
    question: t('处理前给多少天陈述申辩？', 'How many days does a person have to be heard?') },
  { path: 'policy.money.items', at: /实际.{0,6}时间/, when: ({ text }) => /实际.{0,6}时间/.test(text), question: t('不满一个月的怎样计发？', 'How is a part of a month paid?') },
  { path: 'policy.money.terminationAllowance', at: /终止/, when: said => has(said, 'training.termination') && said.proposals.some(p => p.value === 'assessmentPassed'),
    question: t('经批准提前终止的，补贴发不发？', 'Does an approved early stop earn the allowance?') },
  { path: 'policy.training.obligation', when: said => !has(said, 'obligation'), question: t('结业后是否有服务期？', 'Is service owed after the training?') },
]

/** A number with a unit that a policy might hold. */
const counted = new RegExp(
  `(?:\\d+(?:[,.]\\d+)*|${han}{1,6})(?:万)?(?:元|名|人(?!员|才|民|事|社|选)|个月|年(?!度|来|底|初|级|轻)|周岁|岁|日|天|[%％]|份|次(?!性)|学时|期)`,
  'g',
)
const isDate = (text: string, at: number, length: number) =>
  /(?:19|20)\d\d年$/.test(text.slice(at, at + length)) || /月\d{1,2}日$/.test(text.slice(0, at + length))

const placeIn = (unit: Unit, at: number): number => unit.places?.[at] ?? unit.from + at

/** Numbers of the numbered clauses that stand in no proposal's words. */
const unreadIn = (reading: Reading, proposals: readonly Proposal[]): readonly OpenPoint[] =>
  reading.units
    .filter(unit => unit.clause.part === 'clause')
    .flatMap(unit =>
      [...unit.text.matchAll(counted)].flatMap(match => {
        const [from, to] = [placeIn(unit, match.index), placeIn(unit, match.index + match[0].length - 1)]
        const isTaken = proposals.some(({ words }) => words.from <= to && from < words.to)
        if (isTaken || isDate(unit.text, match.index, match[0].length)) return []
        const { words } = chunkAt(unit, match.index)
        return [
          {
            path: '',
            clause: unit.clause.id,
            question: t(`“${words}”中的“${match[0]}”没有取入，是否需要？`, `The number ${match[0]} was not taken up: is it needed?`),
          },
        ]
      }),
    )

/** Every question that a notice leaves: what it does not say, then each number that no proposal takes up. */
export const openIn = (text: string): readonly OpenPoint[] => {
  const reading = readNotice(text)
  const proposals = propose(text)
  const said: Said = { text: fold(text), proposals, paths: proposals.map(proposal => proposal.path) }
  const asked = questions
    .filter(question => question.when(said))
    .map(({ path, question, at }) => {
      const unit = at === undefined ? undefined : reading.units.find(one => one.clause.part === 'clause' && at.test(one.text))
      return { path, clause: unit?.clause.id ?? 'head', question }
    })
  return [...asked, ...unreadIn(reading, proposals)]
}
