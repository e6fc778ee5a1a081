/** The series of an archive package and the papers in it, by name. A package is in Chinese. */
import type { FormKind } from '../core/desk/paper-job.ts'
import type { PaperKind } from '../core/paper/index.ts'
import type { ArchiveSeries } from '../policy/archive.ts'

type Words = {
  readonly series: Readonly<Record<ArchiveSeries, string>>
  readonly papers: Readonly<Record<Exclude<FormKind, 'applicationFormCopies'> | PaperKind, string>>
}

export const archiveWords: Readonly<Record<'zh', Words>> = {
  zh: {
    series: {
      rules: '年度与政策',
      lists: '汇总表与名额',
      applications: '申报',
      decisions: '异议与评审',
      placement: '培养单位与分派',
      training: '培养过程',
      certificates: '结业证书',
      money: '经费',
      cases: '纪律处理',
      letters: '群发通知',
    },
    papers: {
      applicationForm: '申报表',
      certificate: '结业证书',
      rosterPdf: '汇总表',
      rosterXlsx: '汇总表（电子表格）',
      enrolmentBatch: '报到通知（一批）',
      enrolmentNotice: '报到通知',
      publicNotice: '公示',
      publicResult: '公示结果',
      notAdmitted: '未录取的函',
      objectionAnswer: '异议答复',
      changeAllowed: '同意变更的批复',
      changeRefused: '不同意变更的答复',
      termination: '同意终止学习的批复',
      sanction: '取消资格的决定',
      reprimand: '通报批评',
      repayment: '退还经费的通知',
      repaymentReceipt: '退款收据',
      waiver: '免收决定',
      appealDecision: '申诉决定',
    },
  },
}
