/** The application form (annex 2) as a Word file: the fields, tables and rooms of the printed one (templates/application-form.typ), for whoever has to change an opinion before it is signed. */
import {
  AlignmentType,
  ImageRun,
  type IParagraphOptions,
  PageNumber,
  type Paragraph,
  Tab,
  type Table,
  type TableCell,
  TabStopType,
  TextRun,
} from 'docx'
import type { z } from 'zod'
import { type ApplicationFormFacts, applicationFormHash, inWords, photoName } from './application-form.ts'
import { cell, footer, type Letters, markLine, packed, paragraph, row, runs, table, twips, widthsOf } from './docx.ts'
import { versionCode } from './text.ts'

type Facts = z.output<typeof ApplicationFormFacts>

const lineMm = 170
const padMm = 1.7
const words: Letters = { slot: 'song', size: 10 }
const label: Letters = { slot: 'hei', size: 9.5 }
const small: Letters = { slot: 'song', size: 8 }

const close = { spacing: { before: 0, after: 0 } } satisfies IParagraphOptions
const middle = { ...close, alignment: AlignmentType.CENTER } satisfies IParagraphOptions
const indented = {
  spacing: { line: 320, before: 0, after: 0 },
  indent: { firstLine: 400 },
  alignment: AlignmentType.BOTH,
} satisfies IParagraphOptions
const rightOf = { ...close, alignment: AlignmentType.RIGHT } satisfies IParagraphOptions
const gap = (mm: number) => paragraph([], { spacing: { line: twips(mm), lineRule: 'exact', before: 0, after: 0 } })

const L = (text: string) => cell([paragraph(runs(text, label), middle)])
const V = (text: string | undefined, span?: number) =>
  cell([paragraph(runs(text ?? '', words), middle)], { ...(span !== undefined && { span }) })
const T = (text: string | undefined, span?: number) =>
  cell([paragraph(runs(text ?? '', words), close)], { ...(span !== undefined && { span }) })

const headed = (text: string, span: number) =>
  row([cell([paragraph(runs(text, label), { ...middle, keepNext: true })], { span, shaded: true })], { head: true })

type Columns = readonly (number | undefined)[]
const grid = (columns: Columns, rows: Parameters<typeof table>[1]) => table(widthsOf(columns, lineMm), rows, padMm)
/** Its heading and the heads of its columns stand on each page again. */
const section = (name: string, columns: Columns, heads: readonly string[], rows: readonly (readonly (string | undefined)[])[]) => {
  const blank = heads.map(() => undefined)
  return grid(columns, [
    headed(name, heads.length),
    row(heads.map(L), { head: true }),
    ...(rows.length === 0 ? [blank] : rows).map(held => row(held.map(text => V(text)))),
  ])
}

const prose = (text: string) => text.split('\n').map(line => paragraph(runs(line, words), indented))
/** What may run over several pages has its name above it on each; a line or two stand beside their name. */
const proseOf = ([name, text]: readonly [string, string], leastMm: number): Table => {
  const length = Array.from(text).length
  if (length > 300) return grid([lineMm], [headed(name, 1), row([cell(prose(text), { top: true })], { splits: true })])
  return grid([30, undefined], [row([L(name), cell(prose(text), { top: true })], { splits: true, leastMm: length < 40 ? 8 : leastMm })])
}

const photoOf = (photo: Uint8Array | undefined): Paragraph => {
  if (photo === undefined) return paragraph(runs('照片\n（近期免冠\n二寸）', words), middle)
  const type = photoName(photo) === 'photo.jpg' ? 'jpg' : 'png'
  const image = new ImageRun({
    type,
    data: photo,
    transformation: { width: 98, height: 138 },
    altText: { id: '1', name: '照片', description: '照片', title: '照片' },
  })
  return paragraph([image], middle)
}

