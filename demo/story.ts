/** The year, chapter by chapter: what `npm run demo` tells and what the tests of the whole year read. */
import type { Law } from '../policy/shape.ts'
import type { House } from '../server/house.ts'
import { digestOf } from '../server/laws.ts'
import { admit, notice } from './chapters/admit.ts'
import { apply, publish } from './chapters/apply.ts'
import { enrol } from './chapters/enrol.ts'
import { finish, followUps } from './chapters/finish.ts'
import { nominate } from './chapters/nominate.ts'
import { place } from './chapters/place.ts'
import { study } from './chapters/study.ts'
import { inventEmployers } from './employers.ts'
import { inventPeople } from './people.ts'
import { seed } from './seed.ts'
import { type StoryClock, type Teller, tellerOf } from './teller.ts'

type Chapter = { readonly name: string; readonly title: string; readonly tell: (t: Teller) => Promise<void> }

export const chapters: readonly Chapter[] = [
  { name: 'published', title: 'the notice is published and the round opens', tell: publish },
  { name: 'applying', title: 'the first hundred and fifty people apply', tell: t => apply(t, '2022-03-03', '2022-03-11') },
  { name: 'applied', title: 'the others apply, until the window closes', tell: t => apply(t, '2022-03-12', '2022-04-30') },
  { name: 'nominated', title: 'the bodies send in their rosters', tell: nominate },
  { name: 'noticed', title: 'the files are read and the list is shown', tell: notice },
  { name: 'admitted', title: 'objections are answered and people are admitted', tell: admit },
  { name: 'placed', title: 'everybody gets a host', tell: place },
  { name: 'enrolled', title: 'the trainees enrol and the hosts are paid', tell: enrol },
  { name: 'studied', title: 'the training year, with its hard moments', tell: study },
  { name: 'finished', title: 'assessments, certificates and allowances', tell: finish },
  { name: 'followedUp', title: 'three years of follow-up, and the end', tell: followUps },
]

export type Telling = {
  readonly house: House
  readonly law: Law
  readonly clock: StoryClock
  readonly say: (text: string) => void
  /** The last chapter to tell; all of them when left out. */
  readonly until?: string | undefined
  /** Hears how far the story is, 0 to 100. */
  readonly progress?: (percent: number) => void
}

export const roundOf = ({ policy }: Law) => `${policy.programme.id}-${policy.year}`

/** Makes the people and tells the chapters in their order. Throws when the story asks for something that the law refuses. */
export const tell = async ({ house, law, clock, say, until, progress }: Telling): Promise<void> => {
  const people = inventPeople(law)
  await seed(house, law, { people, employers: inventEmployers(law) })
  const teller = tellerOf({ house, law, lawDigest: digestOf(law), round: roundOf(law), people, clock, say })
  const last = until === undefined ? chapters.length - 1 : chapters.findIndex(c => c.name === until)
  if (last < 0) throw new Error(`the story has no chapter ${until}; it has ${chapters.map(c => c.name).join(', ')}`)
  for (const [i, chapter] of chapters.slice(0, last + 1).entries()) {
    const began = performance.now()
    await chapter.tell(teller)
    say(`${chapter.title} (${Math.round(performance.now() - began)} ms)`)
    progress?.(Math.round(((i + 1) / (last + 1)) * 100))
  }
}
