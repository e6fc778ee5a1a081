/** An assessment in parts against itself: weights that make a whole, panels that can be had, and a result that can be told. */
import { type Finding, finder, type PolicyFolder, repeated } from './finding.ts'

const whole = 10_000
const percent = (basisPoints: number) => `${basisPoints / 100}%`
type Found = (where: readonly PropertyKey[], message: string, zh: string) => Finding

type Parts = Extract<PolicyFolder['law']['policy']['training']['assessment']['value'], { readonly scale: 'parts' }>

const checkWeights = (found: Found, { parts }: Parts): readonly Finding[] => {
  const marked = parts.filter(({ scale }) => scale === 'marks')
  const sum = marked.reduce((all, { basisPoints = 0 }) => all + basisPoints, 0)
  const alone = parts.flatMap(({ code, scale, basisPoints }, i) => {
    if (scale === 'marks' && basisPoints === undefined)
      return [found(['parts', i], `${code} is marked, so it needs its weight, basisPoints`, `${code} 是计分的，须写所占比重`)]
    if (scale === 'passOrFail' && basisPoints !== undefined)
      return [found(['parts', i, 'basisPoints'], `${code} is passed or not, so it weighs nothing`, `${code} 只判合格，不占比重`)]
    return []
  })
  if (alone.length > 0 || marked.length === 0 || sum === whole) return alone
  return [found(['parts'], `the weights of the parts sum to ${percent(sum)}, not to 100%`, `各项比重之和是 ${percent(sum)}，不是 100%`)]
}

const checkVerdicts = (found: Found, { parts }: Parts): readonly Finding[] =>
  parts.flatMap(({ code, scale, mustPass }, i) =>
    scale === 'passOrFail' && !mustPass
      ? [
          found(
            ['parts', i, 'mustPass'],
            `${code} neither weighs nor must be passed: it decides nothing`,
            `${code} 既不占比重，又不要求合格，不起作用`,
          ),
        ]
      : [],
  )

const checkPanel = (found: Found, { parts, panel }: Parts): readonly Finding[] => {
  const byPanel = parts.findIndex(({ assessedBy }) => assessedBy === 'panel')
  if (byPanel >= 0 && !panel)
    return [
      found(
        ['parts', byPanel, 'assessedBy'],
        'a part is marked by a panel; assessment.panel says of none',
        '有项目由考核小组评分，但没有规定考核小组',
      ),
    ]
  if (panel && byPanel < 0) return [found(['panel'], 'no part is marked by the panel', '没有项目由考核小组评分')]
  if (!panel || panel.quorum <= panel.members) return []
  const { members, quorum } = panel
  return [
    found(['panel', 'quorum'], `${quorum} have to mark, but only ${members} are named`, `须 ${quorum} 人评分，但小组只有 ${members} 人`),
  ]
}

const checkAgain = (found: Found, { attempts, againWithinDays }: Parts): readonly Finding[] =>
  attempts > 1 || againWithinDays === undefined
    ? []
    : [found(['againWithinDays'], 'the assessment can be taken once only', '只能考核一次，不能规定补考期限')]

const checkShown = (folder: PolicyFolder): readonly Finding[] => {
  const { assessment, certificate } = folder.law.policy.training
  const told = assessment.value.scale === 'parts' && assessment.value.parts.some(({ scale }) => scale === 'marks')
  if (certificate.showsResult?.value !== true || told) return []
  const path = ['policy', 'training', 'certificate', 'showsResult']
  const message = 'the certificate tells a result, but the assessment gives no marks'
  return [finder(folder)('outOfRange', path, certificate.showsResult.clause, message, '证书要写成绩，但考核不计分')]
}

const checkCoSign = (folder: PolicyFolder): readonly Finding[] => {
  const { coSign, issuers } = folder.law.policy.training.certificate
  const alone = coSign && Object.values(issuers.value).every(named => named.length < 2)
  if (!alone) return []
  const path = ['policy', 'training', 'certificate', 'coSign']
  return [
    finder(folder)(
      'outOfRange',
      path,
      coSign.clause,
      'another issuer has to agree, but no certificate names two',
      '要登记共同颁发方意见，但证书只有一个颁发方',
    ),
  ]
}

export const checkAssessment = (folder: PolicyFolder): readonly Finding[] => {
  const { value, clause } = folder.law.policy.training.assessment
  const around = [...checkShown(folder), ...checkCoSign(folder)]
  if (value.scale !== 'parts') return around
  const path = ['policy', 'training', 'assessment', 'value']
  const found: Found = (where, message, zh) => finder(folder)('outOfRange', [...path, ...where], clause, message, zh)
  const twice = repeated(value.parts.map(({ code }) => code)).map(({ value: code, at }) =>
    finder(folder)('codeTwice', [...path, 'parts', at], clause, `${code} stands twice`),
  )
  return [...twice, ...[checkWeights, checkVerdicts, checkPanel, checkAgain].flatMap(check => check(found, value)), ...around]
}
