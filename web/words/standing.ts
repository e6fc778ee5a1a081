/** The words by which a person hears where their application stands, and why it was refused. */
import type { Language } from '../settings.ts'

const day = (iso: string) => `${Number(iso.slice(5, 7))}月${Number(iso.slice(8, 10))}日`
const zh = {
  title: '办到哪一步',
  has: (who: string, since: string) => `自${day(since)}起在${who}`,
  yours: (since: string) => `自${day(since)}起等您办理`,
  due: (on: string) => `${day(on)}前答复`,
  yourDue: (on: string) => `请在${day(on)}前办理`,
  late: (on: string, whom: string) => `答复日期${day(on)}已过，可向${whom}询问`,
  noDue: '没有规定答复日期',
  estimate: (on: string) => `没有规定答复日期，按办理期限预计不晚于${day(on)}`,
  steps: {
    submit: '提交申报',
    consent: '单位同意',
    recommend: '推荐部门推荐',
    nominate: '送达管理处',
    accept: '列入拟录取',
    admit: '录取',
  },
  reserve: '列为备选',
  now: '正在办理',
  ahead: '之后',
  refused: '为什么没有通过',
  by: (who: string, on: string) => `${who}于${day(on)}决定`,
  reason: '理由',
  explanation: '说明',
  all: '逐条核对结果和怎样才能符合，见申报表的「资格自查」',
  object: (whom: string) => `不同意这个决定的，可向${whom}书面提出，写明理由，附证明材料。`,
  open: '打开申报表',
}
type Words = typeof zh

const en: Words = {
  title: 'Where it stands',
  has: (who, since) => `With ${who} since ${since}`,
  yours: since => `It is your turn, since ${since}`,
  due: on => `answer due by ${on}`,
  yourDue: on => `please by ${on}`,
  late: (on, whom) => `the answer was due by ${on}; you may ask ${whom}`,
  noDue: 'no day is set for the answer',
  estimate: on => `no day is set for the answer; by the window of this step ${on} at the latest`,
  steps: {
    submit: 'Handed in',
    consent: 'Employer consents',
    recommend: 'Recommended',
    nominate: 'Nominated',
    accept: 'Accepted for the notice',
    admit: 'Admitted',
  },
  reserve: 'Listed as a reserve',
  now: 'now',
  ahead: 'ahead',
  refused: 'Why it was declined',
  by: (who, on) => `Decided by ${who} on ${on}`,
  reason: 'Reason',
  explanation: 'Explanation',
  all: 'Each condition, and what would change it, stands beside the form',
  object: whom => `Whoever disagrees may write to ${whom}, with reasons and proofs.`,
  open: 'Open the form',
}

export const standingWords: Readonly<Record<Language, Words>> = { zh, en }
