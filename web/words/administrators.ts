/** The words of whoever keeps the house itself: accounts, organisations, and one administrator divided among three. */
import type { Language } from '../settings.ts'

const zh = {
  undivided: '管理员未分设',
  undividedNote:
    '现在由一名管理员管账号又管权限。按网络安全等级保护三级的要求，系统、安全、审计三员须由三个人分别担任，互不兼任、互不代理。',
  divide: '分设三员',
  divideNote:
    '系统管理员建账号和单位，不给权限；安全管理员给岗位、办登录找回，不建账号；审计查看留痕，不办事项。提交后全部未分设的管理员岗位立即结束，三人重新登录。',
  mine: '本人今后担任',
  neither: '都不担任',
  system: '系统管理员',
  security: '安全管理员',
  auditor: '审计',
  auditorNote: '最近半年（183 天）内当过管理员的人不能担任：记录里会有本人经手的事项。',
  accounts: '账号与单位',
  accountsNote: '系统管理员建账号、建单位；岗位由安全管理员在「人员与岗位」里给。',
  newAccount: '建账号',
  login: '登录名',
  nameZh: '姓名（中文）',
  nameEn: '姓名（英文或拼音）',
  password: '初始密码（本人首次登录须更换）',
  made: (login: string) => `账号 ${login} 已建立，请把初始密码当面交给本人。`,
  newOrganisation: '建单位',
  id: '单位代码',
  idNote: '字母、数字、点和横线；有统一社会信用代码的用该代码。',
  kind: '单位类别',
  kinds: { department: '处室', body: '推荐部门', employer: '用人单位', host: '培养单位', ministry: '部委' },
  organisationZh: '单位名称（中文）',
  organisationEn: '单位名称（英文）',
  organisationMade: (name: string) => `${name} 已建立。`,
  home: {
    system: '系统管理员建账号和单位、看运行情况，不给权限，不办理人员事项。',
    security: '安全管理员给岗位、办登录找回，不建账号，不办理人员事项。',
  },
  enrol: '您的岗位须用通行密钥确认身份，目前还没有。请到「我的账号」添加后再办理，已填写的内容请先记下。',
  toAccount: '去添加通行密钥',
}
type Words = typeof zh

const en: Words = {
  undivided: 'One administrator holds all',
  undividedNote:
    'One administrator keeps both accounts and rights. Level 3 of the classified protection of networks wants system, security and audit in the hands of three people who don’t stand in for each other.',
  divide: 'Divide among three',
  divideNote:
    'System opens accounts and organisations and gives no rights; security gives seats and lost access and opens no account; audit looks at what was done and does nothing. When it is sent every undivided seat ends at once, and the three sign in again.',
  mine: 'What I shall be',
  neither: 'neither',
  system: 'System administrator',
  security: 'Security administrator',
  auditor: 'Auditor',
  auditorNote: 'Nobody who was an administrator within half a year (183 days): the record would hold their own acts.',
  accounts: 'Accounts and organisations',
  accountsNote: 'System opens accounts and organisations; seats are given by security on “People and seats”.',
  newAccount: 'Open an account',
  login: 'Login',
  nameZh: 'Name (Chinese)',
  nameEn: 'Name (English or pinyin)',
  password: 'First password (its owner changes it at the first sign-in)',
  made: login => `The account ${login} is open; give its owner the first password in person.`,
  newOrganisation: 'Enter an organisation',
  id: 'Code',
  idNote: 'Letters, digits, dots and dashes; the credit code where there is one.',
  kind: 'Kind',
  kinds: { department: 'Office', body: 'Nominating body', employer: 'Employer', host: 'Host', ministry: 'Ministry' },
  organisationZh: 'Name (Chinese)',
  organisationEn: 'Name (English)',
  organisationMade: name => `${name} is entered.`,
  home: {
    system: 'A system administrator opens accounts and organisations, and gives no rights and decides nothing about people.',
    security: 'A security administrator gives seats and lost access, opens no account and decides nothing about people.',
  },
  enrol: 'Your seat shows by a passkey that it is you, and you have none yet. Add one on “My account” first; note down what you typed.',
  toAccount: 'Add a passkey',
}

export const administratorWords: Readonly<Record<Language, Words>> = { zh, en }