const basicsOf = ({ photo, ...facts }: Facts): Table => {
  const { person } = inWords(facts)
  const wide = (name: string, held: string | undefined, other: string, last: TableCell) => row([L(name), V(held, 3), L(other), last])
  return grid(
    [19, undefined, 17, undefined, 21, undefined, 29],
    [
      row([L('姓　名'), V(person.name), L('性　别'), V(person.sex), L('民　族'), V(person.ethnic), cell([photoOf(photo)], { rows: 5 })]),
      row([L('曾用名'), V(person.formerName), L('出生年月'), V(person.birth), L('政治面貌'), V(person.politics)]),
      row([L('籍　贯'), V(person.nativePlace), L('健康状况'), V(person.health), L('入党时间'), V(person.joinedParty)]),
      wide('身份证号', person.idNumber, '参加工作\n时间', V(person.workedSince)),
      wide('手　机', person.mobile, '从业年限', V(`${person.years}年`)),
      wide('电子邮箱', person.email, '从事专业', V(person.field, 2)),
      wide('服务领域', person.serves, '所属学科', V(person.discipline, 2)),
      row([L('通讯地址'), T(person.address, 3), L('继续教育\n学时'), V(person.trainingHours, 2)]),
      ...(person.mongolianName === undefined ? [] : [mongolian(person.mongolianName)]),
    ],
  )
}
const mongolian = (name: string) =>
  row([L('蒙古文\n姓名'), cell([paragraph(runs(name, { slot: 'mongolian', size: 13 }), middle)], { span: 6, upright: true })], {
    leastMm: 42,
  })

const workOf = (facts: Facts): Table => {
  const { employer, title } = { employer: facts.employer, title: inWords(facts).title }
  const four = (...held: readonly [string, string | undefined, string, string | undefined]) =>
    row([L(held[0]), V(held[1]), L(held[2]), V(held[3])])
  return grid(
    [19, undefined, 21, 42],
    [
      headed('工作单位和职称', 4),
      four('工作单位', employer.name, '统一社会\n信用代码', employer.creditCode),
      four('单位性质', employer.kind, '单位层级', employer.level),
      four('主管部门', employer.authority, '行政职务', employer.post),
      four('用工形式', employer.engagement, '单位联系人', employer.contact),
      four('职称系列', title.series, '职称级别', title.level),
      four('职称名称', title.name, '取得时间', title.obtained),
      four('证书编号', title.certificateNumber, '发证机关', title.issuer),
      four('聘任时间', title.appointed, '岗位等级', title.postGrade),
      row([L('职业资格'), V(title.qualification, 3)]),
    ],
  )
}

const livesOf = (facts: Facts): readonly Table[] => {
  const { education, history } = inWords(facts)
  return [
    section(
      '学历学位',
      [15, 22, 22, undefined, undefined, 21, 28],
      ['形式', '学历', '学位', '毕业院校', '院系及专业', '毕业时间', '证书编号'],
      education.map(e => [e.mode, e.level, e.degree, e.school, e.major, e.graduated, e.certificateNumber]),
    ),
    section(
      '学习和工作简历',
      [25, 25, undefined, 48],
      ['起', '止', '学习或工作单位', '职务或身份'],
      history.length === 0 ? Array.from({ length: 3 }, () => ['', '', '', '']) : history.map(h => [h.from, h.to, h.place, h.role]),
    ),
  ]
}

const wishesOf = ({ hosts, direction, adjustment }: Facts): readonly Table[] => [
  section(
    '培养申请：志愿单位（按志愿顺序）',
    [14, undefined, undefined, 28, 28],
    ['志愿', '培养单位', '培养专业及方向', '导师', '是否已联系'],
    hosts.map((h, i) => [String(i + 1), h.host, h.programme, h.supervisor, h.contacted]),
  ),
  grid(
    [30, undefined],
    [...(direction === undefined ? [] : [row([L('拟培养专业\n及具体方向'), T(direction)])]), row([L('调剂意愿'), T(adjustment)])],
  ),
]

const addedOf = ({ added = [] }: Facts): readonly Table[] =>
  added.map(one => {
    if ('words' in one) return proseOf([one.name, one.words], 8)
    const numbered = one.rows.map((held, i) => [String(i + 1), ...held])
    return section(one.name, [12, ...one.heads.map(() => undefined)], ['序号', ...one.heads], numbered)
  })

