/** The words of a restriction on what is held of somebody: that it stands, what it means, and how it is lifted. */
import type { Language } from '../settings.ts'

const zh = {
  stands: '限制使用中',
  banner:
    '本人的个人信息已限制使用：只保存、不作新的使用。解除以前不能推荐、审核或送专家评审；申报表只有本人和管理处能打开；不列入导出表格、回访名单和群发通知。依法应当办理的培养、经费和归档照常进行。',
  grant:
    '选“已办理”或“部分办理”，限制立即生效：停止推荐、审核和专家评审，单位和推荐部门不能打开申报表，不列入导出表格、回访名单和群发通知；培养、经费和归档依法照常进行。',
  lift: '解除限制使用',
}
export type RestrictionWords = typeof zh

const en: RestrictionWords = {
  stands: 'Restricted',
  banner:
    'A restriction stands on this person’s data: they are kept and put to no new use. Nothing is recommended, vetted or scored until it is lifted; only the person and the office open the form; no export, list of follow-ups or circular has them. Training, money and filing go on as the law asks.',
  grant:
    'With “Done” or “Done in part” the restriction holds at once: no recommending, vetting or scoring, the form is closed to employer and body, and no export, list of follow-ups or circular has them. Training, money and filing go on as the law asks.',
  lift: 'Lift the restriction',
}

export const restrictionWords: Readonly<Record<Language, RestrictionWords>> = { zh, en }
