/** The page of the impact assessment: for each purpose what is held by the inventory, and what was found. The newest first. */
import type { Assessment } from '../server/inventory/assessments.ts'
import { type Inventory, levels } from '../server/inventory/inventory.ts'

const row = (cells: readonly string[]) => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`

/** How many columns of each level serve a purpose, and in how many tables. */
const heldFor = ({ tables }: Inventory, purpose: string): string => {
  const own = Object.values(tables).filter(table => table.purpose === purpose)
  const counts = levels.flatMap(level => {
    const count = own.reduce((sum, table) => sum + table[level].length, 0)
    return level === 'other' || count === 0 ? [] : [`${level} ${count}`]
  })
  return [`${own.length} tables`, ...counts].join(', ')
}

const partOf = (inventory: Inventory, { version, on, keptUntil, covers, purposes }: Assessment, isNewest: boolean): string => {
  const heads = ['purpose', ...(isNewest ? ['held (保存)'] : []), '合法、正当、必要', '对个人权益的影响及风险', '保护措施']
  const rows = Object.entries(purposes).map(([purpose, { legal, risk, measures }]) =>
    row([purpose, ...(isNewest ? [heldFor(inventory, purpose)] : []), ...[legal, risk, measures].map(({ zh, en }) => `${zh}<br>${en}`)]),
  )
  return [
    `## ${version}`,
    `评估日期 ${on}，保存至 ${keptUntil}；所评估目的的摘要 \`${covers}\`。Assessed on ${on}, kept until ${keptUntil}.`,
    [row(heads), row(heads.map(() => '---')), ...rows].join('\n'),
  ].join('\n\n')
}

export const impactPage = (inventory: Inventory, assessments: readonly Assessment[]): string =>
  [
    '# Impact assessment · 个人信息保护影响评估',
    'By articles 55 and 56 of the PIPL, made of `server/inventory/assessments.yaml` and the list of columns. A test fails once a purpose is added or reworded and not assessed anew; each version is kept for three years at least.',
    ...assessments.toReversed().map((one, i) => partOf(inventory, one, i === 0)),
  ].join('\n\n')