const pledgeOf = ({ pledge, filledBy }: Facts): Table => {
  const said = [...pledge, ...(filledBy === undefined ? [] : [`本表由${filledBy}代为填写，本人已逐项核对，确认无误。`])]
  const signed = paragraph(runs(`申请人（签名）：${'　'.repeat(10)}　　年　　月　　日`, words), rightOf)
  return grid([lineMm], [headed('本人承诺', 1), row([cell([...said.flatMap(prose), gap(9), signed], { top: true })])])
}

/** Who gives it, the words so far, and room for a seal, a hand and the date. */
const opinionsOf = ({ opinions }: Facts): Table => {
  const cells = opinions.map(({ party, words: said }, i) =>
    cell(
      [
        paragraph(runs(`${party}意见`, label), close),
        ...prose(said ?? ''),
        gap(said === undefined ? 30 : 18),
        paragraph(runs(`负责人（签字）：${'　'.repeat(7)}`, words), rightOf),
        gap(2.5),
        paragraph(runs('（公　章）　　　　年　　月　　日', words), rightOf),
      ],
      { top: true, ...(i === opinions.length - 1 && i % 2 === 0 && { span: 2 }) },
    ),
  )
  const pairs = Array.from({ length: Math.ceil(cells.length / 2) }, (_, i) => row(cells.slice(2 * i, 2 * i + 2), { leastMm: 55 }))
  return grid([undefined, undefined], [headed('审核意见', 2), ...pairs])
}

const footOf = (facts: Facts, hash: string) => {
  const line = { ...close, tabStops: [{ type: TabStopType.RIGHT, position: twips(lineMm) }] }
  const count = new TextRun({
    children: [new Tab(), '第 ', PageNumber.CURRENT, ' 页，共 ', PageNumber.TOTAL_PAGES, ' 页'],
    size: 16,
    font: '宋体',
  })
  const number = `申报编号 ${facts.number}　第${facts.version}版　版本码 ${versionCode(hash)}`
  const made = `内容摘要 ${hash.slice(0, 16)}　制表时间 ${facts.madeAt.slice(0, 16).replace('T', ' ')}`
  return () =>
    footer(paragraph([...runs(number, small), count], line), paragraph(runs(made, small), close), markLine(versionCode(hash), small))
}

const sectionOf = (facts: Facts, hash: string) => {
  const foot = footOf(facts, hash)
  const margin = { top: twips(18), bottom: twips(27), left: twips(22), right: twips(18), header: twips(9), footer: twips(9) }
  return { properties: { page: { size: { width: twips(210), height: twips(297) }, margin } }, footers: { default: foot(), even: foot() } }
}

/** Tables that follow each other at once would be one table. */
const apart = (tables: readonly Table[]) => tables.flatMap(one => [one, gap(0.1)])

/** The bytes of the Word file, one copy whatever the number of copies printed; equal facts give equal bytes. */
export const applicationFormDocx = (facts: Facts): Promise<Uint8Array> => {
  const hash = applicationFormHash(facts)
  const title: Letters = { slot: 'xiaobiaosong', size: 18 }
  const children = [
    paragraph(runs(`${facts.scheme}\n学员申报表`, title), middle),
    paragraph(runs(`（${facts.year}年度　${facts.trackName}）`, { slot: 'song', size: 11 }), {
      ...middle,
      spacing: { before: 40, after: 120 },
    }),
    ...apart([
      basicsOf(facts),
      workOf(facts),
      ...livesOf(facts),
      ...facts.merits.map(merit => proseOf(merit, 33)),
      ...wishesOf(facts),
      ...facts.plans.map(plan => proseOf(plan, 38)),
      ...addedOf(facts),
    ]),
    // What hands and seals go on begins a page.
    paragraph([], { pageBreakBefore: true, spacing: { line: 20, lineRule: 'exact' } }),
    ...apart([pledgeOf(facts), opinionsOf(facts)]),
  ]
  return packed({
    title: `特培学员申报表 ${facts.number}`,
    author: facts.person.name,
    code: versionCode(hash),
    madeAt: facts.madeAt,
    children,
    section: sectionOf(facts, hash),
  })
}
