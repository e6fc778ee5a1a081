/** The facts of a training as a decision would see them, with the balances that it reads. */
import type { Facts } from '../../core/facts.ts'
import { blank, type Training } from '../../core/training/dossier.ts'
import type { Traced } from '../../core/training/undo/traced.ts'
import type { Asking } from './asking.ts'
import { factsOn, type Look, readBalances } from './look.ts'

const stateText = "select state from dossier where subject = 'training' and id = $1"

export const trainingFacts = async (
  asking: Asking,
  look: Look,
  counts: (facts: Facts<Training>) => readonly string[],
  traced?: Traced,
): Promise<Facts<Training> | undefined> => {
  const actor = asking.session?.actor
  const [row] = await asking.query<{ state: Training }>(stateText, [look.id])
  if (!actor || !row) return undefined
  const bare = { ...factsOn(asking, look, actor), dossier: { ...blank, ...row.state }, traced }
  const known = new Map<string, number>()
  await readBalances(asking, new Set(counts(bare)), known)
  return { ...bare, balance: account => known.get(account) ?? 0 }
}
