// Last year's notice laid beside next year's policy: it is told, and its days are not offered as if they were new.
import { expect, test } from 'vitest'
import { findOtherYear, propose, saysYear } from './index.ts'

const notice = [
  '关于开展2022年度示例计划的通知',
  '一、经费',
  '（一）学费由基金承担，每人每年20220元。',
  '二、期限',
  '（一）申报材料于2022年4月1日前报送。',
].join('\n')
const proposals = propose(notice)
const foundAt = (part: string) => proposals.find(p => p.path.includes(part))

test('the notice of 2022 is of another year than the policy of 2023, and of the same as that of 2022', () => {
  expect(findOtherYear(proposals, 2023)).toBe(2022)
  expect(findOtherYear(proposals, 2022)).toBeUndefined()
  expect(findOtherYear([], 2023)).toBeUndefined()
})

test('its year and its days say the year; an amount with the same digits does not', () => {
  const [year, day, rate] = [foundAt('policy.year'), foundAt('windows'), foundAt('rateYuan')]
  expect([year, day, rate].map(p => p !== undefined)).toEqual([true, true, true])
  expect([year, day, rate].flatMap(p => (p ? [saysYear(p, 2022)] : []))).toEqual([true, true, false])
})
