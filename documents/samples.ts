/** Invented facts for the tests of the documents: ordinary ones, and the hard ones. */
import { fileURLToPath } from 'node:url'
import { fillPaper, type PaperFacts, type PaperKind, parsePaper } from '../core/paper/index.ts'
import { loadLaw } from '../policy/load.ts'
import type { ApplicationFormFacts } from './application-form.ts'
import type { CertificateFacts } from './certificate.ts'
import type { MinutesFacts } from './minutes.ts'
import type { MoneyPaperFacts } from './money-paper.ts'
import type { OfficialFacts } from './official.ts'
import type { RosterFacts } from './roster-facts.ts'
import { sealedFacts } from './sealed-sample.ts'

export const madeAt = '2022-07-04T09:30:00+08:00'
export const longName = '阿拉坦·额尔敦·巴雅尔·那木尔·吉日嘎拉·乌力吉·宝音·图'
export const rareNames = ['李𠮷', '王䶮', '吉日嘎拉'] as const
export const hostile = '<b>&"\'</b> #eval("1") $x^2$ *粗* _斜_ `raw` [box] {evil} \\par @ref <label> =1+1 // 注释 /* */ ~ ---'

/** Markup of every language that words may pass on their way, marks that can't be seen, and letters that few typefaces have. */
export const hostileWords = [
  hostile,
  '#set page(fill: red)',
  '#import "/etc/passwd"',
  '$ integral_0^oo $',
  '\\u{41} \\ \\# \\*',
  '```typ #panic()```',
  '*/ ]}) #{',
  '= 标题\n- 项\n+ 项',
  '<script>alert(1)</script>',
  '&lt;&#x41;&amp;',
  '%PDF-1.7 endobj',
  "=cmd|'/C calc'!A0",
  '$\u007b7*7} {{7*7}} %s %n',
  'a\u202eb\u2066c\u2069',
  '零\u200b宽\u200d\ufeff字',
  '\u0645\u062d\u0645\u062f \u05d3\u05d5\u05d3',
  '😀👩\u200d🔬',
  '𠮷𪚥\u{323af}\u{2ebf0}',
  'Z\u0351a\u0334l\u0321go',
  '蒙\ufe00古\u{e0100}',
  '\ufffd\uffff',
  'http://x.example/?a=1&b=2#c',
] as const
/** What Typst would do, were it ever asked: read, run, fetch, take in, name, nest; and marks that turn, hide or end. */
export const typstWords = [
  ...[
    '#read("/etc/passwd")',
    '#read("../../../../etc/passwd")',
    '#read("application-form.typ")',
    '#include "common.typ"',
    '#include "/etc/hostname"',
  ],
  ...[
    '#import "common.typ": *',
    '#import "@preview/cetz:0.3.0"',
    '#import "@local/x:0.1.0": y',
    '#image("http://127.0.0.1:9/x.png")',
    '#image("../master.key")',
  ],
  ...[
    '#plugin("/tmp/x.wasm")',
    '#eval("1+1")',
    '#eval(sys.inputs.data)',
    '#sys.inputs',
    '#json(bytes(sys.inputs.data))',
    '#csv("/etc/passwd", delimiter: ":")',
  ],
  ...[
    '#panic("x")',
    '#assert(false)',
    '#let d = (:)',
    '#set text(size: 900pt)',
    '#show: none',
    '#show regex(".*"): []',
    '#while true {}',
    '#for i in range(9) [x]',
  ],
  ...[
    '#pagebreak()',
    '#hide[x]',
    '#place(top)[x]',
    '#link("javascript:x")[y]',
    '#metadata("x") <m>',
    '#context here()',
    '#state("x").update(1)',
    '#pdf.attach("x")',
  ],
  ...[
    '$ x^2 / y_1 $',
    '$#read("x")$',
    '\\\\#\\$\\"',
    '\\u{1F600}',
    'a\\',
    '`#x`',
    '``` #x ```',
    '```typ #panic() ```',
    '/* x',
    '*/ x',
    '// x',
    '<label>',
    '@ref',
    '= x',
    '+ x',
  ],
  ...[
    '"); #panic("',
    '"]}) #{ panic() } ({["',
    '#{',
    '}#',
    ']]]]',
    '[[[[',
    '#[#[#[x]]]',
    '(((((',
    `#${'['.repeat(20)}x${']'.repeat(20)}`,
    `$${'('.repeat(20)}$`,
  ],
  ...[
    'a\\u{202e}b',
    'x\u202egnp.exe',
    '\u2067x\u2069',
    '\\u0000',
    '%00',
    '&#0;',
    '\n#panic()',
    '\\r\\n',
    '~~~',
    '---',
    '...',
    "''\"'",
    '#',
    '$',
    '*',
    '_',
    '`',
  ],
] as const
/** What is no text at all, and what is too much of it. */
export const refusedWords = ['a\u0000b', 'a\tb', '\u001b[31m', '\u0085', '\ud800', '\udc00a', '字'.repeat(20_001)] as const

