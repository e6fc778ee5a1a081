/** The stories of the other programmes: a small year of each, told after the year of 2022 by the same doors. */
import type { Law } from '../../policy/shape.ts'
import type { House } from '../../server/house.ts'
import { digestOf } from '../../server/laws.ts'
import type { Invented } from '../people.ts'
import { seed } from '../seed.ts'
import { roundOf } from '../story.ts'
import { storyClock, type Teller, tellerOf } from '../teller.ts'
import { directedTraining } from './directed-training.ts'
import { modularCourses } from './modular-courses.ts'
import { visitingScholars } from './visiting-scholars.ts'

export type Story = {
  readonly programme: string
  readonly year: number
  readonly title: string
  readonly people: (law: Law) => readonly Invented[]
  /** From `publish` on. The clock is the story's own: it begins where the story turns it to. */
  readonly tell: (teller: Teller) => Promise<void>
}

/** Whoever adds a programme adds its story here: the demonstration tells them in this order. */
export const stories: readonly Story[] = [directedTraining, visitingScholars, modularCourses]

export const lawOf = ({ programme, year }: Story, laws: readonly Law[]): Law => {
  const law = laws.find(({ policy }) => policy.programme.id === programme && policy.year === year)
  if (!law) throw new Error(`there is no policy/${programme}/${year} for the story of it`)
  return law
}

/** Makes the people and tells one story. Throws when it asks for something that the law refuses, or is allowed what must be refused. */
export const tellStory = async (house: House, law: Law, story: Story): Promise<void> => {
  const clock = storyClock()
  const people = story.people(law)
  const employers = people.map(p => p.employer)
  const itsHouse = { ...house, at: clock.at }
  await seed(itsHouse, law, { people, employers })
  await story.tell(tellerOf({ house: itsHouse, law, lawDigest: digestOf(law), round: roundOf(law), people, clock, say: () => {} }))
}
