/** The title of a row from its name, and where they are given its level and series. A level is never read out of words: what several series call so is asked. */
import { type Title, type TitleLevel, titleLevelName, titleLevels, titleSeries, titlesNamed } from '../standards/index.ts'
import { ask, bare, type Reading, value } from './reading.ts'

const levelWords: ReadonlyMap<string, TitleLevel> = new Map([
  ['正高', 'senior'],
  ['正高级', 'senior'],
  ['副高', 'associateSenior'],
  ['副高级', 'associateSenior'],
  ['中级', 'intermediate'],
  ['助理级', 'assistant'],
  ['助理', 'assistant'],
  ['初级', 'assistant'],
  ['员级', 'elementary'],
  ['无', 'none'],
])

const named = (name: string): readonly Title[] => {
  const now = titleSeries.flatMap(({ name: series, titles }) =>
    titleLevels.flatMap(level => (level !== 'none' && titles[level].includes(name) ? [{ series: series.zh, level, name }] : [])),
  )
  return now.length > 0 ? now : titlesNamed(name)
}

const coded = ({ series, level }: Pick<Title, 'series' | 'level'>) => ({
  value: `${series}|${level}`,
  zh: level === 'none' ? '无职称' : `${series} ${titleLevelName(level).zh}`.trim(),
})
const anyLevel = titleLevels.toReversed().map(level => coded({ series: '', level }))

/** `chosen` is what a person answered before: 'series|level'. */
export const readTitle = (
  name: string,
  given: { readonly level?: string | undefined; readonly series?: string | undefined },
  chosen?: string,
): Reading => {
  const [word, series] = [bare(name), bare(given.series ?? '').replace(/系列$/u, '')]
  if (word === '' || /^(无|没有|-|—|\/)$/u.test(word)) return value({ series: undefined, level: 'none', name: undefined })
  if (chosen !== undefined) {
    const [theirs = '', level = ''] = chosen.split('|')
    return value({ series: theirs === '' ? series : theirs, level, name: word })
  }
  const level = levelWords.get(bare(given.level ?? ''))
  const fits = named(word).filter(one => (series === '' || one.series === series) && (level === undefined || one.level === level))
  const [only] = fits
  if (only && fits.length === 1) return value(only)
  if (level !== undefined && fits.length === 0) return value({ ...(series !== '' && { series }), level, name: word })
  return fits.length > 1 ? ask('severalMeanings', fits.map(coded)) : ask('word', anyLevel)
}