export const office = '内蒙古自治区人力资源和社会保障厅'

const employers = ['呼伦贝尔市人民医院', '锡林郭勒盟苏尼特右旗蒙古族小学', '鄂尔多斯市农牧业科学研究院', '二连浩特市生态环境监测站']
const programmes = ['临床医学（心血管内科）', '草学', '课程与教学论', '环境科学与工程']

const people = Array.from({ length: 40 }, (_, index) => ({
  name: [...rareNames, longName, '乌云其木格', '张伟'][index % 6] ?? '',
  employer: employers[index % 4] ?? '',
  host: ['内蒙古大学', '内蒙古医科大学附属医院', '内蒙古自治区农牧业科学院'][index % 3] ?? '',
  course: programmes[index % 4] ?? '',
}))

export const { papers = {} } = loadLaw(fileURLToPath(new URL('../policy/nmg-tepei/2022', import.meta.url)))
/** A paper of the policy of 2022. */
export const paperOf = <K extends PaperKind>(kind: K, facts: PaperFacts<K>, more: Partial<OfficialFacts> = {}): OfficialFacts => ({
  madeAt,
  office,
  issuedOn: '2022-07-04',
  blocks: fillPaper(kind, parsePaper(papers[kind] ?? '').template, facts),
  ...more,
})

const round = {
  programme: '内蒙古少数民族地区专业技术人才特培计划',
  year: '2022',
  office,
  noticeTitle: '关于开展2022年度特培计划的通知',
  noticeNumber: '内人社办函〔2022〕55号',
  contact: '专业技术人员管理处',
}

export const enrolmentFacts: PaperFacts<'enrolmentBatch'> = {
  ...round,
  clause: '四（三）',
  addressees: '各盟市人力资源和社会保障局，满洲里市、二连浩特市人力资源和社会保障局，自治区直属各有关单位，各培养单位',
  track: '区内培养',
  reportFrom: '2022-09-01',
  reportTo: '2022-09-05',
  trainingFrom: '2022-09-01',
  trainingTo: '2023-08-31',
  months: 12,
  count: people.length,
  rows: people,
}
export const enrolmentBatch = paperOf('enrolmentBatch', enrolmentFacts, { number: '内人社办发〔2022〕128号' })

