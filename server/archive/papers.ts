/** The papers of a dossier: those that the system makes of it anyway, each version of a roster, and the record of what was done, which every dossier has. */
import type { SubjectName } from '../../core/facts.ts'
import { type ArchiveSheet, printArchiveSheet, printable } from '../../documents/archive/sheet.ts'
import type { Press } from '../../documents/pdf.ts'
import type { Law } from '../../policy/shape.ts'
import { archiveWords } from '../../words/archive.ts'
import { makerOf } from '../documents.ts'
import { type PaperOffered, papersOf } from '../papers.ts'
import type { Asking } from '../questions/asking.ts'
import type { Look } from '../questions/look.ts'
import type { Collected, Opened } from './collect.ts'
import { actionName, basisOf, keptName, moment, roleName, said, seriesName, seriesOn, statusName } from './words.ts'

/** A paper that is still to be printed, on the press that it is given. */
export type Due = { readonly name: string; readonly title: string; readonly print: (press: Press) => Promise<Uint8Array> | Uint8Array }

const titles: Readonly<Record<string, string>> = archiveWords.zh.papers
const titleOf = (kind: string) => titles[kind] ?? kind

/** The parts of one kind that are papers of their own: a version of a roster, a track of a notice. */
type Part = { readonly kind: string; readonly part?: string | undefined; readonly version?: number | undefined }

const versionsOf = ({ state }: Look, kind: string): readonly Part[] =>
  kind.startsWith('roster') && typeof state.version === 'number' && state.version > 0
    ? Array.from({ length: state.version }, (_, i) => ({ kind, version: i + 1 }))
    : [{ kind }]

const partsOf = (look: Look, offered: readonly PaperOffered[]): readonly Part[] =>
  offered.flatMap(({ kind, href }) => {
    // Copies are the same form again.
    if (kind === 'applicationFormCopies') return []
    const part = new URL(href, 'http://house').searchParams.get('part')
    return part === null ? versionsOf(look, kind) : [{ kind, part }]
  })

/** What can be printed of it today; `absent` names kinds whose facts are no longer there, as after an erasure. */
export const duePapers = async (
  asking: Asking,
  look: Look,
): Promise<{ readonly due: readonly Due[]; readonly absent: readonly string[] }> => {
  const due: Due[] = []
  const absent: string[] = []
  for (const { kind, part, version } of partsOf(look, await papersOf(asking, look))) {
    const print = await makerOf(kind, part)?.(asking, look, version)
    const name = [kind, ...(part === undefined ? [] : [encodeURIComponent(part)]), ...(version === undefined ? [] : [version])].join('-')
    const title = `${titleOf(kind)}${version === undefined ? (part ?? '') : `（第${version}版）`}`
    if (print) due.push({ name: `${name}.${kind === 'rosterXlsx' ? 'xlsx' : 'pdf'}`, title, print: async press => print(press) })
    else absent.push(name)
  }
  return { due, absent }
}

const optional = (name: string, value: string | null | undefined): [string, string][] => (value ? [[name, printable(value)]] : [])

const factsOf = ({ row, law, subject, state }: Look, { record, lines }: Collected): [string, string][] => [
  ['编号', record.id],
  ...optional('年度', state.round),
  ...optional('类别', state.track && (law.policy.tracks[state.track]?.name.zh ?? state.track)),
  ['办理状态', statusName(subject, record.status)],
  ...optional('所在单位', row.employer_zh),
  ...optional('推荐部门', row.body_zh),
  ...optional('培养单位', row.host_zh),
  ['保管期限', keptName(law, seriesOn(subject))],
  ['日志', `${lines.length} 条，末条校验值 ${record.head}`],
  ...optional('已删除的个人信息', record.erased.length === 0 ? '' : `第 ${record.erased.join('、')} 条所附内容已依法删除`),
]

/** Forms and sheets are papers of their own, and what was on a screen is read from the record. */
const isApart = ({ kind }: Opened) => ['form', 'sheet', 'seen'].includes(kind)

const historyRows = (law: Law, subject: SubjectName, { record, lines }: Collected, nameOf: (account: string) => string) =>
  lines.map(line => {
    const { n, at, actor, actingFor, role, action, fact } = line.entry
    const sealed = record.records.filter(one => one.n === n && !isApart(one)).map(({ content }) => said(content))
    const who = actingFor === undefined ? nameOf(actor) : `${nameOf(actor)}（代${nameOf(actingFor)}）`
    const cells = [String(n), moment(at), who, roleName(role), actionName(subject, action), basisOf(law, subject, line)]
    return [...cells, [said(fact), ...sealed].filter(words => words !== '').join('\n')].map(printable)
  })

/** The record of what was done on it. */
export const historySheet = (look: Look, collected: Collected, nameOf: (account: string) => string): ArchiveSheet => {
  const { law, subject, row } = look
  const { lines, record } = collected
  return {
    madeAt: lines.at(-1)?.entry.at ?? '1970-01-01T00:00:00.000Z',
    title: '办理记录',
    subtitle: printable(`${seriesName(seriesOn(subject))}　${row.title}`),
    office: law.policy.notice.issuedBy.zh,
    foot: `${subject}/${record.id}`,
    wide: true,
    facts: factsOf(look, collected),
    tables: [
      {
        name: '办理经过',
        heads: ['序号', '时间', '办理人', '身份', '事项', '依据', '内容'],
        widths: [1, 3, 3, 2, 3, 4, 12],
        rows: historyRows(law, subject, collected, nameOf),
      },
    ],
  }
}

export const historyPaper = (look: Look, collected: Collected, nameOf: (account: string) => string): Due => ({
  name: 'history.pdf',
  title: '办理记录',
  print: press => printArchiveSheet(historySheet(look, collected, nameOf), press),
})
