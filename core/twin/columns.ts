/** What a column of a clerk's sheet may hold, and the heads by which it is known: those of annex 3 and of the sheets that circulate. Data. */

export const columnCodes = [
  'id',
  'version',
  'rank',
  'name',
  'sex',
  'ethnicGroup',
  'birth',
  'citizenNumber',
  'politicalStatus',
  'education',
  'degree',
  'school',
  'major',
  'schoolAndMajor',
  'graduatedIn',
  'employer',
  'creditCode',
  'employerLevel',
  'department',
  'post',
  'titleSeries',
  'titleName',
  'titleLevel',
  'titleObtainedIn',
  'workingSince',
  'profession',
  'years',
  'track',
  'direction',
  'host',
  'willing',
  'phone',
  'email',
  'address',
  'birthplace',
  'remark',
] as const
export type ColumnCode = (typeof columnCodes)[number]

/** By which heads each is known, without spaces, signs and what stands in brackets. */
const heads: Readonly<Record<ColumnCode, readonly string[]>> = {
  id: ['编号', '申报编号', '系统编号'],
  version: ['版次', '版本'],
  rank: ['序号', '排序', '推荐排序', '序', '排名'],
  name: ['姓名', '申报人', '申报人姓名', '学员姓名', '人员姓名'],
  sex: ['性别'],
  ethnicGroup: ['民族', '族别'],
  birth: ['出生年月', '出生日期', '出生年月日', '出生时间', '生日'],
  citizenNumber: ['身份证号', '身份证号码', '公民身份号码', '身份证', '证件号码', '身份证件号码'],
  politicalStatus: ['政治面貌', '面貌', '党派'],
  education: ['学历', '最高学历', '文化程度', '学历层次'],
  degree: ['学位', '最高学位'],
  school: ['毕业院校', '毕业学校', '院校', '毕业院校名称'],
  major: ['专业', '所学专业', '毕业专业', '院系及专业', '系及专业'],
  schoolAndMajor: ['毕业院校及专业', '毕业院校系及专业', '院校及专业', '毕业院校专业', '毕业学校及专业'],
  graduatedIn: ['毕业时间', '毕业年月'],
  employer: ['工作单位', '单位', '所在单位', '单位名称', '工作单位全称', '现工作单位'],
  creditCode: ['统一社会信用代码', '信用代码', '单位代码', '社会信用代码'],
  employerLevel: ['单位层级', '层级', '单位层级是否基层', '单位级别'],
  department: ['部门', '科室', '所在部门', '所在科室'],
  post: ['行政职务', '职务', '岗位', '现任职务', '工作岗位'],
  titleSeries: ['职称系列', '系列', '专业技术职务系列'],
  titleName: ['职称', '职称名称', '专业技术职务', '专业技术职称', '技术职称', '现职称', '专业技术资格'],
  titleLevel: ['职称级别', '职称等级', '专业技术职务级别'],
  titleObtainedIn: ['取得时间', '职称取得时间', '取得职称时间', '评定时间', '取得资格时间', '任职资格时间'],
  workingSince: ['参加工作时间', '工作时间', '参加工作年月'],
  profession: ['从事专业', '现从事专业', '从事专业二级学科', '专业领域'],
  years: ['年限', '从业年限', '从事专业年限', '从事本专业年限', '工作年限', '专业年限', '专业工作年限'],
  track: ['类别', '培养类别', '申报类别', '培养方式', '区内区外'],
  direction: ['拟培养专业', '拟培养专业及方向', '培养方向', '拟研修专业', '拟研修专业及具体方向', '研修方向', '培养专业'],
  host: ['拟培养单位', '培养单位', '接收单位', '拟研修单位', '志愿单位', '第一志愿'],
  willing: ['是否服从调剂', '服从调剂', '调剂'],
  phone: ['手机', '手机号', '手机号码', '联系电话', '电话', '联系方式', '移动电话', '本人电话'],
  email: ['邮箱', '电子邮箱', '电子邮件'],
  address: ['通讯地址', '通信地址', '联系地址', '家庭住址', '住址'],
  birthplace: ['籍贯', '出生地', '籍贯出生地'],
  remark: ['备注', '说明', '其他'],
}

const byHead: ReadonlyMap<string, ColumnCode> = new Map(columnCodes.flatMap(code => heads[code].map(head => [head, code] as const)))

/** A head as it is compared: '身份证号\n(18位) *' → '身份证号'. */
export const bareHead = (head: string): string =>
  head
    .normalize('NFKC')
    .replace(/\([^()]*\)/g, '')
    .replace(/[\s*:,.、，。：;；/／\\|'"“”＊·-]/gu, '')

export const columnOf = (head: string): ColumnCode | undefined => byHead.get(bareHead(head))
export const isColumn = (code: string): code is ColumnCode => columnCodes.some(one => one === code)
