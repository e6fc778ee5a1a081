/** Professional titles: the twenty-seven series of the reform of 2016–2021. A title is a series, a level and a name; the level is never read out of words. */
import type { Text } from '../../policy/words.ts'

/** From no title to 正高. 员 is elementary, 助理 assistant, 中级 intermediate, 副高 associateSenior, 正高 senior. */
export const titleLevels = ['none', 'elementary', 'assistant', 'intermediate', 'associateSenior', 'senior'] as const
export type TitleLevel = (typeof titleLevels)[number]

/** A title as a person holds it. `series` is a name of titleSeries or of the code of 2001; `level` was chosen by a person from the series' list. */
export type Title = { readonly series: string; readonly level: TitleLevel; readonly name: string }

const levelNames: Readonly<Record<TitleLevel, Text>> = {
  none: { zh: '无职称', en: 'No title' },
  elementary: { zh: '员级', en: 'Elementary' },
  assistant: { zh: '助理级', en: 'Assistant' },
  intermediate: { zh: '中级', en: 'Intermediate' },
  associateSenior: { zh: '副高级', en: 'Associate senior' },
  senior: { zh: '正高级', en: 'Senior' },
}

/** The name of a level, Chinese and English. */
export const titleLevelName = (level: TitleLevel): Text => levelNames[level]

/** Whether a level is at or above another ('副高级及以上'). */
export const meetsTitleLevel = (held: TitleLevel, wanted: TitleLevel): boolean => titleLevels.indexOf(held) >= titleLevels.indexOf(wanted)

type Names = readonly string[]
/** One series: its number in the reform's list, its name, and the names of its titles at each level that it has. */
export type TitleSeries = {
  readonly number: number
  readonly name: Text
  readonly titles: Readonly<Record<Exclude<TitleLevel, 'none'>, Names>>
}

const series = (
  number: number,
  zh: string,
  en: string,
  ...levels: readonly [senior: Names, associate: Names, mid: Names, assistant: Names, elementary: Names]
): TitleSeries => {
  const [senior, associateSenior, intermediate, assistant, elementary] = levels
  return { number, name: { zh, en }, titles: { senior, associateSenior, intermediate, assistant, elementary } }
}

const researcher = [['研究员'], ['副研究员'], ['助理研究员'], ['研究实习员'], []] as const
const librarian = [['研究馆员'], ['副研究馆员'], ['馆员'], ['助理馆员'], ['管理员']] as const

