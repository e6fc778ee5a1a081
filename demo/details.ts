/** The smaller parts of an invented form: dates, numbers, results and plans that follow from what is known of the person. No dice are thrown here. */
import type { Form } from '../core/application/form.ts'
import type { Trade } from './employers.ts'
import { type Brought, portraitOf } from './proofs.ts'

/** Whose form it is: the number of the person, the year of the round and the trade. */
type Who = { readonly i: number; readonly year: number; readonly trade: Trade }
type Known = Who & {
  readonly party: boolean
  /** The year in which the last period of the history began. */
  readonly since: number
  readonly willing: boolean
  readonly titleIn: string
}

const two = (n: number) => String(n).padStart(2, '0')
const fileOf = ({ sha256, fileName }: Brought) => ({ sha256, name: fileName })

const identityDetails = ({ i, party, since }: Known): Partial<Form['identity']> => ({
  workingSince: `${since}-08`,
  birthplace:
    ['呼和浩特市', '赤峰市巴林右旗', '通辽市科尔沁左翼中旗', '兴安盟科尔沁右翼前旗', '锡林郭勒盟西乌珠穆沁旗'][i % 5] ?? '呼和浩特市',
  email: `p${i}@example.invalid`,
  photo: fileOf(portraitOf(i)),
  ...(party && { joinedPartyIn: `${since - 1}-${two(1 + (i % 12))}` }),
})

const employerDetails = ({ i, trade }: Known): Partial<Form['employer']> => ({
  nature: 'institution',
  department: `${trade.profession}科`,
  engagement: i % 7 === 0 ? 'contract' : 'established',
  contact: '人事科',
  contactPhone: `0471-${5_000_000 + i}`,
})

const titleDetails = ({ i, titleIn }: Known): Partial<Form['title']> => ({
  certificateNumber: `NM${titleIn.slice(0, 4)}${String(i).padStart(5, '0')}`,
  issuer: '内蒙古自治区人力资源和社会保障厅',
  appointedIn: `${Number(titleIn.slice(0, 4)) + 1}-01`,
})

/** What the visiting scholars are asked beyond annex 2; every third has a letter of the host, and researchers teach nothing. */
export const scholarAnswers = ({ i, trade, since }: Pick<Known, 'i' | 'trade' | 'since'>): NonNullable<Form['added']> => {
  const teaches = trade.field === '1'
  return {
    language: ['six', 'four', 'abroad', 'none'][i % 4] ?? 'none',
    weeklyHours: teaches ? 8 + (i % 3) + 0.5 : 0,
    topic: `${trade.profession}在本地区的若干问题及其解决途径`,
    joinedOn: `${since}-07-15`,
    ...(i % 3 === 0 && { invitation: fileOf(portraitOf(i)) }),
    ...(teaches && {
      courses: [
        { title: `${trade.profession}概论`, for: 'undergraduates', hours: 48 },
        { title: `${trade.profession}专题`, for: 'graduates' },
      ],
    }),
  }
}

const kinds = ['paper', 'project', 'award', 'patent'] as const
const titlesOf = (trade: Trade) => ({
  paper: `${trade.profession}基层应用的若干问题`,
  project: `${trade.profession}技术示范推广`,
  award: `${trade.profession}工作先进个人`,
  patent: `一种用于${trade.profession}的装置`,
})

const resultsOf = ({ i, year, trade }: Known): Form['results'] =>
  kinds.slice(0, i % 5).map((kind, k) => ({
    kind,
    title: titlesOf(trade)[kind],
    year: String(year - 1 - ((i + k) % 4)),
    role: kind === 'award' ? '本人' : ['第一', '第二', '第三'][(i + k) % 3],
    level: ['盟市级', '自治区级', '旗县级'][(i + k) % 3],
  }))

const reviewsOf = ({ i, year }: Known): Form['reviews'] =>
  [3, 2, 1].map(back => ({ year: String(year - back), grade: (i + back) % 4 === 0 ? 'excellent' : 'competent' }))

const requestDetails = ({ i, trade, willing }: Known): Partial<Form['request']> => ({
  ...(trade.disciplines[0] !== undefined && { discipline: trade.disciplines[0] }),
  trainingHours: 80 + (i % 5) * 10,
  ...(willing && { scope: i % 5 === 0 ? ['host', 'place'] : ['host', 'field', 'place'] }),
  plan: `回单位后承担${trade.profession}骨干工作，每年带教两名青年人员，并在旗县推广所学方法。`,
  languages: i % 3 === 0 ? '普通话二级甲等，蒙古语' : '普通话二级甲等，英语四级',
})

/** The same form, whole: what annex 2 asks beside what the story needs. What the story says itself stays. */
export const detailed = (form: Form, who: Who): Form => {
  const { identity, employer, title, request, history } = form
  const known: Known = {
    ...who,
    party: identity.politicalStatus === '01',
    since: Number((history.map(({ from }) => from).sort()[history.length - 1] ?? '2012-09').slice(0, 4)),
    willing: request.willing,
    titleIn: title.obtainedIn ?? '2018-12',
  }
  return {
    ...form,
    identity: { ...identityDetails(known), ...identity },
    employer: { ...employerDetails(known), ...employer },
    title: { ...titleDetails(known), obtainedIn: known.titleIn, ...title },
    request: { ...requestDetails(known), ...request },
    results: resultsOf(known),
    reviews: reviewsOf(known),
  }
}
