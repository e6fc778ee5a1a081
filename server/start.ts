/** Opens the house in order: PostgreSQL, migrations, the key, the laws, the people. Then, if wanted, its doors. */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readFontSettings } from '../documents/fonts.ts'
import { furnishPress } from '../documents/pdf.ts'
import { printTypefaces } from '../documents/typefaces.ts'
import type { Law } from '../policy/shape.ts'
import { startArchives } from './archive/jobs.ts'
import { startCopies } from './backup/copies/loop.ts'
import { isAhead, settle } from './backup/settle.ts'
import { startBatches } from './batches.ts'
import { readCharts } from './books/charts.ts'
import { startCheckpoints } from './checkpoints/loop.ts'
import { startClock } from './clock.ts'
import { type Database, migrate, openDatabase, refuseUnmigrated } from './database.ts'
import { startDraftSweep } from './drafts.ts'
import { startDuties } from './duties.ts'
import { startCodeSweep } from './enter/codes.ts'
import { eraseAgain, startShredding } from './erasing/catch-up.ts'
import { refuseNetworkDisk } from './fleet/folder.ts'
import { joinFleet } from './fleet/join.ts'
import type { Presence } from './fleet/presence.ts'
import { senderOf } from './gateway.ts'
import type { House } from './house.ts'
import { openDoors, programVersion } from './http.ts'
import { clamd } from './intake/scanner.ts'
import { startScanning } from './intake/take.ts'
import { keepLaws } from './laws.ts'
import type { Holds, Loop } from './loop.ts'
import { nameOrganisations } from './organisations.ts'
import { startPaperJobs } from './paper-making.ts'
import { peopleOf } from './people.ts'
import { type Policies, readPolicies, withoutEdited } from './policies.ts'
import { startPost } from './post.ts'
import { checkServer } from './postgres/check.ts'
import { startPostgres } from './postgres.ts'
import type { Site } from './questions/asking.ts'
import { readFormats } from './runs/formats.ts'
import { startRuns } from './runs/worker.ts'
import { sealsBy } from './seal.ts'
import { openRingOf } from './sealing/open.ts'
import type { RingFile } from './sealing/ring-file.ts'
import type { Vault } from './sealing/vault.ts'
import { startSending } from './sending.ts'
import type { Settings } from './settings.ts'
import { readProviders } from './sign-in/identity.ts'
import { rulesOf } from './sign-in/rules.ts'
import { signerOf } from './signer.ts'
import { spellOut, startSpelling } from './spelling.ts'
import { startTally } from './tally.ts'
import { tell } from './tell.ts'
import { startSweep } from './uploads.ts'
import { dropBallast, takeBallast } from './vitals/ballast.ts'
import { readMetricsKey } from './vitals/door.ts'
import { watchSpace } from './vitals/space.ts'
import { startClockWatch } from './vitals/steady.ts'
import { startTraces, type Traces } from './vitals/traces.ts'

/** The laws that come with the program and check. */
export const lawsThatCome = (): readonly Law[] =>
  readPolicies().whole.map(({ policy, places, hosts, papers }) => ({ policy, places, hosts, papers }))

/** `refused`: the policies that came and are not offered, each with what is wrong. */
export type Opened = {
  readonly house: House
  /** The keys of the house, and what is destroyed of them. */
  readonly vault: Vault
  /** For the role that the server logs in as. */
  readonly url: string
  /** For what only the owner of the tables may do; undefined where the server is not told how to be it. */
  readonly ownerUrl: string | undefined
  readonly refused: readonly string[]
  readonly close: () => Promise<void>
}

/** A database that was copied row by row is put right before anybody reads it. */
const settleCopied = async (url: string, ownerUrl: string | undefined): Promise<void> => {
  if (ownerUrl === undefined) {
    if (await isAhead(url))
      throw new Error('This database was copied row by row: start once with TEPEI_DATABASE_OWNER, so that it is put right.')
    return
  }
  const moved = await settle(ownerUrl)
  if (moved > 0) tell(`The database was copied row by row: the places of ${moved} rows were put right.`)
}

/** `at` is the one clock: the database's time unless a story is told. */
export const openHouse = async (settings: Settings, at: House['at'] = time => time): Promise<Opened> => {
  if (await dropBallast(settings.dataFolder)) tell('The disk is full: the room kept back for PostgreSQL was given free.')
  if (settings.databaseUrl === undefined) await refuseNetworkDisk(settings.dataFolder)
  const server = settings.databaseUrl === undefined ? await startPostgres({ directory: join(settings.dataFolder, 'postgres') }) : undefined
  const url = server?.url ?? settings.databaseUrl ?? ''
  const ownerUrl = server?.ownerUrl ?? settings.databaseOwnerUrl
  if (!server) await checkServer(url)
  await (ownerUrl === undefined ? refuseUnmigrated(url) : migrate(ownerUrl))
  await settleCopied(url, ownerUrl)
  const database = openDatabase(url, settings.poolSize)
  const close = async () => {
    await database.close()
    await server?.stop()
  }
  try {
    const came = readPolicies()
    const policies = await withoutEdited(database, came)
    const ring = await openRingOf(database, settings)
    const house = await furnish(database, { settings, ring }, at, { offered: policies.whole, came: came.whole })
    const { shreddedFile, dataFolder } = settings
    const vault = { database, seals: house.seals, ring, shreddedFile, filesFolder: join(dataFolder, 'files') }
    const again = await eraseAgain(vault, vault.filesFolder)
    if (again > 0) tell(`${again} dossiers and people that had been erased had come back with a restored copy, and are erased again.`)
    return { house, vault, url, ownerUrl, refused: policies.refused, close }
  } catch (error) {
    await close()
    throw error
  }
}

