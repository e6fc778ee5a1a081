/** What people are told of their data in a round, version by version, with the digest by which an entry names it. */
import { hash } from 'node:crypto'
import { canonicalAsSent } from '../../core/canonical.ts'
import { questions } from '../../core/question.ts'
import { answering } from './asking.ts'
import { findRound } from './law.ts'

const digested = (versions: readonly { readonly version: string }[] = []) =>
  versions.map(words => ({ version: words.version, digest: hash('sha256', canonicalAsSent(words), 'hex') }))

export const dataNotices = answering(questions.dataNotices, async ({ site, query }, { round }) => {
  const found = await findRound(site.house, query, round)
  const asked = found?.law.policy.personalData
  return found && { notice: digested(asked?.notice.value), health: digested(asked?.health.value) }
})
