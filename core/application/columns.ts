/** The columns of applications in a sheet, one list for every export: what each is called and how it is read from a form. What the policy adds comes last. Pure. */
import type { Law, Text } from '../../policy/shape.ts'
import { sayValue } from '../criteria/index.ts'
import { findName } from '../law-names.ts'
import { wishesAsked } from '../placement/wishes.ts'
import {
  degreeName,
  disciplines,
  divisions,
  educationName,
  ethnicGroupName,
  highestEducation,
  parseCitizenNumber,
  politicalStatusName,
  sexName,
  titleLevelName,
} from '../standards/index.ts'
import { addedFields, answerInWords } from './added.ts'
import type { Form } from './form.ts'
import { ownFacts } from './own-facts.ts'

/** How a reader is told: in which language, and by which word a code of the form's own lists is called. */
export type Tongue = { readonly pick: (text: Text) => string; readonly word: (list: WordList, code: string) => string }
/** The lists whose words are the form's and no standard's. */
export type WordList = 'level' | 'mode' | 'nature' | 'engagement' | 'scope' | 'yesNo'

export type Cell = string | number
/** `code` is the place in the form where there is one: 'identity.name', 'added.language'. */
export type Column = {
  readonly code: string
  readonly heading: Text
  readonly read: (form: Form, tongue: Tongue) => Cell
}

const column = (code: string, zh: string, en: string, read: Column['read']): Column => ({ code, heading: { zh, en }, read })
const yesNo = (value: boolean, { word }: Tongue) => word('yesNo', value ? 'yes' : 'no')

const identity: readonly Column[] = [
  column('identity.name', '姓名', 'Name', f => f.identity.name),
  column('sex', '性别', 'Sex', (f, { pick }) => {
    const parsed = parseCitizenNumber(f.identity.citizenNumber)
    return parsed.ok ? pick(sexName(parsed.sex)) : ''
  }),
  column('identity.ethnicGroup', '民族', 'Ethnic group', (f, { pick }) => pick(ethnicGroupName(f.identity.ethnicGroup))),
  column('birthDate', '出生日期', 'Date of birth', f => {
    const parsed = parseCitizenNumber(f.identity.citizenNumber)
    return parsed.ok ? parsed.birthDate : ''
  }),
  column('identity.citizenNumber', '身份证号', 'Identity number', f => f.identity.citizenNumber),
  column('identity.politicalStatus', '政治面貌', 'Political status', (f, { pick }) =>
    pick(politicalStatusName(f.identity.politicalStatus)),
  ),
  column('identity.joinedPartyIn', '入党年月', 'Joined the Party in', f => f.identity.joinedPartyIn ?? ''),
  column('identity.workingSince', '参加工作年月', 'Working since', f => f.identity.workingSince ?? ''),
  column('identity.phone', '手机', 'Mobile phone', f => f.identity.phone),
  column('identity.email', '电子邮箱', 'E-mail', f => f.identity.email ?? ''),
  column('identity.address', '通信地址', 'Address', f => f.identity.address ?? ''),
]

/** The row of the highest certificate; of equals the first. */
export const highestIn = ({ education }: Form): Form['education'][number] | undefined => {
  const highest = highestEducation(education.map(one => one.education))
  return education.find(one => one.education === highest) ?? education[0]
}

const education: readonly Column[] = [
  column('highest.education', '最高学历', 'Highest education', (f, { pick }) => {
    const code = highestIn(f)?.education
    return code === undefined ? '' : pick(educationName(code))
  }),
  column('highest.degree', '学位', 'Degree', (f, { pick }) => {
    const degree = highestIn(f)?.degree
    return degree === undefined ? '' : pick(degreeName(degree))
  }),
  column('highest.mode', '学习形式', 'Mode of study', (f, { word }) => {
    const mode = highestIn(f)?.mode
    return mode === undefined ? '' : word('mode', mode)
  }),
  column('highest.school', '毕业院校', 'School', f => highestIn(f)?.school ?? ''),
  column('highest.major', '专业', 'Major', f => highestIn(f)?.major ?? ''),
  column('highest.graduatedIn', '毕业年月', 'Graduated in', f => highestIn(f)?.graduatedIn ?? ''),
]

const divisionName = (code: string | undefined, { pick }: Tongue) => {
  const found = divisions.find(({ division }) => division === code)
  return found ? pick(found.name) : (code ?? '')
}

