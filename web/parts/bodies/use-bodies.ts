/** The rows of all bodies, asked for again while somebody looks at them; and their words. */
import { useQuery } from '@tanstack/react-query'
import { ask } from '../../client.ts'
import { useRound } from '../../queries.ts'
import { useLanguage } from '../../settings.ts'
import { type BodiesWords, bodiesWords } from '../../words/bodies.ts'

export const useBodiesWords = (): BodiesWords => bodiesWords[useLanguage()]

/** Rosters come in while the page is open. */
const everyMs = 15_000

export const useBodies = (enabled = true) => {
  const round = useRound()
  return useQuery({
    queryKey: ['bodies', { round }],
    queryFn: () => ask('bodies', { round: round ?? '' }),
    enabled: enabled && round !== undefined,
    refetchInterval: everyMs,
  })
}
