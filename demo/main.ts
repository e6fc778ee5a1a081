/** `tepei demo`: opens the house in demo mode, lets people in, and tells the invented year behind the open doors. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { keepFile } from '../server/files.ts'
import type { House } from '../server/house.ts'
import { toldToStop } from '../server/main.ts'
import { readSettings, type Settings } from '../server/settings.ts'
import { lawsThatCome, openHouse, serve } from '../server/start.ts'
import { type Invented, inventPeople } from './people.ts'
import { lawOf, stories, tellStory } from './stories/index.ts'
import { chapters, tell } from './story.ts'
import { type StoryClock, storyClock } from './teller.ts'

type Io = { readonly out: (text: string) => void; readonly err: (text: string) => void }

const usage = `Usage: tepei demo [--until ${chapters.map(c => c.name).join('|')}]`

/** The demo keeps its data apart from a real one's, in the folder `demo`. A story that was cut off is told anew from the start. */
const demoFolder = (settings: Settings): { readonly folder: string; readonly told: boolean; readonly mark: string } => {
  const folder = join(settings.dataFolder, 'demo')
  const mark = join(folder, 'told')
  const told = existsSync(mark)
  if (!told && settings.databaseUrl === undefined) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return { folder, told, mark }
}

const theYear = { programme: 'nmg-tepei', year: 2022 }

const lastText = `
select max(j.at) as at from journal j join dossier d on d.subject = j.subject and d.id = j.id where d.round = $1`

/** The last day of the year of 2022, as far as it was told: the other stories have calendars of their own. */
const lastDay = async (house: House) => {
  const round = `${theYear.programme}-${theYear.year}`
  const rows = await house.database.transaction('everything', query => query<{ at: Date | null }>(lastText, [round]))
  return rows[0]?.at ?? undefined
}

const keepProofs = async (house: House, folder: string, people: readonly Invented[]) => {
  // Whoever names a file must have brought it: that is how the server knows who may read it.
  for (const { login, proofs } of people) for (const { bytes } of proofs) await keepFile(house, folder, login, bytes)
}

type Plan = {
  readonly house: House
  readonly clock: StoryClock
  readonly until: string | undefined
  readonly files: string
  readonly io: Io
}

/** The year of 2022, as far as it is wanted, and then a small year of each other programme. */
const tellAll = async ({ house, clock, until, files, io }: Plan, progress: (percent: number) => void) => {
  const laws = lawsThatCome()
  const law = laws.find(({ policy }) => policy.programme.id === theYear.programme && policy.year === theYear.year)
  if (!law) throw new Error('there is no policy to tell a year of')
  await keepProofs(house, files, inventPeople(law))
  const share = 100 - 3 * stories.length
  const say = (text: string) => io.out(`  told: ${text}\n`)
  await tell({ house, law, clock, until, progress: percent => progress((percent * share) / 100), say })
  for (const [i, story] of stories.entries()) {
    const itsLaw = lawOf(story, laws)
    await keepProofs(house, files, story.people(itsLaw))
    const began = performance.now()
    await tellStory(house, itsLaw, story)
    say(`${story.title} (${Math.round(performance.now() - began)} ms)`)
    progress(share + 3 * (i + 1))
  }
}

/** Runs until it is told to stop. Exit code 2 for wrong words. */
export const demo = async (argv: readonly string[], io: Io): Promise<number> => {
  const { values } = parseArgs({ args: [...argv], options: { until: { type: 'string' } }, strict: true })
  if (values.until !== undefined && !chapters.some(c => c.name === values.until)) {
    io.err(`${usage}\n`)
    return 2
  }
  const plain = readSettings(process.env)
  const { folder, told, mark } = demoFolder(plain)
  const settings: Settings = {
    ...plain,
    demo: true,
    dataFolder: folder,
    keyFile: join(folder, 'master.key'),
    ringFile: join(folder, 'ring.keys'),
    shreddedFile: join(folder, 'shredded.list'),
    checkpointsFile: join(folder, 'checkpoints.jsonl'),
  }
  const clock = storyClock()
  const opened = await openHouse(settings, clock.at)
  const state = { percent: told ? 100 : 0 }
  const served = await serve(
    opened,
    settings,
    () => state.percent,
    day => {
      clock.turnTo(day)
      clock.letGo(new Date())
    },
  )
  io.out(`Demonstration with invented people: ${served.url}\n`)
  const stopped = toldToStop()
  const telling = told
    ? goOn(opened.house, clock)
    : begin({ house: opened.house, clock, until: values.until, files: join(folder, 'files'), io }, state, mark)
  await Promise.race([stopped, telling.then(() => stopped)])
  await served.close()
  await opened.close()
  return 0
}

/** Time goes on from the last entry of a story that was told before. */
const goOn = async (house: House, clock: StoryClock) => {
  const last = await lastDay(house)
  if (last) clock.turnTo(last.toISOString().slice(0, 10))
  clock.letGo(new Date())
}

const begin = async (plan: Plan, state: { percent: number }, mark: string) => {
  await tellAll(plan, percent => {
    state.percent = Math.min(99, Math.round(percent))
  })
  writeFileSync(mark, new Date().toISOString())
  plan.clock.letGo(new Date())
  state.percent = 100
  plan.io.out('The whole story is told. Stop with Ctrl-C; the next start finds it told.\n')
}
