/** What accounts and tracks of the ledger are called. Pure. */
import { type Saying, say } from '../../say.ts'

/** Where the places of a body are counted over all tracks, they stand under one heading. */
export const nameOf = (track: string, saying: Saying) => (track === 'all' ? saying.texts.t.places.allTracks : say(track, saying))

/** 'places/<round>/inside/150100/free' → '呼和浩特市 可用'. */
export const sayAccount = (account: string, saying: Saying): string => {
  const { t } = saying.texts
  const [, kind, , at = '', state] = account.split('/')
  if (kind === 'world') return t.places.total
  if (at === 'pool') return t.places.pool
  if (at === 'filled') return t.places.filled
  const names: Readonly<Record<string, string>> = { free: t.places.free, used: t.places.used, offered: t.places.offered }
  return `${say(at, saying)} ${names[state ?? ''] ?? ''}`
}
