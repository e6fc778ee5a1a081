/** The metadata of a dossier as XML, by the element names of DA/T 46-2009; what the archive office gives out itself, such as numbers, stays open. */

/** One file that belongs to the dossier. */
export type Held = { readonly path: string; readonly bytes: number }
export type Done = {
  readonly what: string
  readonly at: string
  readonly by: string
  readonly role: string
  readonly basis: string
}
export type Described = {
  readonly id: string
  readonly title: string
  readonly office: string
  readonly year: number
  readonly series: string
  readonly kept: string
  readonly persons: readonly string[]
  readonly from: string
  readonly to: string
  readonly number: string | undefined
  readonly program: string
  readonly held: readonly Held[]
  readonly done: readonly Done[]
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
// Every character that XML 1.0 forbids; what somebody typed must not make the whole unreadable.
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu
export const escaped = (words: string): string =>
  words
    .toWellFormed()
    .replace(forbidden, '')
    .replace(/[&<>"]/g, mark => marks[mark] ?? '')

type Content = string | number | readonly string[]
const element = (name: string, content: Content): string =>
  `<${name}>${Array.isArray(content) ? `\n${content.join('\n')}\n` : escaped(String(content))}</${name}>`
const optional = (name: string, content: string | undefined): readonly string[] => (content === undefined ? [] : [element(name, content)])

const formats: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  xlsx: 'Office Open XML (XLSX)',
  json: 'JSON (UTF-8)',
  jsonl: 'JSON Lines (UTF-8)',
  jpg: 'JPEG',
  png: 'PNG',
}
const formatOf = (path: string) => formats[path.slice(path.lastIndexOf('.') + 1)] ?? '其他'

const electronic = (program: string, { path, bytes }: Held): string =>
  element('电子属性', [
    element('格式信息', formatOf(path)),
    element('计算机文件名', path),
    element('计算机文件大小', bytes),
    element('文档创建程序', program),
  ])

const business = ({ what, at, by, role, basis }: Done): string =>
  element('业务实体', [
    element('业务状态', '历史行为'),
    element('业务行为', what),
    element('行为时间', at),
    element('行为依据', basis),
    element('行为描述', `${by}（${role}）`),
  ])

const actors = (done: readonly Done[]): readonly string[] =>
  [...new Map(done.map(({ by, role }) => [`${by} ${role}`, { by, role }])).values()].map(({ by, role }) =>
    element('机构人员实体', [element('机构人员类型', '内设机构或个人'), element('机构人员名称', by), element('个人职位', role)]),
  )

const content = ({ title, persons, number, office, from, to }: Described): string =>
  element('内容描述', [
    element('题名', title),
    ...persons.map(person => element('人名', person)),
    ...optional('文件编号', number),
    element('责任者', office),
    element('日期', `${from.slice(0, 10)}/${to.slice(0, 10)}`),
    element('密级', '内部'),
  ])

export const metadataXml = (described: Described): string => {
  const { id, office, year, series, kept, program, held, done } = described
  const file = element('文件实体', [
    element('聚合层次', '案卷'),
    element('来源', [element('立档单位名称', office)]),
    element('电子文件号', id),
    element('档号', [element('年度', year), element('保管期限', kept), element('机构或问题', series)]),
    content(described),
    element('形式特征', [element('件数', held.length), element('语种', '汉语'), element('稿本', '电子文件正本')]),
    ...held.map(one => electronic(program, one)),
  ])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('电子文件元数据', [file, ...actors(done), ...done.map(business)])}\n`
}
