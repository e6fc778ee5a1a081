/** The verdict of a round's law on facts that anybody may send: the same that the form and the command line give. Nothing is kept. */
import { problemsIn, toldVerdicts } from '../../core/criteria/index.ts'
import { questions } from '../../core/question.ts'
import { answering } from './asking.ts'
import { findRound } from './law.ts'

const readJson = (text: string): { readonly read: unknown } | undefined => {
  try {
    return { read: JSON.parse(text) }
  } catch {
    return undefined
  }
}

const isFacts = (read: unknown): read is Readonly<Record<string, unknown>> =>
  typeof read === 'object' && read !== null && !Array.isArray(read)

export const verdict = answering(questions.verdict, async ({ site, query }, { round, facts }) => {
  const found = await findRound(site.house, query, round)
  if (!found) return undefined
  const { policy } = found.law
  const given = readJson(facts)
  if (given === undefined) return { problems: [{ path: '$', reason: 'no JSON' }], tracks: [] }
  const { read } = given
  const problems = problemsIn(policy, read)
  return { problems: [...problems], tracks: problems.length > 0 || !isFacts(read) ? [] : toldVerdicts(policy, read) }
})
