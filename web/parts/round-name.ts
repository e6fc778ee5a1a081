/** What a round is called: its year, with a number from the second one on, and its programme. Pure. */
import type { Answered } from '../../core/question.ts'
import type { Texts } from '../texts.ts'

type Rounds = Answered<'rounds'>

/** A second round of the same year, such as a supplementary one, has its number beside the year. */
export const yearIn = (rounds: Rounds, { id, programmeId, year }: Rounds[number]): string => {
  const nth = rounds.filter(other => other.programmeId === programmeId && other.year === year && other.id < id).length
  return nth === 0 ? String(year) : `${year} (${nth + 1})`
}

/** The year comes first: it must not be cut off. */
export const roundNameIn = (rounds: Rounds | undefined, id: string, { pick }: Pick<Texts, 'pick'>): string => {
  const found = rounds?.find(one => one.id === id)
  return rounds && found ? `${yearIn(rounds, found)} · ${pick(found.programme)}` : id
}
