/** The words of an export. */
import type { Language } from '../settings.ts'

const zh = {
  lists: {
    applications: {
      open: '导出表格',
      title: '导出申报名单',
      note: '导出当前筛选出的全部申报，证件号、电话、邮箱和地址默认隐去，工作确需完整号码的再勾选。导出的人、时间和事由都会记录在案；请妥善保管，用后删除。',
    },
    money: {
      open: '导出明细',
      title: '导出经费明细',
      note: '逐人逐笔导出各栏金额，含姓名、培养单位和条款。导出的人、时间和事由都会记录在案；请妥善保管，用后删除。',
    },
    ageing: {
      open: '导出账龄表',
      title: '导出未收回款项账龄',
      note: '逐个欠款人导出未收回金额和账龄，含姓名。导出的人、时间和事由都会记录在案；请妥善保管，用后删除。',
    },
    vouchers: {
      open: '导出记账凭证',
      title: '导出记账凭证',
      note: '导出所选期间的全部分录，含姓名、培养单位和条款；还没有编号的从此编号。导出的人、时间和事由都会记录在案。',
    },
    statements: {
      open: '导出对账单',
      title: '导出个人年度对账单',
      note: '逐人导出这一年付出和退回的每一笔，含姓名。导出的人、时间和事由都会记录在案；请妥善保管，用后删除。',
    },
    oversight: {
      open: '导出这一类',
      title: '导出审计记录',
      note: '导出当前这一类、这段时间的全部记录，含姓名和经办人。导出的人、时间和事由都会记录在案。',
    },
  },
  whole: '包含完整的证件号、电话、邮箱和地址',
  narrowed: '已按当前的筛选条件缩小范围。',
  as: '格式',
  reason: '导出事由',
  reasonHint: '如：核对报名人数',
  go: '导出',
  back: '取消',
  busy: '正在导出，人数多时需要一两分钟，请不要关闭本页。',
  failed: '没有导出成功，没有保存任何文件。请检查网络后再试一次。',
  refused: '您现在无权导出这份名单。',
  seenLimit:
    '您今天在屏幕上查看的人员已满一万人，这一页没有显示，审计人员已收到提示。确需继续查看的，请向负责人说明事由，由其在「人员与岗位」里「放宽今日查看和导出」后再试。',
  limit: '您今天导出的记录已满一万条。确需再导出的，请负责人在「人员与岗位」里「放宽今日查看和导出」后再试。',
  done: '已导出，请在浏览器的下载中查看。',
}
type Words = typeof zh

const en: Words = {
  lists: {
    applications: {
      open: 'Export',
      title: 'Export the applications',
      note: 'Exports everything that the list shows now, with identity numbers, phones, mail and addresses masked; tick it where the work needs them whole. Who exported it, when and why is on record; keep it safe and delete it after use.',
    },
    money: {
      open: 'Export the people',
      title: 'Export the people behind the money',
      note: 'Exports every sum of everybody with name, host and clause. Who exported it, when and why is on record; keep it safe and delete it after use.',
    },
    ageing: {
      open: 'Export the ageing',
      title: 'Export what is owed back',
      note: 'Exports every debtor with what is open by age. Who exported it, when and why is on record; keep it safe and delete it after use.',
    },
    vouchers: {
      open: 'Export vouchers',
      title: 'Export vouchers',
      note: 'Exports every line of the period with name, host and clause; what has no number yet is numbered. Who exported it, when and why is on record.',
    },
    statements: {
      open: 'Export statements',
      title: 'Export the statements of the year',
      note: 'Exports every sum of everybody in this year with names. Who exported it, when and why is on record; keep it safe and delete it after use.',
    },
    oversight: {
      open: 'Export these',
      title: 'Export the auditor’s lines',
      note: 'Exports all lines of this kind and these days with names. Who exported it, when and why is on record.',
    },
  },
  whole: 'With whole identity numbers, phones, mail and addresses',
  narrowed: 'Narrowed by the filters as they are set.',
  as: 'Format',
  reason: 'Reason',
  reasonHint: 'Such as: checking the count',
  go: 'Export now',
  back: 'Cancel',
  busy: 'Exporting. With many people it takes a minute or two; leave this page open.',
  failed: 'Nothing was exported and no file was saved. Check the connection and try again.',
  refused: 'You may not export this list now.',
  seenLimit:
    'You have seen ten thousand people today, so this page is not shown, and the auditor is told. If you need more, tell a leader why; they allow it at “People and seats”, then try again.',
  limit:
    'Ten thousand records went out to you today. If more is needed, ask whoever stands over you to allow it on “People and seats”, and try again.',
  done: 'Exported: see the downloads of your browser.',
}

export const exportWords: Readonly<Record<Language, Words>> = { zh, en }