type Coming = { readonly offered: Policies['whole']; readonly came: Policies['whole'] }
type By = { readonly settings: Settings; readonly ring: RingFile }
const furnish = async (database: Database, { settings, ring }: By, at: House['at'], { offered, came }: Coming): Promise<House> => {
  const seals = sealsBy(ring.now, settings.suite)
  const laws = await keepLaws(database, offered, came)
  await nameOrganisations(
    database.query,
    laws.all().map(({ law }) => law),
  )
  await database.query(clockText)
  await spellOut({ database })
  return {
    database,
    laws,
    seals,
    people: peopleOf(seals),
    banks: readFormats(settings.banksFolder),
    charts: readCharts(settings.chartsFolder),
    signIn: rulesOf(settings),
    at,
  }
}

/** The clock acts when time passes, so it has an account. */
const clockText =
  "insert into account (id, login, zh, en, disabled) values ('clock', 'clock', '系统时钟', 'Clock', true), ('visitor', 'visitor', '公示网页', 'The notice page', true) on conflict do nothing"

export type Served = { readonly url: string; readonly site: Site; readonly close: () => Promise<void> }

/** Papers are set in the office's own typefaces where it names some; those that are not there stop the start, not the first paper. */
export const setTypefaces = async ({ fontsFile, dataFolder }: Settings): Promise<void> => {
  if (fontsFile === undefined) return
  const press = furnishPress({ fonts: { ...readFontSettings(fontsFile), cacheFolder: join(dataFolder, 'fonts') } })
  await printTypefaces(press)
}

/** What the house does by itself, beside the clock. */
const startLoops = (site: Site, settings: Settings, sender: ReturnType<typeof senderOf>, holds: Holds): readonly Loop[] => {
  const { house } = site
  const always = [
    startPost(house, () => (sender ? site.publicUrl() : undefined)),
    // A demonstration tells its own time, which goes to and fro.
    ...(settings.demo ? [] : [startClockWatch(house)]),
    startSpelling(house),
    startTally(house),
    startDuties(house),
    startCodeSweep(house),
    startSweep(house, site.filesFolder),
    startScanning(site),
    startDraftSweep(house),
    startBatches(house, holds),
    startPaperJobs(site, settings.paperDays),
    startArchives(site),
    startRuns(house),
    startCheckpoints(house, settings, holds),
    ...startCopies(settings),
  ]
  return sender ? [...always, startSending(house, sender)] : always
}

/** The house, whose transactions are followed where the operator has a collector. */
const followed = async ({ house }: Opened, { tracesUrl, networks }: Settings): Promise<{ house: House; traces?: Traces }> => {
  if (tracesUrl === undefined) return { house }
  const traces = await startTraces(tracesUrl, programVersion, { networks })
  return { house: { ...house, database: traces.within(house.database) }, traces }
}

type Telling = { readonly told: Site['told']; readonly turnTo: Site['turnTo'] }

/** Lets people in: HTTP, the post and the clock. `told` is how far the demo's year has been told. */
export const serve = async (
  opened: Opened,
  settings: Settings,
  told: Site['told'] = () => null,
  turnTo?: Site['turnTo'],
): Promise<Served> => {
  await setTypefaces(settings)
  const presence = await joinFleet({ url: opened.url, house: opened.house, settings, filesFolder: filesIn(settings) })
  try {
    return await openAll(opened, settings, presence, { told, turnTo })
  } catch (error) {
    await presence.leave()
    throw error
  }
}

const filesIn = ({ dataFolder }: Settings) => join(dataFolder, 'files')

/** What is done once this server may work beside those that are here. */
const openAll = async (opened: Opened, settings: Settings, presence: Presence, { told, turnTo }: Telling): Promise<Served> => {
  const { house, traces } = await followed(opened, settings)
  if (!settings.demo && settings.databaseUrl === undefined) await takeBallast(settings.dataFolder)
  const space = await watchSpace(settings.dataFolder, settings.spaceMegabytes)
  const leaving = { now: false }
  let address = settings.publicUrl ?? ''
  const sender = senderOf(settings)
  const site: Site = {
    house,
    demo: settings.demo,
    texts: sender !== undefined,
    told,
    publicUrl: () => address,
    filesFolder: filesIn(settings),
    scanner: settings.scanner === undefined ? undefined : clamd(settings.scanner, undefined, settings),
    signer: signerOf(settings),
    providers: settings.ssoFile === undefined ? [] : readProviders(settings.ssoFile, settings),
    paperDays: settings.paperDays,
    space: space.now,
    traces,
    metricsKey: readMetricsKey(settings.metricsKeyFile),
    turnTo,
    isLeaving: () => leaving.now,
  }
  const app = await openDoors(site, settings)
  const listening = await app.listen({ host: settings.host, port: settings.port })
  if (address === '') address = listening
  const loops = [space, startShredding(opened.vault), ...startLoops(site, settings, sender, presence.holds)]
  // A story that is being told moves its own time; the clock waits until it is told to the end.
  const clock = startClock(house, () => told() === null || told() === 100, presence.holds)
  const close = async () => {
    leaving.now = true
    await pause(settings.drainSeconds * 1000)
    await app.close()
    await Promise.all([...loops, clock].map(loop => loop.stop()))
    await presence.leave()
    await traces?.stop()
  }
  return { url: address, site, close }
}
