/** The words of what is chosen on the application form beyond the national standards: on the page and on the paper the same. */
export const formChoices = {
  zh: {
    nature: { government: '机关', institution: '事业单位', enterprise: '企业', other: '其他' },
    engagement: { established: '在编', contract: '聘用（编外）' },
    resultKind: { paper: '论文著作', project: '项目课题', patent: '专利', award: '获奖', office: '学术兼职', other: '其他' },
    grade: { excellent: '优秀', competent: '合格（称职）', basicallyCompetent: '基本合格（基本称职）', incompetent: '不合格（不称职）' },
    scope: { host: '其他培养单位', field: '相近专业方向', place: '其他地区' },
  },
  en: {
    nature: { government: 'Government body', institution: 'Public institution', enterprise: 'Enterprise', other: 'Other' },
    engagement: { established: 'Permanent staff', contract: 'On contract' },
    resultKind: { paper: 'Paper or book', project: 'Project', patent: 'Patent', award: 'Award', office: 'Academic office', other: 'Other' },
    grade: { excellent: 'Excellent', competent: 'Competent', basicallyCompetent: 'Basically competent', incompetent: 'Not competent' },
    scope: { host: 'Another host', field: 'A neighbouring field', place: 'Another place' },
  },
} as const