const employer: readonly Column[] = [
  column('employer.name', '工作单位', 'Employer', f => f.employer.name),
  column('employer.creditCode', '统一社会信用代码', 'Credit code', f => f.employer.creditCode),
  column('employer.level', '单位层级', 'Level of the employer', (f, { word }) => word('level', f.employer.level)),
  column('employer.division', '单位所在旗县', 'County of the employer', (f, tongue) => divisionName(f.employer.division, tongue)),
  column('employer.nature', '单位性质', 'Kind of employer', (f, { word }) => (f.employer.nature ? word('nature', f.employer.nature) : '')),
  column('employer.department', '所在部门', 'Department', f => f.employer.department ?? ''),
  column('employer.post', '职务', 'Post', f => f.employer.post),
  column('employer.engagement', '用人方式', 'Engagement', (f, { word }) =>
    f.employer.engagement ? word('engagement', f.employer.engagement) : '',
  ),
  column('employer.contact', '单位联系人', 'Contact', f => f.employer.contact ?? ''),
  column('employer.contactPhone', '单位联系电话', 'Phone of the contact', f => f.employer.contactPhone ?? ''),
]

const title: readonly Column[] = [
  column('title.series', '职称系列', 'Series of titles', f => f.title.series),
  column('title.level', '职称级别', 'Level of the title', (f, { pick }) => pick(titleLevelName(f.title.level))),
  column('title.name', '职称', 'Title', f => f.title.name),
  column('title.obtainedIn', '取得年月', 'Obtained in', f => f.title.obtainedIn ?? ''),
]

const requestIn = (law: Law): readonly Column[] => [
  column('request.track', '类别', 'Track', (f, { pick }) => named(law, f.request.track, pick)),
  column('request.fieldServed', '服务领域', 'Field served', (f, { pick }) => named(law, f.request.fieldServed, pick, 'fieldServed')),
  column('request.profession', '从事专业', 'Profession', f => f.request.profession),
  column('request.discipline', '学科', 'Discipline', (f, { pick }) => {
    const found = disciplines.find(({ code }) => code === f.request.discipline)
    return found ? pick(found.name) : ''
  }),
  column('request.direction', '研修方向', 'Direction', f => f.request.direction),
]

const named = (law: Law, code: string, pick: Tongue['pick'], key?: string): string => {
  const name = findName(law, code, key)
  return name ? pick(name) : code
}

/** The wishes in their order, where the policy asks any. */
const wishesIn = (law: Law): readonly Column[] =>
  wishesAsked(law.policy).value.max === 0
    ? []
    : [
        column('request.preferences', '志愿（按顺序）', 'Wishes in order', (f, { pick }) =>
          f.request.preferences
            .map(({ host, programme }, i) => `${i + 1}. ${named(law, host, pick)} ${named(law, programme, pick)}`)
            .join('\n'),
        ),
        column('request.willing', '是否服从调剂', 'Willing to be adjusted', (f, tongue) => yesNo(f.request.willing, tongue)),
        column('request.scope', '调剂范围', 'Scope of the willingness', (f, { word }) =>
          (f.request.scope ?? []).map(one => word('scope', one)).join('、'),
        ),
      ]

const ownIn = ({ policy }: Law): readonly Column[] =>
  ownFacts(policy).map(([fact, { label }]) => ({
    code: `own.${fact}`,
    heading: label,
    read: ({ own }, tongue) => {
      const value = own?.[fact]
      if (value === undefined || typeof value === 'number') return value ?? ''
      return typeof value === 'boolean' ? yesNo(value, tongue) : tongue.pick(sayValue(policy, fact, value))
    },
  }))

const addedIn = ({ policy }: Law): readonly Column[] =>
  addedFields(policy)
    .filter(({ shownIn }) => shownIn.includes('export'))
    .map(field => ({
      code: `added.${field.code}`,
      heading: field.label,
      read: ({ added }, { pick }) => {
        const value = added?.[field.code]
        return field.type === 'number' && typeof value === 'number' ? value : answerInWords(field, value, pick)
      },
    }))

/** In the order of the form. Long prose, photographs and proofs have no place in a sheet. */
export const columnsOf = (law: Law): readonly Column[] => [
  ...identity,
  ...education,
  ...employer,
  ...title,
  ...requestIn(law),
  ...wishesIn(law),
  ...ownIn(law),
  ...addedIn(law),
]
