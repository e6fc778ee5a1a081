/** The words about papers as Word files. */
export const wordFileWords = {
  zh: {
    link: 'Word 可编辑稿',
    note: '可编辑稿供送签前改动，内容以系统内版本为准；改动不会写回系统。',
  },
  en: {
    link: 'Word, to edit',
    note: 'The Word file is for changes before signing. The version in the system stands, and nothing that is changed there comes back into it.',
  },
} as const
