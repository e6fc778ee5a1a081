/** The tables of a round as a whole: places, lists, certificates, payments, cases, numbers. Each row is taken from a dossier as it passes by. */

import { decimalYuan } from '../../core/money.ts'
import { DocumentNumber, writtenNumber } from '../../core/number/register.ts'
import { printArchiveSheet, printable } from '../../documents/archive/sheet.ts'
import type { Press } from '../../documents/pdf.ts'
import { citationsOf, type Law } from '../../policy/shape.ts'
import type { Look } from '../questions/look.ts'
import type { Collected } from './collect.ts'
import { actionName, moment, said, statusName } from './words.ts'

export type Register = {
  readonly name: string
  readonly title: string
  readonly heads: readonly string[]
  readonly widths: readonly number[]
  readonly rows: readonly (readonly string[])[]
}
type Columns = Omit<Register, 'rows'> & { readonly rowsOf: (look: Look, collected: Collected) => readonly (readonly string[])[] }

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const trackOf = ({ law, state }: Look) => law.policy.tracks[state.track ?? '']?.name.zh ?? ''
const statusOf = ({ subject, state }: Look) => statusName(subject, state.status)
const only = (subject: Look['subject'], rowOf: (look: Look) => readonly string[]) => (look: Look) =>
  look.subject === subject ? [rowOf(look)] : []

const hostOf = ({ law, row, state }: Look) => {
  const programmes = law.hosts.hosts.flatMap(host => host.programmes)
  return [row.host_zh ?? '', programmes.find(({ id }) => id === state.programme)?.name.zh ?? text(state.programme)]
}
const fenOf = (value: unknown) => (typeof value === 'number' ? decimalYuan(value) : '')

const admitted: Columns = {
  name: 'admitted',
  title: '录取名单',
  heads: ['姓名', '类别', '所在单位', '推荐部门', '编号'],
  widths: [2, 2, 5, 4, 4],
  rowsOf: look =>
    look.subject === 'application' && look.state.status === 'admitted'
      ? [[look.row.title, trackOf(look), look.row.employer_zh ?? '', look.row.body_zh ?? '', look.id]]
      : [],
}
const rosters: Columns = {
  name: 'rosters',
  title: '汇总表登记',
  heads: ['推荐部门', '类别', '定稿版次', '人数', '状态'],
  widths: [5, 2, 2, 2, 3],
  rowsOf: only('nomination', look => {
    const { lines, version } = look.state
    return [look.row.body_zh ?? '', trackOf(look), text(version), String(Array.isArray(lines) ? lines.length : 0), statusOf(look)]
  }),
}
const placements: Columns = {
  name: 'placements',
  title: '分派结果',
  heads: ['姓名', '类别', '培养单位', '培养专业', '状态'],
  widths: [2, 2, 5, 4, 3],
  rowsOf: only('placement', look => [look.row.title, trackOf(look), ...hostOf(look), statusOf(look)]),
}
const certificates: Columns = {
  name: 'certificates',
  title: '结业证书登记簿',
  heads: ['证书编号', '姓名', '签发日期', '培养起止', '状态'],
  widths: [5, 2, 2, 4, 2],
  rowsOf: only('certificate', look => {
    const { number, issuedOn, studyStart, studyEnd } = look.state
    const drawn = DocumentNumber.safeParse(number).data
    const span = `${text(studyStart)} 至 ${text(studyEnd)}`
    return [drawn ? writtenNumber(drawn) : '', look.row.title, text(issuedOn), span, statusOf(look)]
  }),
}
const payments: Columns = {
  name: 'payments',
  title: '经费发放清单',
  heads: ['姓名', '项目', '金额（元）', '支付方', '收款方', '状态', '银行回执'],
  widths: [2, 3, 2, 2, 2, 2, 4],
  rowsOf: only('payment', look => {
    const { item, amountFen, payer, payee, bank } = look.state
    const named = look.law.policy.money.items[text(item)]?.name.zh
    return [look.row.title, named ?? said(item), fenOf(amountFen), said(payer ?? ''), said(payee ?? ''), statusOf(look), said(bank ?? '')]
  }),
}
const cases: Columns = {
  name: 'cases',
  title: '纪律处理清单',
  heads: ['姓名', '情形', '状态', '编号'],
  widths: [2, 5, 3, 4],
  rowsOf: only('discipline', look => {
    const grounds = look.law.policy.training.discipline.grounds.value
    return [
      look.row.title,
      grounds.find(({ code }) => code === look.state.ground)?.name.zh ?? text(look.state.ground),
      statusOf(look),
      look.id,
    ]
  }),
}
const numbers: Columns = {
  name: 'numbers',
  title: '文号登记簿',
  heads: ['文号', '事项', '对象', '时间'],
  widths: [5, 3, 4, 3],
  rowsOf: (look, { lines }) =>
    lines.flatMap(({ entry: { fact, action, at }, transfers }) => {
      if (!transfers.some(({ debit }) => debit.startsWith('numbers/world'))) return []
      const values = typeof fact === 'object' && fact !== null ? Object.values(fact) : []
      const drawn = values.flatMap(value => DocumentNumber.safeParse(value).data ?? [])
      return drawn.map(number => [writtenNumber(number), actionName(look.subject, action), look.row.title, moment(at)])
    }),
}
const all: readonly Columns[] = [admitted, rosters, placements, certificates, payments, cases, numbers]

/** Takes the rows of one dossier after another; in the end each register that has any. */
export const openRegisters = () => {
  const rows = new Map<string, (readonly string[])[]>()
  const take = (look: Look, collected: Collected) => {
    for (const { name, rowsOf } of all) {
      const found = rowsOf(look, collected)
      rows.set(name, rows.get(name) ?? [])
      rows.get(name)?.push(...found)
    }
  }
  const registers = (): readonly Register[] => all.map(({ rowsOf: _, ...columns }) => ({ ...columns, rows: rows.get(columns.name) ?? [] }))
  return { take, registers }
}

/** The quota table of a law. */
export const placesRegister = ({ policy, places }: Law): Register => {
  const tracks = Object.keys(policy.tracks)
  return {
    name: 'places',
    title: '名额分配表',
    heads: ['推荐部门', ...tracks.map(track => policy.tracks[track]?.name.zh ?? track)],
    widths: [6, ...tracks.map(() => 2)],
    rows: places.bodies.map(({ name, places: given }) => [name.zh, ...tracks.map(track => String(given[track] ?? 0))]),
  }
}

/** A law as a table: each setting with the clause that gives it, and who decided where the notice is silent. */
export const lawRegister = (law: Law): Register => ({
  name: 'law',
  title: `${law.policy.notice.title.zh}（${law.policy.notice.number}）政策设定`,
  heads: ['设定', '依据条款', '值', '通知未定、由谁确定'],
  widths: [5, 2, 8, 5],
  rows: citationsOf(law).map(({ path, clause, value, decidedBy }) => [
    path,
    law.policy.clauses.find(({ id }) => id === clause)?.number ?? clause,
    said(value ?? ''),
    decidedBy ?? '',
  ]),
})

export const printRegister = ({ title, heads, widths, rows }: Register, { policy }: Law, madeAt: string, press: Press) =>
  printArchiveSheet(
    {
      madeAt,
      title,
      subtitle: `${policy.programme.name.zh}　${policy.year}年度`,
      office: policy.notice.issuedBy.zh,
      foot: `共 ${rows.length} 行`,
      wide: true,
      facts: [],
      tables: [{ name: '', heads: [...heads], widths: [...widths], rows: rows.map(row => row.map(printable)) }],
    },
    press,
  )
