/** The items of money against the rest of the policy: each has all that it takes to work out a sum, and names only what there is. */
import type { MoneyItem, Trigger } from '../../policy/shape.ts'
import { type Finding, finder, type PolicyFolder, repeated } from './finding.ts'

type Found = { readonly rule: Finding['rule']; readonly at: readonly PropertyKey[]; readonly message: string }

const isSummed = ({ per, payee, trigger }: MoneyItem) =>
  per !== 'journey' && per !== 'meal' && payee.value !== 'nobody' && trigger.value !== 'never'

const rateFindings = (code: string, item: MoneyItem, tracks: readonly string[]): readonly Found[] => {
  const { rateYuan } = item
  if (rateYuan === undefined)
    return isSummed(item)
      ? [{ rule: 'itemIncomplete', at: [], message: `${code} is paid, so it needs a rateYuan for each track or for all` }]
      : []
  const missing = rateYuan.all === undefined ? tracks.filter(track => rateYuan[track] === undefined) : []
  const unknown = Object.keys(rateYuan).filter(track => track !== 'all' && !tracks.includes(track))
  return [
    ...missing.map((track): Found => ({ rule: 'trackWithoutValue', at: ['rateYuan'], message: `${code} has no rate for track ${track}` })),
    ...unknown.map((track): Found => ({ rule: 'unknownTrack', at: ['rateYuan', track], message: `the policy has no track ${track}` })),
  ]
}

/** What a way of paying asks for, or can't go with. */
const wants: readonly (readonly [when: (item: MoneyItem) => boolean, holds: (item: MoneyItem) => boolean, key: string, says: string])[] = [
  [i => i.per === 'month' && isSummed(i), i => i.partMonth !== undefined, 'partMonth', 'is paid by months, so it needs partMonth'],
  [
    i => i.per === 'journey' && i.payee.value !== 'nobody',
    i => i.perYear !== undefined,
    'perYear',
    'is paid by journeys, so it needs perYear',
  ],
  [i => i.trigger.value === 'claimed', i => i.per === 'journey', 'trigger', 'is claimed, which only journeys are'],
  [i => i.trigger.value === 'monthly', i => i.per === 'month', 'trigger', 'falls due monthly, so it is per month'],
  [i => i.trigger.value === 'monthly', i => i.parts === undefined, 'parts', 'falls due monthly and has no parts'],
  [
    i => i.trigger.value === 'monthly',
    i => i.mostYuan === undefined,
    'mostYuan',
    'falls due month by month, so a limit for the whole is not known in time',
  ],
  [
    i => i.paidIn !== undefined,
    i => i.trigger.value === 'monthly',
    'paidIn',
    'is in arrears or in advance only where it falls due monthly',
  ],
  [i => i.heldBack !== undefined, i => i.trigger.value === 'monthly', 'heldBack', 'holds a part back only of what falls due monthly'],
  [i => i.mostMonths !== undefined, i => i.per === 'month', 'mostMonths', 'has a number of months only where it is paid by months'],
  [i => i.startsOn !== undefined, i => i.per === 'month', 'startsOn', 'begins on a day only where it is paid by months'],
  [
    i => i.shares !== undefined,
    i => i.shares?.value[0]?.payer === i.payer.value,
    'shares',
    'names as its payer the first of those who share it',
  ],
  [
    i => i.parts !== undefined,
    i => JSON.stringify(i.parts?.value[0]?.trigger) === JSON.stringify(i.trigger.value),
    'parts',
    'has as its trigger that of its first part',
  ],
]

const triggersOf = ({ trigger, parts }: MoneyItem): readonly (readonly [Trigger, readonly PropertyKey[]])[] => [
  [trigger.value, ['trigger', 'value']],
  ...(parts?.value ?? []).map((part, i) => [part.trigger, ['parts', 'value', i, 'trigger']] as const),
]

const itemFindings = ({ law }: PolicyFolder, code: string, item: MoneyItem): readonly Found[] => {
  const { tracks, training } = law.policy
  const milestones = (training.milestones?.value ?? []).map(m => m.code)
  const unknown = triggersOf(item).flatMap(([trigger, at]): readonly Found[] =>
    typeof trigger === 'string' || milestones.includes(trigger.milestone)
      ? []
      : [
          {
            rule: 'unknownName',
            at,
            message: `the policy has no milestone ${trigger.milestone}; it has: ${milestones.join(', ') || 'none'}`,
          },
        ],
  )
  const unmet = wants.flatMap(([when, holds, key, says]): readonly Found[] =>
    when(item) && !holds(item) ? [{ rule: 'itemIncomplete', at: key in item ? [key] : [], message: `${code} ${says}` }] : [],
  )
  const twice = [...repeated((item.parts?.value ?? []).map(p => p.code)), ...repeated((item.shares?.value ?? []).map(s => s.payer))]
  return [
    ...rateFindings(code, item, Object.keys(tracks)),
    ...unknown,
    ...unmet,
    ...twice.map(({ value }): Found => ({ rule: 'codeTwice', at: [], message: `${code} names ${value} twice` })),
  ]
}

/** Formulas of repayment name items of the policy, and a share of the service only where service is owed. */
const repaymentFindings = (folder: PolicyFolder): readonly Finding[] => {
  const { money, training } = folder.law.policy
  const found = finder(folder)
  const at = ['policy', 'training', 'discipline']
  const { grounds, clawback } = training.discipline
  const formulas = [
    { repays: clawback.value, path: [...at, 'clawback', 'value'], clause: clawback.clause },
    ...grounds.value.flatMap((g, i) =>
      g.repays ? [{ repays: g.repays, path: [...at, 'grounds', 'value', i, 'repays'], clause: g.clause }] : [],
    ),
  ]
  return formulas.flatMap(({ repays, path, clause }) => [
    ...repays.items.flatMap((item, i) =>
      item in money.items
        ? []
        : [
            found(
              'unknownName',
              [...path, 'items', i],
              clause,
              `the policy has no item ${item}; it has: ${Object.keys(money.items).join(', ')}`,
            ),
          ],
    ),
    ...(repays.share === 'unserved' && !training.obligation
      ? [
          found(
            'needsObligation',
            [...path, 'share'],
            clause,
            'a share of the service needs training.obligation, which says how much is owed',
          ),
        ]
      : []),
  ])
}

export const checkMoney = (folder: PolicyFolder): readonly Finding[] => {
  const found = finder(folder)
  const items = Object.entries(folder.law.policy.money.items).flatMap(([code, item]) =>
    itemFindings(folder, code, item).map(({ rule, at, message }) =>
      found(rule, ['policy', 'money', 'items', code, ...at], item.payer.clause, message),
    ),
  )
  return [...items, ...repaymentFindings(folder)]
}
