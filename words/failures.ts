/** What is said to people when a paper could not be made: what it was, and what they can do. */
export const failures = {
  zh: {
    'time limit': '文书太长，未能在规定时间内生成。请稍后再试；仍不行的，请联系系统管理员。',
    'memory limit': '文书太大，生成时超出内存上限。请联系系统管理员。',
    font: '文书使用的字体未安装或设置有误。请联系系统管理员。',
    other: '文书暂时无法生成，办理不受影响。请稍后再试；仍不行的，请联系系统管理员。',
  },
  en: {
    'time limit': 'The paper is too long to be made in time. Try again later, or tell the administrator.',
    'memory limit': 'The paper is too large for the memory that it may take. Tell the administrator.',
    font: 'A typeface of the paper is not installed, or its setting is wrong. Tell the administrator.',
    other: 'The paper can not be made now; what was decided stands. Try again later, or tell the administrator.',
  },
} as const