/** The twenty-seven series in the order of the reform. Names of one level stand together; within a level, disciplines differ only in name. */
// biome-ignore format: a table
export const titleSeries: readonly TitleSeries[] = [
  series(1, '高等学校教师', 'Teachers of higher education', ['教授'], ['副教授'], ['讲师'], ['助教'], []),
  series(2, '哲学社会科学研究', 'Research in philosophy and social sciences', ...researcher),
  series(3, '自然科学研究', 'Research in natural sciences', ...researcher),
  series(4, '卫生技术', 'Health', ['主任医师', '主任药师', '主任护师', '主任技师'], ['副主任医师', '副主任药师', '副主任护师', '副主任技师'],
    ['主治医师', '主管药师', '主管护师', '主管技师'], ['医师', '药师', '护师', '技师'], ['医士', '药士', '护士', '技士']),
  series(5, '工程技术', 'Engineering', ['正高级工程师'], ['高级工程师'], ['工程师'], ['助理工程师'], ['技术员']),
  series(6, '农业技术', 'Agriculture', ['农业技术推广研究员', '正高级农艺师', '正高级畜牧师', '正高级兽医师'], ['高级农艺师', '高级畜牧师', '高级兽医师'],
    ['农艺师', '畜牧师', '兽医师'], ['助理农艺师', '助理畜牧师', '助理兽医师'], ['农业技术员']),
  series(7, '新闻', 'Journalism', ['高级记者', '高级编辑'], ['主任记者', '主任编辑'], ['记者', '编辑'], ['助理记者', '助理编辑'], []),
  series(8, '出版', 'Publishing', ['编审'], ['副编审'], ['编辑'], ['助理编辑'], []),
  series(9, '图书资料', 'Libraries', ...librarian),
  series(10, '文物博物', 'Cultural relics and museums', ...librarian),
  series(11, '档案', 'Archives', ...librarian),
  series(12, '工艺美术', 'Arts and crafts', ['正高级工艺美术师'], ['高级工艺美术师'], ['工艺美术师'], ['助理工艺美术师'], ['工艺美术员']),
  series(13, '技工院校教师', 'Teachers of technical schools', ['正高级讲师', '正高级实习指导教师'], ['高级讲师', '高级实习指导教师'],
    ['讲师', '一级实习指导教师'], ['助理讲师', '二级实习指导教师'], ['三级实习指导教师']),
  series(14, '体育', 'Sports', ['国家级教练'], ['高级教练'], ['中级教练'], ['初级教练'], []),
  series(15, '翻译', 'Translation', ['译审'], ['一级翻译'], ['二级翻译'], ['三级翻译'], []),
  series(16, '播音主持', 'Broadcasting', ['播音指导'], ['主任播音员主持人'], ['一级播音员主持人'], ['二级播音员主持人'], []),
  series(17, '会计', 'Accounting', ['正高级会计师'], ['高级会计师'], ['会计师'], ['助理会计师'], []),
  series(18, '统计', 'Statistics', ['正高级统计师'], ['高级统计师'], ['统计师'], ['助理统计师'], []),
  series(19, '经济', 'Economics', ['正高级经济师'], ['高级经济师'], ['经济师'], ['助理经济师'], []),
  series(20, '实验技术', 'Laboratory work', ['正高级实验师'], ['高级实验师'], ['实验师'], ['助理实验师'], ['实验员']),
  series(21, '中等职业学校教师', 'Teachers of secondary vocational schools', ['正高级讲师', '正高级实习指导教师'], ['高级讲师', '高级实习指导教师'],
    ['讲师', '一级实习指导教师'], ['助理讲师', '二级实习指导教师'], ['三级实习指导教师']),
  series(22, '中小学教师', 'Teachers of primary and secondary schools', ['正高级教师'], ['高级教师'], ['一级教师'], ['二级教师'], ['三级教师']),
  series(23, '艺术', 'The arts', ['一级演员', '一级演奏员', '一级编剧', '一级导演', '一级美术师'], ['二级演员', '二级演奏员', '二级编剧', '二级导演', '二级美术师'],
    ['三级演员', '三级演奏员', '三级编剧', '三级导演', '三级美术师'], ['四级演员', '四级演奏员', '四级编剧', '四级导演', '四级美术师'], []),
  series(24, '公共法律服务', 'Public legal services', ['一级公证员', '正高级司法鉴定人'], ['二级公证员', '副高级司法鉴定人'],
    ['三级公证员', '中级司法鉴定人'], ['四级公证员', '初级司法鉴定人'], []),
  series(25, '船舶', 'Ships', ['正高级船长', '正高级轮机长', '正高级引航员'], ['高级船长', '高级轮机长', '高级引航员'],
    ['中级驾驶员', '中级轮机员', '中级引航员'], ['助理驾驶员', '助理轮机员', '助理引航员'], ['驾驶员', '轮机员', '引航员']),
  series(26, '民用航空飞行技术', 'Civil aviation', ['正高级飞行员'], ['一级飞行员'], ['二级飞行员'], ['三级飞行员'], []),
  series(27, '审计', 'Auditing', ['正高级审计师'], ['高级审计师'], ['审计师'], ['助理审计师'], []),
]

/** The series of a name, or undefined. */
export const findTitleSeries = (zh: string): TitleSeries | undefined =>
  titleSeries.find(one => one.name.zh === zh.trim().replace(/系列$/u, ''))

/**
 * The level that a series gives to a title's full name: '高级教师' is 副高 in 中小学教师 and nothing anywhere else. Undefined when the series does
 * not list the name. A level is only ever looked up in a series, never read from the words 高级, 一级 or 主任.
 */
export const findTitleLevel = (seriesName: string, titleName: string): TitleLevel | undefined => {
  const titles = findTitleSeries(seriesName)?.titles
  return titles === undefined ? undefined : titleLevels.find(level => level !== 'none' && titles[level].includes(titleName.trim()))
}
