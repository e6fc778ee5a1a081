/** The words of an account with the programme. */
import { type Language, useLanguage } from '../settings.ts'

const zh = {
  title: '往来账户',
  about: '各笔款项账户的合计（元），可与上面逐笔核对。',
  nothing: '没有往来款项。',
  owedFen: '应付未付',
  paidFen: '累计已付',
  askedFen: '应退未退',
  backFen: '累计已退',
  waivedFen: '免收',
  keptFen: '多收待退',
  employer: { title: '往返路费', about: '本单位承担的路费合计（元），各笔账户加总。', askedFen: '待付给本人', backFen: '已付给本人' },
}
type PartyWords = typeof zh

const en: PartyWords = {
  title: 'Account with the programme',
  about: 'The sum of the accounts of all payments, in yuan: it can be checked against what stands above.',
  nothing: 'No money has moved.',
  owedFen: 'Owed and not paid yet',
  paidFen: 'Paid so far',
  askedFen: 'Still to come back',
  backFen: 'Came back so far',
  waivedFen: 'Given up',
  keptFen: 'Came in beyond, to be given back',
  employer: {
    title: 'Journeys',
    about: 'What the employer bears, in yuan: the sum of the accounts of all payments.',
    askedFen: 'Still to be repaid to people',
    backFen: 'Repaid to people',
  },
}

const words: Readonly<Record<Language, PartyWords>> = { zh, en }
export const usePartyWords = (): PartyWords => words[useLanguage()]
