/** The application form as HTML with the content that our own print has: what a browser or an office suite is measured with. */
import { paperCode } from '../core/paper-code.ts'
import { type ApplicationFormFacts, applicationFormHash } from '../documents/application-form.ts'
import { qrCode } from '../documents/pdf.ts'
import { monthInWords, versionCode } from '../documents/text.ts'

const escaped = (words = '') => words.replace(/[&<>]/g, mark => `&#${mark.charCodeAt(0)};`).replaceAll('\n', '<br>')
const month = (period: string | undefined) => (period === undefined ? '' : monthInWords(period))
const row = (cells: readonly (string | undefined)[], tag = 'td') =>
  `<tr>${cells.map(words => `<${tag}>${escaped(words)}</${tag}>`).join('')}</tr>`
/** Label and words by turns, two of each to a row. */
const pairs = (cells: Pairs) =>
  `<table>${cells
    .flatMap((pair, i) => (i % 2 === 0 ? [[pair, cells[i + 1] ?? ['', '']] as const] : []))
    .map(two => `<tr>${two.map(([label, words]) => `<th>${label}</th><td>${escaped(words)}</td>`).join('')}</tr>`)
    .join('')}</table>`
const listed = (title: string, heads: readonly string[], rows: readonly (readonly (string | undefined)[])[]) =>
  `<table><thead><tr><th colspan="${heads.length}">${title}</th></tr>${row(heads, 'th')}</thead>${rows.map(cells => row(cells)).join('')}</table>`
const prose = (parts: readonly (readonly [string, string])[]) =>
  `<table>${parts.map(([name, words]) => `<tr><th>${escaped(name)}</th><td class="prose">${escaped(words)}</td></tr>`).join('')}</table>`

const style = `@page { size: A4; margin: 18mm 20mm 27mm } body { font: 10pt "Noto Serif CJK SC", serif; margin: 0 } h1 { font-size: 18pt; text-align: center }
table { width: 100%; border-collapse: collapse } th, td { border: .5pt solid; padding: 6pt 3pt; text-align: center } th { font-family: "Noto Sans CJK SC", sans-serif; font-weight: 400 }
.prose { height: 33mm; text-align: justify; vertical-align: top } .opinion { height: 62mm; vertical-align: top; text-align: left } svg { width: 16mm; height: 16mm } tr { break-inside: avoid }`

type Pairs = readonly (readonly [string, string | undefined])[]
const personIn = (p: ApplicationFormFacts['person']): Pairs => [
  ['姓名', p.name],
  ['性别', p.sex],
  ['民族', p.ethnic],
  ['曾用名', p.formerName],
  ['出生年月', month(p.birth)],
  ['政治面貌', p.politics],
  ['籍贯', p.nativePlace],
  ['健康状况', p.health],
  ['入党时间', month(p.joinedParty)],
  ['身份证号', p.idNumber],
  ['参加工作时间', month(p.workedSince)],
  ['手机', p.mobile],
  ['从业年限', `${p.years}年`],
  ['电子邮箱', p.email],
  ['从事专业', p.field],
  ['服务领域', p.serves],
  ['所属学科', p.discipline],
  ['继续教育学时', String(p.trainingHours ?? '')],
  ['通讯地址', p.address],
]

const employerIn = (e: ApplicationFormFacts['employer']): Pairs => [
  ['工作单位', e.name],
  ['统一社会信用代码', e.creditCode],
  ['单位性质', e.kind],
  ['单位层级', e.level],
  ['主管部门', e.authority],
  ['行政职务', e.post],
  ['用工形式', e.engagement],
  ['单位联系人', e.contact],
]

const titleIn = (t: ApplicationFormFacts['title']): Pairs => [
  ['职称系列', t.series],
  ['职称级别', t.level],
  ['职称名称', t.name],
  ['取得时间', month(t.obtained)],
  ['证书编号', t.certificateNumber],
  ['发证机关', t.issuer],
  ['聘任时间', month(t.appointed)],
  ['岗位等级', t.postGrade],
  ['职业资格', t.qualification],
]

const bodyOf = ({ person, employer, title, ...facts }: ApplicationFormFacts): string =>
  [
    `<h1>${facts.scheme}<br>学员申报表</h1><p>（${facts.year}年度　${facts.trackName}）</p>`,
    pairs([...personIn(person), ...employerIn(employer), ...titleIn(title)]),
    listed(
      '学历学位',
      ['形式', '学历', '学位', '毕业院校', '院系及专业', '毕业时间', '证书编号'],
      facts.education.map(one => [one.mode, one.level, one.degree, one.school, one.major, month(one.graduated), one.certificateNumber]),
    ),
    listed(
      '学习和工作简历',
      ['起', '止', '学习或工作单位', '职务或身份'],
      facts.history.map(one => [month(one.from), one.to === undefined ? '至今' : month(one.to), one.place, one.role]),
    ),
    prose(facts.merits),
    listed(
      '培养申请：志愿单位（按志愿顺序）',
      ['志愿', '培养单位', '培养专业及方向', '导师', '是否已联系'],
      facts.hosts.map((one, i) => [String(i + 1), one.host, one.programme, one.supervisor, one.contacted]),
    ),
    pairs([
      ['拟培养专业及具体方向', facts.direction],
      ['调剂意愿', facts.adjustment],
    ]),
    prose(facts.plans),
    `<table style="break-before: page"><tr><th>本人承诺</th></tr><tr><td>${facts.pledge.map(escaped).join('<br>')}<br><br>申请人（签名）：　　　年　月　日</td></tr></table>`,
    `<table><tr><th>审核意见</th></tr>${facts.opinions.map(({ party, words }) => `<tr><td class="opinion">${escaped(party)}意见<br>${escaped(words)}<br>负责人（签字）：　（公　章）　年　月　日</td></tr>`).join('')}</table>`,
  ].join('')

export const formAsHtml = async (facts: ApplicationFormFacts): Promise<string> => {
  const hash = applicationFormHash(facts)
  const codes = await Promise.all(
    [1, 2, 3].map(page => qrCode(paperCode({ kind: 'form', id: facts.id, version: facts.version, hash, page, pages: 3 }))),
  )
  const foot = `<p>申报编号 ${facts.number}　第${facts.version}版　版本码 ${versionCode(hash)}　内容摘要 ${hash.slice(0, 16)} ${codes.join('')}</p>`
  return `<!doctype html><html lang="zh"><meta charset="utf-8"><style>${style}</style><body>${bodyOf(facts)}${foot}</body></html>`
}
