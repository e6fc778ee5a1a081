/** The proof that an entry of a dossier stands under a signed checkpoint, for whoever reads the dossier; and the newest checkpoint, for whoever watches. */
import { questions } from '../../core/question.ts'
import { isConfidence } from '../../core/training/employer/quiet.ts'
import { waysOf } from '../../core/ways.ts'
import { keyOf, publicOf, type Signed, shortOf } from '../checkpoints/body.ts'
import { findLast } from '../checkpoints/make.ts'
import { findProof } from '../checkpoints/proof.ts'
import { everywhere } from '../everywhere.ts'
import { readingOf, remakeEntry } from '../remake.ts'
import { type Asking, answering, hasSeat } from './asking.ts'
import { isTrusted } from './dossier.ts'
import { findLook } from './look.ts'

const keyIn = ({ site }: Asking) => {
  const { x, fingerprint } = publicOf(keyOf(site.house.seals))
  return { key: x, fingerprint: shortOf(fingerprint) }
}

/** The third line of what was signed is its moment. */
const saidBy = ({ n, digest, body }: Signed) => ({ n, at: body.split('\n')[2] ?? '', digest })

export const entryProof = answering(questions.entryProof, async (asking, { subject, id, n }) => {
  const look = await findLook(asking, subject, id)
  if (!look) return undefined
  const text = 'select action from journal where subject = $1 and id = $2 and n = $3'
  const [entry] = await asking.query<{ action: string }>(text, [subject, id, n])
  if (!entry || (isConfidence(subject, entry.action) && !isTrusted(asking, look))) return undefined
  const found = await everywhere(asking.query, query => findProof(query, subject, id, n))
  const proof = found && { ...found.proof, path: [...found.proof.path] }
  const made = await everywhere(asking.query, query => remakeEntry(readingOf(asking.site.house, query), subject, id, n))
  const unlike = made?.kind === 'otherwise' ? made.unlike.map(({ part }) => part) : []
  const again = { way: waysOf(subject, entry.action)[0] ?? 'said', made: made?.kind ?? 'notKept', unlike } as const
  return { ...keyIn(asking), proof: proof ?? null, checkpoint: found ? saidBy(found.checkpoint) : null, again }
})

export const newestCheckpoint = answering(questions.newestCheckpoint, async asking => {
  if (!hasSeat(asking, 'auditor', 'leader')) return undefined
  const last = await everywhere(asking.query, findLast)
  return { ...keyIn(asking), checkpoint: last ? { ...saidBy(last), lines: last.size } : null }
})
