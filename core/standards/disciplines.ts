/** The first-level disciplines of GB/T 13745-2009, sixty-two in five divisions A to E. A code is optional everywhere: the words are what counts. */
import type { Text } from '../../policy/words.ts'

export type DisciplineDivision = 'A' | 'B' | 'C' | 'D' | 'E'
export type Discipline = { readonly code: string; readonly division: DisciplineDivision; readonly name: Text }

export const disciplineDivisions: Readonly<Record<DisciplineDivision, Text>> = {
  A: { zh: '自然科学', en: 'Natural sciences' },
  B: { zh: '农业科学', en: 'Agricultural sciences' },
  C: { zh: '医药科学', en: 'Medical sciences' },
  D: { zh: '工程与技术科学', en: 'Engineering and technological sciences' },
  E: { zh: '人文与社会科学', en: 'Humanities and social sciences' },
}

const rows: Readonly<Record<DisciplineDivision, readonly (readonly [code: string, zh: string, en: string])[]>> = {
  A: [
    ['110', '数学', 'Mathematics'],
    ['120', '信息科学与系统科学', 'Information science and systems science'],
    ['130', '力学', 'Mechanics'],
    ['140', '物理学', 'Physics'],
    ['150', '化学', 'Chemistry'],
    ['160', '天文学', 'Astronomy'],
    ['170', '地球科学', 'Earth science'],
    ['180', '生物学', 'Biology'],
    ['190', '心理学', 'Psychology'],
  ],
  B: [
    ['210', '农学', 'Agronomy'],
    ['220', '林学', 'Forestry'],
    ['230', '畜牧、兽医科学', 'Animal husbandry and veterinary science'],
    ['240', '水产学', 'Fisheries science'],
  ],
  C: [
    ['310', '基础医学', 'Basic medicine'],
    ['320', '临床医学', 'Clinical medicine'],
    ['330', '预防医学与公共卫生学', 'Preventive medicine and public health'],
    ['340', '军事医学与特种医学', 'Military and special medicine'],
    ['350', '药学', 'Pharmacy'],
    ['360', '中医学与中药学', 'Traditional Chinese medicine and pharmacy'],
  ],
  D: [
    ['410', '工程与技术科学基础学科', 'Basic disciplines of engineering and technology'],
    ['413', '信息与系统科学相关工程与技术', 'Engineering and technology related to information and systems science'],
    ['416', '自然科学相关工程与技术', 'Engineering and technology related to natural sciences'],
    ['420', '测绘科学技术', 'Surveying and mapping'],
    ['430', '材料科学', 'Materials science'],
    ['440', '矿山工程技术', 'Mining engineering'],
    ['450', '冶金工程技术', 'Metallurgical engineering'],
    ['460', '机械工程', 'Mechanical engineering'],
    ['470', '动力与电气工程', 'Power and electrical engineering'],
    ['480', '能源科学技术', 'Energy science and technology'],
    ['490', '核科学技术', 'Nuclear science and technology'],
    ['510', '电子与通信技术', 'Electronics and communication technology'],
    ['520', '计算机科学技术', 'Computer science and technology'],
    ['530', '化学工程', 'Chemical engineering'],
    ['535', '产品应用相关工程与技术', 'Engineering and technology related to the use of products'],
    ['540', '纺织科学技术', 'Textile science and technology'],
    ['550', '食品科学技术', 'Food science and technology'],
    ['560', '土木建筑工程', 'Civil engineering and architecture'],
    ['570', '水利工程', 'Hydraulic engineering'],
    ['580', '交通运输工程', 'Transport engineering'],
    ['590', '航空、航天科学技术', 'Aviation and space science and technology'],
    ['610', '环境科学技术及资源科学技术', 'Environmental and resource science and technology'],
    ['620', '安全科学技术', 'Safety science and technology'],
    ['630', '管理学', 'Management science'],
  ],
  E: [
    ['710', '马克思主义', 'Marxism'],
    ['720', '哲学', 'Philosophy'],
    ['730', '宗教学', 'Religious studies'],
    ['740', '语言学', 'Linguistics'],
    ['750', '文学', 'Literature'],
    ['760', '艺术学', 'Art studies'],
    ['770', '历史学', 'History'],
    ['780', '考古学', 'Archaeology'],
    ['790', '经济学', 'Economics'],
    ['810', '政治学', 'Political science'],
    ['820', '法学', 'Law'],
    ['830', '军事学', 'Military science'],
    ['840', '社会学', 'Sociology'],
    ['850', '民族学与文化学', 'Ethnology and cultural studies'],
    ['860', '新闻学与传播学', 'Journalism and communication'],
    ['870', '图书馆、情报与文献学', 'Library, information and documentation science'],
    ['880', '教育学', 'Education'],
    ['890', '体育科学', 'Sports science'],
    ['910', '统计学', 'Statistics'],
  ],
}

const inDivision = (division: DisciplineDivision): readonly Discipline[] =>
  rows[division].map(([code, zh, en]) => ({ code, division, name: { zh, en } }))

/** All sixty-two, in the order of the standard. */
export const disciplines: readonly Discipline[] = [
  ...inDivision('A'),
  ...inDivision('B'),
  ...inDivision('C'),
  ...inDivision('D'),
  ...inDivision('E'),
]

/** The first-level discipline that a code of three, five or seven digits ('520', '52020', '520.20') belongs to; undefined when none. */
export const findDiscipline = (code: string): Discipline | undefined => {
  const digits = code.replace(/\./g, '')
  return /^\d{3}(\d{2}){0,2}$/.test(digits) ? disciplines.find(discipline => discipline.code === digits.slice(0, 3)) : undefined
}
