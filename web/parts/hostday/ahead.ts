/** A host's people as they will be once this device's acts have arrived, each marked with what waits of it. Pure. */
import type { Present } from '../../../core/hosting/day.ts'
import type { Queued } from '../../device/acts.ts'
import { textIn } from '../../json.ts'

export type Ahead = Present & { readonly waiting: Queued | undefined }

const studying = { status: 'enrolled', asked: null, away: null, code: null }

/** What an act that is not refused makes of somebody. */
const after = (one: Present, { action, input }: Queued): Present => {
  switch (action) {
    case 'enrol':
      return { ...one, ...studying, studyStart: textIn(input, 'on') ?? one.studyStart }
    case 'reportNoShow':
      return { ...one, status: 'missed', code: null }
    case 'grantLeave':
      return { ...one, asked: null }
    case 'refuseLeave':
      return { ...one, asked: null }
    case 'comeBack':
      return { ...one, away: null }
    default:
      return one
  }
}

export const aheadOf = (people: readonly Present[], queue: readonly Queued[]): readonly Ahead[] =>
  people.map(one => {
    const own = queue.filter(act => act.subject === 'training' && act.id === one.id)
    const open = own.filter(act => act.refused === undefined)
    return { ...open.reduce(after, one), waiting: own.at(-1) }
  })

/** What was scanned, typed or searched for, among those who are on the list. */
export type Found =
  | { readonly kind: 'one'; readonly id: string }
  | { readonly kind: 'several'; readonly ids: readonly string[] }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'nobody' }

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toLowerCase()

export const findAmong = (people: readonly Present[], text: string, codeOf: (read: string) => string | undefined): Found => {
  const code = codeOf(text)
  const coded = code === undefined ? undefined : people.find(one => one.code === code)
  if (coded) return { kind: 'one', id: coded.id }
  const wanted = plain(text)
  const named = wanted === '' ? [] : people.filter(({ name }) => plain(name).includes(wanted))
  const exact = named.filter(({ name }) => plain(name) === wanted)
  const [only] = exact.length === 1 ? exact : named
  if (only && (exact.length === 1 || named.length === 1)) return { kind: 'one', id: only.id }
  if (named.length > 1) return { kind: 'several', ids: named.map(({ id }) => id) }
  return code === undefined ? { kind: 'nobody' } : { kind: 'code', code }
}

/** What somebody at the desk is told of the one who was found. */
export type Standing = 'canEnrol' | 'tooEarly' | 'notThatDay' | 'waits' | 'already' | 'isMissed' | 'notExpected'

export const standingOf = ({ status, from, until, waiting }: Ahead, on: string, today: string): Standing => {
  if (waiting?.action === 'enrol' && waiting.refused === undefined) return 'waits'
  if (status === 'missed') return 'isMissed'
  if (status === 'enrolled') return 'already'
  if (status !== 'notified') return 'notExpected'
  if (today < from) return 'tooEarly'
  return on < from || on > until || on > today ? 'notThatDay' : 'canEnrol'
}
