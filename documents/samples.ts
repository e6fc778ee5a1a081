/** Invented facts for the tests of the documents: ordinary ones, and the hard ones. */
import type { CertificateFacts } from './certificate.ts'
import type { EnrolmentNoticeFacts } from './enrolment-notice.ts'
import type { PublicNoticeFacts } from './public-notice.ts'
import type { ReprimandFacts } from './reprimand.ts'

export const madeAt = '2022-07-04T09:30:00+08:00'
export const longName = '阿拉坦·额尔敦·巴雅尔·那木尔·吉日嘎拉·乌力吉·宝音·图'
export const rareNames = ['李𠮷', '王䶮', '吉日嘎拉'] as const
export const hostile = '<b>&"\'</b> #eval("1") $x^2$ *粗* _斜_ `raw` [box] {evil} \\par @ref <label> =1+1 // 注释 /* */ ~ ---'

export const office = {
  mark: '内蒙古自治区人力资源和社会保障厅文件',
  organs: ['内蒙古自治区人力资源和社会保障厅'],
  printedBy: '内蒙古自治区人力资源和社会保障厅办公室',
}

const employers = ['呼伦贝尔市人民医院', '锡林郭勒盟苏尼特右旗蒙古族小学', '鄂尔多斯市农牧业科学研究院', '二连浩特市生态环境监测站']
const programmes = ['临床医学（心血管内科）', '草学', '课程与教学论', '环境科学与工程']

export const enrolmentNotice: EnrolmentNoticeFacts = {
  madeAt,
  form: 'document',
  number: '内人社办发〔2022〕128号',
  office,
  to: '各盟市人力资源和社会保障局，满洲里市、二连浩特市人力资源和社会保障局，自治区直属各有关单位，各培养单位',
  issuedOn: '2022-07-04',
  copies: '人力资源社会保障部专业技术人员管理司，自治区人才开发基金管理办公室',
  note: '此件主动公开',
  year: 2022,
  trackName: '区内培养',
  basis: { title: '内蒙古自治区人力资源和社会保障厅关于开展2022年度少数民族地区专业技术人才特培计划的通知', number: '内人社办函〔2022〕55号' },
  reportFrom: '2022-09-01',
  reportTo: '2022-09-05',
  trainingFrom: '2022-09-01',
  trainingTo: '2023-08-31',
  months: 12,
  contact: { unit: '专业技术人员管理处', phone: '0471-0000000' },
  people: Array.from({ length: 40 }, (_, index) => ({
    name: [...rareNames, longName, '乌云其木格', '张伟'][index % 6] ?? '',
    employer: employers[index % 4] ?? '',
    host: ['内蒙古大学', '内蒙古医科大学附属医院', '内蒙古自治区农牧业科学院'][index % 3] ?? '',
    programme: programmes[index % 4] ?? '',
    supervisor: index % 2 === 0 ? '其其格' : undefined,
  })),
}

export const reprimand: ReprimandFacts = {
  madeAt,
  form: 'letter',
  number: '内人社办函〔2022〕301号',
  office: { ...office, mark: '内蒙古自治区人力资源和社会保障厅' },
  to: '各盟市人力资源和社会保障局，自治区直属各有关单位，各培养单位',
  issuedOn: '2022-11-08',
  year: 2022,
  trackName: '区内培养',
  person: { name: '王䶮', employer: '锡林郭勒盟苏尼特右旗农牧业技术推广中心', post: '农艺师', host: '内蒙古自治区农牧业科学院' },
  findings: [
    '经查，王䶮于2022年9月1日接到报到通知，至2022年9月5日报到期满未到培养单位报到，也未按规定书面说明事由。',
    '2022年9月13日、9月20日，培养单位和选送单位先后两次电话联系本人，本人表示不再参加学习，但未能说明正当理由。',
  ],
  basis: enrolmentNotice.basis,
  ground: { clause: '第六条第（六）项第1目', words: '接到报到通知后，无故不参加特培学习' },
  hearing: '2022年10月18日，我厅听取了本人的陈述和申辩，其理由不能成立。',
  effectiveFrom: '2022-11-08',
  clawback: { amountFen: 1_600_000, dueOn: '2022-12-31' },
  appeal: { to: '内蒙古自治区人力资源和社会保障厅', until: '2023-01-07' },
}

export const publicNotice: PublicNoticeFacts = {
  madeAt,
  form: 'plain',
  office,
  issuedOn: '2022-06-06',
  year: 2022,
  trackName: '区外培养',
  basis: enrolmentNotice.basis,
  order: '按姓氏笔画为序',
  from: '2022-06-06',
  to: '2022-06-10',
  workingDays: 5,
  contact: { unit: '专业技术人员管理处', address: '呼和浩特市新城区', phone: '0471-0000000' },
  people: enrolmentNotice.people.map(({ name, employer }) => ({ name, sex: '女', employer, body: '锡林郭勒盟人力资源和社会保障局' })),
}

export const certificate: CertificateFacts = {
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
  checkAddress: 'https://tepei.example.cn/check',
  checkCode: '7KQ2-M9XD-40TB-PV8E',
}