export const sanctionFacts: PaperFacts<'sanction'> = {
  ...round,
  clause: '六（六）1',
  track: '区内培养',
  name: '王䶮',
  employer: '锡林郭勒盟苏尼特右旗农牧业技术推广中心',
  post: '农艺师',
  host: '内蒙古自治区农牧业科学院',
  findings: [
    '经查，王䶮于2022年9月1日接到报到通知，至2022年9月5日报到期满未到培养单位报到，也未按规定书面说明事由。',
    '2022年9月13日、9月20日，培养单位和选送单位先后两次电话联系本人，本人表示不再参加学习，但未能说明正当理由。',
  ],
  ground: '接到报到通知后，无故不参加特培学习',
  heardOn: '2022-10-18',
  decidedOn: '2022-11-08',
  amount: 1_600_000,
  dueOn: '2022-12-31',
  reviewAt: office,
  reviewUntil: '2023-01-07',
}
/** A decision in the letter form: by default the sanction itself; `reprimand` says the same to everybody in the document form. */
export const letterOf = (more: Partial<PaperFacts<'sanction'>> = {}) =>
  paperOf('sanction', { ...sanctionFacts, ...more }, { number: '内人社办函〔2022〕301号', issuedOn: '2022-11-08' })
export const reprimandOf = (more: Partial<PaperFacts<'reprimand'>> = {}) =>
  paperOf('reprimand', { ...sanctionFacts, ...more }, { number: '内人社办发〔2022〕301号', issuedOn: '2022-11-08' })

export const publicNotice = paperOf('publicNotice', {
  ...round,
  clause: '四（二）',
  tracks: '区外培养',
  from: '2022-06-06',
  to: '2022-06-10',
  workingDays: 5,
  count: people.length,
  order: '按姓氏笔画为序',
  rows: people.map(({ name, employer }) => ({ name, sex: '女', employer, body: '锡林郭勒盟人力资源和社会保障局' })),
})

export const certificate: CertificateFacts = sealedFacts({
  scheme: '内蒙古少数民族地区专业技术人才特培计划',
  madeAt,
  number: '特培〔2022〕区内第0017号',
  name: '李𠮷',
  sex: '男',
  ethnic: '蒙古',
  employer: '呼伦贝尔市人民医院',
  host: '内蒙古医科大学附属医院',
  programme: '临床医学（心血管内科）',
  programmeYear: 2022,
  trackName: '区内培养',
  from: '2022-09-01',
  to: '2023-08-31',
  issuedOn: '2023-09-15',
  issuers: ['人力资源社会保障部专业技术人员管理司', '内蒙古自治区人力资源和社会保障厅'],
  checkAddress: 'https://tepei.example.cn/certificate',
  checkCode: '4f1c09ab7de2835560c1f0e9a7b3d2c8',
})

