/** The statement of a host as it is printed and opened in a sheet: the same figures as on the screen. */
import type { HostStatement } from '../../core/payee/questions.ts'
import type { MoneyRow, MoneySheet } from '../../documents/money-paper.ts'
import { printable } from '../../documents/text.ts'
import type { Law } from '../../policy/shape.ts'
import { zh } from '../../words/zh.ts'
import { purposeOf } from './file.ts'

const columns = [
  { head: '事项', kind: 'text', wide: 4 },
  { head: '状态', kind: 'text', wide: 1.6 },
  { head: '标准', kind: 'money', wide: 2 },
  { head: '人数', kind: 'number', wide: 1.1 },
  { head: '应付', kind: 'money', wide: 2.2 },
  { head: '已付', kind: 'money', wide: 2.2 },
  { head: '未付', kind: 'money', wide: 2.2 },
  { head: '应退', kind: 'money', wide: 2 },
  { head: '已退', kind: 'money', wide: 2 },
  { head: '未退', kind: 'money', wide: 2 },
] as const satisfies MoneySheet['columns']

const lineRow = (law: Law, line: HostStatement['lines'][number]): MoneyRow => {
  const track = law.policy.tracks[line.track]?.name.zh ?? line.track
  const sums = [line.rateFen, line.persons, line.agreedFen, line.paidFen, line.owedFen]
  return [`${purposeOf(law, line.item)}（${track}）`, '', ...sums, 0, 0, 0]
}
const refundRow = ({ name, status, askedFen, receivedFen, openFen }: HostStatement['refunds'][number]): MoneyRow => {
  const known: Readonly<Record<string, string>> = zh.subjects.payment.statuses
  return [`退还未用学费：${printable(name)}`, known[status] ?? status, '', '', 0, 0, 0, askedFen, receivedFen, openFen]
}

export const statementSheet = (law: Law, { name, lines, refunds, totals }: HostStatement, today: string) => {
  const { programme, year } = law.policy
  const { agreedFen, paidFen, owedFen, askedFen, receivedFen, openFen, balanceFen } = totals
  const head: MoneySheet = {
    title: `${programme.name.zh}${year}年度结算单`,
    office: programme.name.zh,
    about: [
      { label: '培养单位', value: name.zh },
      { label: '截至', value: today },
    ],
    columns: [...columns],
    summed: 4,
    totals: ['合计', '', '', '', agreedFen, paidFen, owedFen, askedFen, receivedFen, openFen],
    totalFen: balanceFen,
    totalName: '余额',
    notes: ['余额＝未付－未退；为负数的，由培养单位退还。'],
    signers: [
      { as: '培养单位（盖章）', name: '', on: '' },
      { as: '财务', name: '', on: '' },
    ],
    digest: '',
  }
  return { head, rows: [...lines.map(line => lineRow(law, line)), ...refunds.map(refundRow)] }
}
