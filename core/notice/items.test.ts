// Items are known by last year's names; a name that says too little is not found in every sentence.
import { expect, test } from 'vitest'
import { law } from '../../test/given.ts'
import { getItem } from '../payment/rates.ts'
import { propose } from './index.ts'

const named = (zh: string) => {
  const { money } = law.policy
  const item = { ...getItem(law, 'tuition'), name: { zh, en: 'Charge' } }
  return { ...law, policy: { ...law.policy, money: { ...money, items: { charge: item } } } }
}
const notice = '关于示例计划的通知\n一、经费\n书本由学员自理，每人每年1200元。\n'
const ratesOf = (zh: string) =>
  propose(notice, named(zh))
    .map(p => p.path)
    .filter(path => path.includes('.charge.'))

test.each(['费', '—'])('an item that is only called %s takes no amount that is somebody else’s', zh => expect(ratesOf(zh)).toEqual([]))

test('an item takes the amount of a sentence that names it', () =>
  expect(ratesOf('书本')).toContainEqual(expect.stringContaining('rateYuan')))