export const applicationForm: ApplicationFormFacts = {
  madeAt,
  id: 'a-0031',
  scheme: '少数民族地区专业技术人才特培计划',
  number: 'TP2022-1525-0031',
  version: 3,
  year: 2022,
  trackName: '区内培养',
  person: {
    name: '王䶮',
    mongolianName: 'ᠡᠷᠳᠡᠨᠢᠪᠠᠶᠠᠷ',
    sex: '女',
    ethnic: '蒙古族',
    birth: '1989-03',
    idNumber: '159900198903070021',
    politics: '中共党员',
    joinedParty: '2012-06',
    nativePlace: '内蒙古苏尼特右旗',
    health: '健康',
    workedSince: '2012-07',
    mobile: '13900000000',
    email: 'yan.wang.of.the.animal.husbandry.station@example.cn',
    address: '锡林郭勒盟苏尼特右旗赛汉塔拉镇新区一号楼',
    field: '草学',
    years: 9,
    serves: '特色优势产业和农牧业',
    discipline: '畜牧、兽医科学',
    trainingHours: 90,
  },
  employer: {
    name: '锡林郭勒盟苏尼特右旗农牧业技术推广中心',
    creditCode: '12152524MB0000000X',
    kind: '事业单位',
    level: '旗县（基层）',
    authority: '苏尼特右旗农牧和科技局',
    post: '无',
    engagement: '在编',
    contact: '乌日娜 0479-0000000',
  },
  title: {
    series: '农业技术',
    name: '农艺师',
    level: '中级',
    obtained: '2018-12',
    certificateNumber: 'NM2018-0000',
    issuer: '锡林郭勒盟人力资源和社会保障局',
    appointed: '2019-01',
    postGrade: '专业技术10级',
    qualification: '执业兽医师',
  },
  education: [
    {
      mode: '全日制',
      level: '大学本科',
      degree: '农学学士',
      school: '内蒙古农业大学',
      major: '草原与资源环境学院 草业科学',
      graduated: '2012-07',
      certificateNumber: '101291201205000000',
    },
    { mode: '在职', level: '硕士研究生', degree: '农业硕士', school: '内蒙古农业大学', major: '草业', graduated: '2018-06' },
  ],
  history: [
    { from: '2008-09', to: '2012-07', place: '内蒙古农业大学草业科学专业', role: '学生' },
    { from: '2012-07', to: '2018-12', place: '苏尼特右旗草原工作站', role: '助理农艺师' },
    { from: '2018-12', place: '苏尼特右旗农牧业技术推广中心', role: '农艺师' },
  ],
  merits: [
    [
      '主要工作业绩',
      '承担旗内退化草原补播试验，三年累计补播四万亩，植被盖度平均提高十二个百分点。\n编写蒙汉双语牧民培训讲义一套，培训牧民六百余人次。',
    ],
    ['论文、项目和奖励', '参加自治区科技计划项目一项（排名第四）；发表论文两篇。'],
    ['近三年年度考核', '2019年合格，2020年优秀，2021年合格。'],
  ],
  direction: '草地生态与修复，侧重退化草原的补播和监测',
  hosts: [
    { host: '内蒙古自治区农牧业科学院', programme: '草地生态与修复', supervisor: '其其格', contacted: '已联系' },
    { host: '内蒙古农业大学', programme: '草学', contacted: '未联系' },
  ],
  adjustment: '服从调剂（范围：自治区内，草学及相近专业）。',
  plans: [
    ['培养目标和学习计划', '系统学习草地退化评价与修复技术，参加导师在研项目，完成一份适合本旗的补播技术规程。'],
    ['学成后工作设想', '回原单位推广补播技术，带动苏木技术员。'],
  ],
  pledge: [
    '本人保证所填内容和所附材料真实、准确、完整，如有不实，愿意承担相应责任。',
    '本人已知悉培养期间的管理规定和退还特培经费的情形，并已阅读个人信息处理告知书。',
  ],
  opinions: [
    { party: '所在单位', words: '该同志政治表现好，业务能力强，同意申报。培养期间保留其原岗位、职务和工资福利待遇。' },
    { party: '旗县（市、区）人力资源和社会保障部门' },
    { party: '盟市人力资源和社会保障局（自治区行业主管部门）' },
    { party: '自治区人力资源和社会保障厅' },
    { party: '培养单位接收' },
  ],
}

/** Everything at its longest: a name of 25 characters, thirty rows of history, a page of achievements, hostile strings. */
export const fullApplicationForm: ApplicationFormFacts = {
  ...applicationForm,
  copies: 2,
  person: { ...applicationForm.person, name: longName, formerName: hostile, address: hostile.repeat(3) },
  history: Array.from({ length: 30 }, (_, index) => ({
    from: `${1992 + index}-09`,
    to: `${1993 + index}-08`,
    place:
      index % 4 === 0 ? `内蒙古自治区锡林郭勒盟苏尼特右旗赛汉塔拉镇第${index}农牧业技术推广服务综合站（原草原工作站）` : `第${index}工作站`,
    role: index % 5 === 0 ? hostile : '技术员',
  })),
  merits: [['主要工作业绩', `${'承担旗内退化草原补播试验，累计补播四万亩。'.repeat(38)}\n${hostile}`], ...applicationForm.merits.slice(1)],
}

