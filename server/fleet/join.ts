/** A server that comes to a database at which others may be at work: it agrees with them in what must be the same, or does not start. */
import type { Query } from '../database.ts'
import { migrations } from '../database.ts'
import type { House } from '../house.ts'
import type { Settings } from '../settings.ts'
import { refuseOtherFolder } from './folder.ts'
import { bePresent, isHere, type Presence, serverLocks } from './presence.ts'

/** What two servers of one database can't see differently: under which address people come, whether people are invented, and the key. */
export type Agreed = Readonly<Record<'TEPEI_PUBLIC_URL' | 'TEPEI_DEMO' | 'TEPEI_KEY', string>>

export const agreedOf = ({ seals }: Pick<House, 'seals'>, { publicUrl, demo }: Pick<Settings, 'publicUrl' | 'demo'>): Agreed => ({
  TEPEI_PUBLIC_URL: publicUrl ?? '',
  TEPEI_DEMO: demo ? '1' : '0',
  // Which key it is, and nothing of the key.
  TEPEI_KEY: seals.mark('which key').toString('hex'),
})

const othersText = `select s.id, s.newest, s.agreed from server s where ${isHere} order by s.id`
const sweepText = `delete from server s where not ${isHere}`
const writeText = 'insert into server (newest, agreed) values ($1, $2) returning id'

type Other = { readonly id: number; readonly newest: string; readonly agreed: Agreed }
/** The servers that live at this moment. */
export const serversHere = (query: Query): Promise<readonly Other[]> => query<Other>(othersText)

/** The first setting in which the two differ, in one sentence; a key is never shown. */
export const differenceOf = (own: Agreed, other: Agreed): string | undefined => {
  if (own.TEPEI_KEY !== other.TEPEI_KEY)
    return 'TEPEI_KEY is another master key than that of the server that works on this database already: give both the same file.'
  for (const name of ['TEPEI_PUBLIC_URL', 'TEPEI_DEMO'] as const)
    if (own[name] !== other[name])
      return `${name} is ${JSON.stringify(own[name])} here and ${JSON.stringify(other[name])} at the server that works on this database already: set both alike.`
  return undefined
}

type Joining = { readonly url: string; readonly house: House; readonly settings: Settings; readonly filesFolder: string }

/** One at a time, so that of two that come at once the second sees the first. */
const enter = async (query: Query, { house, settings, filesFolder }: Joining): Promise<void> => {
  await query('begin')
  await query('select pg_advisory_xact_lock($1)', [serverLocks])
  await query(sweepText)
  const others = await serversHere(query)
  const own = agreedOf(house, settings)
  const fault = others.map(({ agreed }) => differenceOf(own, agreed)).find(one => one !== undefined)
  if (fault !== undefined) throw new Error(fault)
  // The embedded database lies in the same folder as the files.
  if (settings.databaseUrl !== undefined) await refuseOtherFolder(query, filesFolder, others.length > 0)
  const [row] = await query<{ id: number }>(writeText, [migrations().at(-1) ?? '', JSON.stringify(own)])
  await query('select pg_advisory_lock($1, $2)', [serverLocks, row?.id])
  await query('commit')
}

/** Throws one line where this server may not work beside those that are here. */
export const joinFleet = (joining: Joining): Promise<Presence> => bePresent(joining.url, query => enter(query, joining))
