/** The page about what the database holds of people: the inventory, drawn as a table. */
import { type Inventory, levels } from '../server/inventory/inventory.ts'

const says: Readonly<Record<(typeof levels)[number], string>> = {
  sealed: 'sealed (加密)',
  secret: 'digest of a secret (口令摘要)',
  blind: 'blind index (盲索引)',
  personal: 'personal (个人信息)',
  other: 'of nobody (不涉个人)',
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

export const dataPage = ({ purposes, tables }: Inventory): string => {
  const why = Object.entries(purposes).map(([name, { about, basis, kept }]) => row([name, about.zh, about.en, basis, kept.zh, kept.en]))
  const what = Object.entries(tables)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { purpose, ...lists }]) => row([name, purpose, ...levels.map(level => lists[level].join(', '))]))
  return [
    '# What is held of people, why and how long',
    'Personal data that somebody typed lie sealed in `record`, `person`, `draft` and `outgoing`; what an entry, a list or an index holds is named here column by column. A column without a line fails a test.',
    [row(['purpose', '目的', 'for', '依据', '保存期限', 'kept']), row(Array(6).fill('---')), ...why].join('\n'),
    [row(['table', 'purpose', ...levels.map(level => says[level])]), row(Array(levels.length + 2).fill('---')), ...what].join('\n'),
  ].join('\n\n')
}
