/** Questions as hooks: cached, asked again after each action. */
import { QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Answered, Asked, QuestionName } from '../core/question.ts'
import { NoAnswer } from './client.ts'
import { askOrRecall } from './device/shelf.ts'
import { useChosenRound } from './settings.ts'

/** A dropped line is tried again; an answer of the server stands. */
const again = (count: number, error: Error) => error instanceof NoAnswer && (error.status === 0 || error.status >= 500) && count < 2

export const queryClient = new QueryClient({
  defaultOptions: {
    // Without a line too a question is asked: it is answered from what this device keeps, or the page says that there is none.
    queries: { staleTime: 10_000, retry: again, refetchOnWindowFocus: false, networkMode: 'always' },
  },
})

export const useAsk = <Q extends QuestionName>(question: Q, input: Asked<Q>, enabled = true) =>
  useQuery<Answered<Q>, Error>({ queryKey: [question, input], queryFn: () => askOrRecall(question, input), enabled })

/** The law of a round changes with its edition only. */
export const useLaw = (round: string | undefined) =>
  useQuery({
    queryKey: ['law', round],
    queryFn: () => askOrRecall('law', { round: round ?? '' }),
    enabled: round !== undefined,
    staleTime: 300_000,
  })

export const useSession = () => useAsk('session', {})
export const useRounds = () => useAsk('rounds', {})

/** The round chosen in the header, else the newest. */
export const useRound = (): string | undefined => {
  const chosen = useChosenRound()
  const { data } = useRounds()
  return data?.find(({ id }) => id === chosen)?.id ?? data?.[0]?.id
}

/** After an action everything that was asked may have changed, except the law. */
export const useRefresh = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'law' && queryKey[0] !== 'demoAccounts' })
}
