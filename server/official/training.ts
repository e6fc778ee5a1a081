/** The answers to a trainee who asked for another host or programme, or to stop. */
import type { Training } from '../../core/training/dossier.ts'
import { hostOf, trackName } from '../forms.ts'
import type { Asking } from '../questions/asking.ts'
import type { Look } from '../questions/look.ts'
import { textIn } from '../reading.ts'
import { officialOf, roundFacts } from './paper.ts'
import { entriesOf, lastEntryOf, sealedWords, stateOf, type Written, whomOf } from './read.ts'
import { reviewOf } from './review.ts'

const changeActions = ['open', 'askChange', 'allowChange', 'refuseChange'] as const

type Place = { readonly host: string | undefined; readonly programme: string | undefined }
const placeIn = ({ fact }: Written): Place => ({ host: textIn(fact, 'host'), programme: textIn(fact, 'programme') })

/** The last change that was decided: what was asked, what held before, and the answer. */
const lastChange = async (asking: Asking, look: Look) => {
  const entries = await entriesOf(asking, look, ...changeActions)
  const at = entries.findLastIndex(({ action }) => action === 'allowChange' || action === 'refuseChange')
  const answer = entries[at]
  const asked = entries.slice(0, at).findLast(({ action }) => action === 'askChange')
  const before = entries.slice(0, at).findLast(({ action }) => action === 'open' || action === 'allowChange')
  return answer && asked && before && { answer, asked: placeIn(asked), before: placeIn(before) }
}

export const changeAllowed = async (asking: Asking, look: Look) => {
  const { law, state } = look
  const change = await lastChange(asking, look)
  if (change?.answer.action !== 'allowChange') return undefined
  const [old, now] = [change.before, change.asked].map(({ host, programme }) => hostOf(law, host, programme))
  if (!old || !now) return undefined
  const facts = {
    ...roundFacts(law, 'changeAllowed'),
    ...(await whomOf(asking, look)),
    track: trackName(law, state.track),
    oldHost: old.host,
    oldCourse: old.programme,
    newHost: now.host,
    newCourse: now.programme,
    from: change.answer.on,
    reason: await sealedWords(asking, look, 'changeAnswer', 'reason'),
  }
  return officialOf(asking, law, 'changeAllowed', facts, { issuedOn: change.answer.on })
}

export const changeRefused = async (asking: Asking, look: Look) => {
  const { law, state } = look
  const change = await lastChange(asking, look)
  const reason = await sealedWords(asking, look, 'changeAnswer', 'reason')
  if (change?.answer.action !== 'refuseChange' || reason === undefined) return undefined
  const [old, wanted] = [change.before, change.asked].map(({ host, programme }) => hostOf(law, host, programme))
  if (!old || !wanted) return undefined
  const facts = {
    ...roundFacts(law, 'changeRefused'),
    ...(await whomOf(asking, look)),
    track: trackName(law, state.track),
    host: old.host,
    course: old.programme,
    newHost: wanted.host,
    newCourse: wanted.programme,
    reason,
    ...reviewOf(law, change.answer.on),
  }
  return officialOf(asking, law, 'changeRefused', facts, { issuedOn: change.answer.on })
}

export const termination = async (asking: Asking, look: Look) => {
  const { law, id } = look
  const training = await stateOf<Training>(asking, 'training', id)
  const entry = await lastEntryOf(asking, look, 'terminate')
  if (!training?.stopsOn || !entry) return undefined
  const { host, programme } = hostOf(law, training.host, training.programme)
  const facts = {
    ...roundFacts(law, 'termination'),
    ...(await whomOf(asking, look)),
    track: trackName(law, training.track),
    host,
    course: programme,
    lastDay: training.stopsOn,
    ...reviewOf(law, entry.on),
  }
  return officialOf(asking, law, 'termination', facts, { issuedOn: entry.on })
}
