/** What an assessment looks like outside: the sheet that is filled in without a line, and the minutes to be signed. */

import { marksOf, resultOf } from '../core/training/assessment/assessment.ts'
import type { Candidate } from '../core/training/assessment/assessment-questions.ts'
import { cellsOf, columnsOf, headOf, standingOf, writeGrade } from '../core/training/assessment/assessment-sheet.ts'
import type { MinutesFacts } from '../documents/minutes.ts'
import { type Cell, columnName, writeXlsx } from '../documents/xlsx.ts'
import type { InParts } from '../policy/assessment.ts'
import type { readCandidates } from './questions/assessment.ts'

export type Here = NonNullable<Awaited<ReturnType<typeof readCandidates>>>

const textCell = (value: string): Cell => ({ value, style: 'text' })

/** Result and verdict as they come out of the grades that stand. */
const outcomeOf = (person: Candidate, parts: InParts): readonly [result: string, verdict: string] => {
  const result = resultOf(parts, standingOf(person, parts))
  if (!result) return ['', '成绩不全']
  return [result.hundredths === undefined ? '' : marksOf(result.hundredths), result.passed ? '合格' : '不合格']
}

/** Each row bears its code; what comes back is bound to it. */
export const writeGradeSheet = ({ law, host, people }: Here, parts: InParts): Uint8Array => {
  const columns = columnsOf(parts, people)
  const heads = ['编号', '姓名', '单位', ...columns.map(column => headOf(column, people)), '总分', '结论']
  return writeXlsx({
    name: '考核成绩',
    widthsMm: [60, 26, 50, ...columns.map(() => 24), 18, 22],
    headRows: 2,
    rows: [
      [{ value: `${law.policy.year}年度结业考核成绩（${host.name.zh}）`, style: 'title' }],
      heads.map((value): Cell => ({ value, style: 'head' })),
      ...people.map(person => {
        const cells = cellsOf(person, columns, parts)
        const own = [person.id, person.name, person.employer?.zh ?? '', ...columns.map(({ key }) => cells[key] ?? '')]
        return [...own, ...outcomeOf(person, parts)].map(textCell)
      }),
    ],
    merges: [`A1:${columnName(heads.length - 1)}1`],
    checks: columns.flatMap(({ part }, i) => (part.scale === 'passOrFail' ? [{ column: i + 3, oneOf: ['合格', '不合格', '缺考'] }] : [])),
    foot: ['编号一列请勿改动；缺考的填“缺考”；总分、结论由系统计算', `共${people.length}人`],
  })
}

const percent = (basisPoints: number) => `${basisPoints / 100}%`
const roundings = { halfUp: '四舍五入', down: '舍去尾数' } as const

/** How the result is worked out, as somebody could do it by hand. */
export const wayOf = ({ parts, rounding: { places, way }, passMark, panel }: InParts): string => {
  const weighed = parts.flatMap(({ name, basisPoints }) => (basisPoints === undefined ? [] : [`${name.zh}×${percent(basisPoints)}`]))
  const alone = parts.filter(({ mustPass }) => mustPass).map(({ name }) => name.zh)
  return [
    weighed.length > 0
      ? `总分＝${weighed.join('＋')}，最后${roundings[way]}到${places === 0 ? '整数' : `${places}位小数`}，${passMark}分合格`
      : '',
    alone.length > 0 ? `${alone.join('、')}须单项合格` : '',
    panel ? '由考核小组评分的，取各成员的平均分；只判合格的，过半数判合格为合格' : '',
  ]
    .filter(words => words !== '')
    .join('；')
    .concat('。')
}

const rowOf = (person: Candidate, parts: InParts): MinutesFacts['rows'][number] => {
  const standing = standingOf(person, parts)
  const grades = parts.parts.map(({ code }) =>
    (standing.find(({ part }) => part === code)?.grades ?? []).map(({ grade }) => writeGrade(grade)).join('、'),
  )
  const [result, verdict] = outcomeOf(person, parts)
  const away = person.panel.filter(({ withdrawn }) => withdrawn !== null).map(({ name }) => `${name}回避`)
  const remark = [...away, ...(person.attempts > 0 && person.status !== 'passed' ? ['补考'] : [])].join('，')
  return { name: person.name, employer: person.employer?.zh ?? '', grades, result, verdict, remark }
}

export const minutesFacts = ({ law, host, people }: Here, parts: InParts, on: string, madeAt: string): MinutesFacts => ({
  madeAt,
  scheme: law.policy.programme.name.zh,
  year: law.policy.year,
  host: host.name.zh,
  on,
  way: wayOf(parts),
  panel: [...new Set(people.flatMap(({ panel }) => panel.map(({ name }) => name)))],
  parts: parts.parts.map(({ name, basisPoints }) => (basisPoints === undefined ? name.zh : `${name.zh}（${percent(basisPoints)}）`)),
  rows: people.map(person => rowOf(person, parts)),
})