export const roster: RosterFacts = {
  madeAt,
  year: 2022,
  scheme: '内蒙古少数民族地区专业技术人才特培计划',
  trackName: '区内培养',
  body: '锡林郭勒盟人力资源和社会保障局',
  reporter: '乌云其木格',
  phone: '0479-0000000',
  reportedOn: '2022-03-30',
  rows: Array.from({ length: 30 }, (_, index) => ({
    rank: index + 1,
    name: [...rareNames, longName, '乌云其木格', '张伟'][index % 6] ?? '',
    sex: index % 2 === 0 ? '女' : '男',
    ethnic: ['蒙古族', '汉族', '达斡尔族'][index % 3] ?? '',
    birth: `19${80 + (index % 15)}-10`,
    idNumber: `15990019${80 + (index % 15)}1007${String(index).padStart(3, '0')}X`,
    politics: '中共党员',
    education: '大学本科',
    degree: '农学学士',
    school: '内蒙古农业大学草业科学专业',
    employer: employers[index % 4] ?? '',
    level: '旗县/是',
    post: '',
    title: '农艺师',
    titleObtained: index % 5 === 0 ? '' : '2018-12',
    field: '草学',
    years: 9,
    programme: '草地生态与修复',
    host: '内蒙古自治区农牧业科学院',
    adjustable: '是',
    mobile: '13900000000',
    note: index === 3 ? '=HYPERLINK("http://x","y")' : '',
  })),
}

export const minutes: MinutesFacts = {
  madeAt,
  scheme: '示例访问学者计划',
  year: 2023,
  host: '内蒙古大学',
  on: '2024-06-28',
  way: '总分＝访学报告×60%＋学术交流×40%，最后四舍五入到整数，60分合格；访学报告、访学考勤须单项合格；由考核小组评分的，取各成员的平均分；只判合格的，过半数判合格为合格。',
  panel: ['其其格 教授', '张伟 教授', longName],
  parts: ['访学报告（60%）', '学术交流（40%）', '访学考勤'],
  rows: Array.from({ length: 40 }, (_, index) => ({
    name: [...rareNames, longName, '乌云其木格', '张伟'][index % 6] ?? '',
    employer: employers[index % 4] ?? '',
    grades: ['86、84.5、90', '79.25', index === 7 ? '缺考' : '合格'],
    result: '84',
    verdict: index === 7 ? '不合格' : '合格',
    remark: index % 9 === 0 ? '张伟回避' : '',
  })),
}

const amounts = Array.from({ length: 60 }, (_, i) => 480_000 + i * 37_333)
const totalFen = amounts.reduce((sum, fen) => sum + fen, 0)
export const paymentList: MoneyPaperFacts = {
  madeAt,
  title: '示例访问学者计划2023年度第3批拨付清单',
  office: '示例厅',
  about: [
    { label: '收款方', value: '学员' },
    { label: '笔数', value: String(amounts.length) },
    { label: '状态', value: '已复核' },
  ],
  columns: [
    { head: '行号', kind: 'text', wide: 2.4 },
    { head: '姓名或单位', kind: 'text', wide: 3 },
    { head: '账号', kind: 'text', wide: 2 },
    { head: '开户银行', kind: 'text', wide: 4 },
    { head: '金额', kind: 'money', wide: 2.2 },
  ],
  rows: amounts.map((fen, i) => [
    `0003-${String(i + 1).padStart(6, '0')}`,
    [...rareNames, longName, '乌云其木格'][i % 5] ?? '',
    '****1234',
    '示例银行呼和浩特分行',
    fen,
  ]),
  summed: 4,
  totals: ['合计', `${amounts.length}笔`, '', '', totalFen],
  totalFen,
  totalName: '合计金额',
  notes: ['账号只列末四位；完整账号在银行文件里。'],
  signers: [
    { as: '制单人', name: '其其格', on: '2023-10-20' },
    { as: '复核人', name: '张伟', on: '2023-10-21' },
    { as: '负责人', name: '', on: '' },
  ],
  digest: 'a3'.repeat(32),
}
