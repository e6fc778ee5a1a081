/** How a package says in Chinese what stands in a dossier. */
import { keptFor, seriesOf } from '../../core/archive/series.ts'
import { getSubject } from '../../core/catalogue.ts'
import { isSubjectName, type SubjectName } from '../../core/facts.ts'
import { decimalYuan } from '../../core/money.ts'
import type { ArchiveSeries } from '../../policy/archive.ts'
import type { Law } from '../../policy/shape.ts'
import { archiveWords } from '../../words/archive.ts'
import { zh } from '../../words/zh.ts'
import type { Line } from './collect.ts'

const longest = 600

const wordIn = (of: object, key: string): string => String(Reflect.get(of, key) ?? key)
export const statusName = (subject: SubjectName, status: string) => wordIn(zh.subjects[subject].statuses, status)
export const actionName = (subject: SubjectName, action: string) => wordIn(zh.subjects[subject].actions, action)

/** Who acts by a role; what follows from another act names that act: 'training.pass'. */
export const roleName = (role: string): string => {
  const [subject = '', actions = ''] = role.split('.')
  if (!isSubjectName(subject) || actions === '') return wordIn(zh.roles, role)
  return `由“${actions
    .split('|')
    .map(action => actionName(subject, action))
    .join('、')}”引起`
}

export const seriesName = (series: ArchiveSeries) => archiveWords.zh.series[series]
export const seriesOn = (subject: SubjectName) => seriesOf[subject]

/** '永久', '定期30年'. */
export const keptName = (law: Law, series: ArchiveSeries): string => {
  const { years } = keptFor(law, series)
  return years === undefined ? '永久' : `定期${years}年`
}

/** The clause behind an action, in the notice's own numbering. */
export const basisOf = ({ policy, ...law }: Law, subject: SubjectName, { entry }: Line): string => {
  const clause = getSubject(subject).actions[entry.action]?.cites({ policy, ...law }).clause
  const number = policy.clauses.find(({ id }) => id === clause)?.number
  return number === undefined ? '' : `${policy.notice.number} ${number}`
}

const flat = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(flat).join('、')
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .filter(([, held]) => held !== undefined && held !== null)
      .map(
        ([key, held]) =>
          `${wordIn(zh.fields, key)}：${key.endsWith('Fen') && typeof held === 'number' ? `${decimalYuan(held)}元` : flat(held)}`,
      )
      .join('；')
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'string' ? wordIn(zh.values, value) : String(value)
}

/** What was written with an entry, on one line; what is long stands whole in the record. */
export const said = (value: unknown): string => {
  const words = flat(value)
  return words.length > longest ? `${words.slice(0, longest)}……（全文见 record.json）` : words
}

/** '2022-03-03 12:00:00', in the programme's zone. */
export const moment = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
