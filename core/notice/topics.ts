/** Short headings of our own: what a clause is about, by the words that it uses, so that no wording of the notice gets into a policy. */
import type { Text } from '../../policy/words.ts'

type Topic = { readonly words: RegExp; readonly zh: string; readonly en: string }

// biome-ignore format: a table
const topics: readonly Topic[] = [
  { words: /名额|选拔数量|选派数量|计划(?:培养|选派|招收)|招收(?:人数|规模)/, zh: '名额', en: 'Places' },
  { words: /培养方式|选派类别|分.{1,20}两种|途径/, zh: '方式', en: 'Ways' },
  { words: /选拔范围|选派范围|申报范围|重点围绕|领域/, zh: '范围和领域', en: 'Scope and fields' },
  { words: /热爱祖国|遵纪守法|职业道德|政治素质|师德/, zh: '品行', en: 'Conduct' },
  { words: /少数民族/, zh: '民族', en: 'Ethnic group' },
  { words: /身心健康|身体健康/, zh: '健康', en: 'Health' },
  { words: /周岁|年龄|出生/, zh: '年龄', en: 'Age' },
  { words: /学历|学位/, zh: '学历', en: 'Education' },
  { words: /从事.{0,12}工作.{0,6}年|工作年限|工龄/, zh: '年限', en: 'Years of work' },
  { words: /职称|专业技术职务/, zh: '职称', en: 'Title' },
  { words: /申请表|申报表|登记表/, zh: '申报表', en: 'Form' },
  { words: /汇总表/, zh: '汇总表', en: 'Roster' },
  { words: /推荐/, zh: '推荐', en: 'Recommendation' },
  { words: /公示/, zh: '公示', en: 'Public notice' },
  { words: /调剂|志愿/, zh: '志愿和调剂', en: 'Preferences and adjustment' },
  { words: /报到/, zh: '报到', en: 'Enrolment' },
  { words: /报送|截止|逾期/, zh: '报送和期限', en: 'Filing and deadline' },
  { words: /变更/, zh: '变更', en: 'Changes' },
  { words: /组织生活/, zh: '组织生活', en: 'Party life' },
  { words: /请假/, zh: '请假', en: 'Leave' },
  { words: /终止学习|终止培养|中止/, zh: '终止', en: 'Termination' },
  { words: /延期|延迟|推迟/, zh: '延期', en: 'Deferral' },
  { words: /考核|考试/, zh: '考核', en: 'Assessment' },
  { words: /证书/, zh: '证书', en: 'Certificate' },
  { words: /取消.{0,6}资格|通报批评|退还|违约/, zh: '违约和退还', en: 'Breach and repayment' },
  { words: /服务期|服务年限|服务满/, zh: '服务期', en: 'Service obligation' },
  { words: /工资|福利待遇/, zh: '工资待遇', en: 'Pay kept' },
  { words: /学费|住宿费|培养费|经费|资助|补贴|补助/, zh: '经费', en: 'Money' },
  { words: /路费|交通费/, zh: '路费', en: 'Travel' },
  { words: /餐饮|伙食/, zh: '餐费', en: 'Meals' },
  { words: /占比|比例|不超过.{0,12}[%％]/, zh: '比例', en: 'Shares' },
  { words: /跟踪|随访|回访/, zh: '跟踪', en: 'Follow-up' },
  { words: /宣传/, zh: '宣传', en: 'Making it known' },
  { words: /课程|模块|学时/, zh: '课程', en: 'Courses' },
  { words: /无故|擅自|弄虚作假|恶劣影响/, zh: '情形', en: 'Ground' },
  { words: /重大战略|产业|特色/, zh: '服务领域', en: 'Field served' },
  { words: /条件/, zh: '条件', en: 'Conditions' },
  { words: /程序|流程|步骤/, zh: '程序', en: 'Procedure' },
  { words: /职责|责任/, zh: '职责', en: 'Duties' },
  { words: /管理/, zh: '管理', en: 'Management' },
  { words: /要求|规定/, zh: '要求', en: 'Requirements' },
  { words: /支持|使用/, zh: '使用和支持', en: 'Use and support' },
  { words: /其[它他]/, zh: '其它', en: 'Other matters' },
  { words: /重视|配合|协调/, zh: '各方协同', en: 'Coordination' },
]

const most = 3

const told = (found: readonly Topic[], fallback: Text): Text => {
  const first = found.slice(0, most)
  if (first.length === 0) return fallback
  const english = first.map(topic => topic.en).join(', ')
  return { zh: first.map(topic => topic.zh).join('、'), en: english.charAt(0) + english.slice(1).toLowerCase() }
}

/** Up to three topics of a clause's title, or of its text where the title tells none. */
export const headingOf = (title: string, text: string, number: string): Text => {
  const byTitle = topics.filter(topic => topic.words.test(title))
  const found = byTitle.length > 0 ? byTitle : topics.filter(topic => topic.words.test(text.slice(0, 400)))
  return told(found, { zh: `条款${number}`, en: `Clause ${number}` })
}
