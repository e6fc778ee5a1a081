/** For how many seconds one statement may work: PostgreSQL itself cuts one that takes longer, whoever waits for it and whatever it was made to do. */
import { trailHere } from './trail.ts'

export const secondsOfRequest = 10
/** What the house does by itself, as runs, papers and archives, and what an operator does on the command line. */
const secondsOfHouse = 600

/** Doors that read all payments, people or lines of a round or a year at once. */
const longDoors = new Map(
  Object.entries({
    ...{ '/api/exports/money': 120, '/api/exports/oversight': 120, '/api/exports/statements': 120, '/api/exports/vouchers': 120 },
    ...{ '/api/exports/applications': 120, '/api/exports/ageing': 120, '/api/exports/duties': 120, '/api/exports/follow-ups': 120 },
    ...{
      '/api/money-sheets/:round': 120,
      '/api/statements/:year': 120,
      '/api/statistics-sheets/:round': 120,
      '/api/sample-papers/:id': 120,
    },
    ...{ '/api/runs/:id/file': 120, '/api/runs/:id/result': 120, '/api/runs/:id/list.pdf': 120, '/api/runs/:id/list.xlsx': 120 },
    ...{ '/api/parcels/:id/file': 120, '/api/parcels/:id/read': 120, '/api/parcels/:id/take': 120, '/api/plans/finalise': 120 },
  }),
)
const longQuestions = new Map(
  Object.entries({
    ...{ money: 60, moneyBehind: 60, statement: 60, statistics: 60, vouchers: 60, hostSums: 60, hostStatement: 60 },
    ...{ runPreview: 60, runLines: 60, runDifference: 60, oversight: 60, ageing: 60, sample: 60, samplePreview: 60 },
  }),
)
/** Acts on a whole list: placing a round, laying a run, drawing a sample, settling a budget. */
const longSubjects = new Map(Object.entries({ round: 60, placement: 60, plan: 60, run: 60, sample: 60, budget: 60, parcel: 60 }))

/** For a request at a door, with what stands in its address. */
export const secondsAt = (door: string | undefined, params: unknown): number => {
  const named = (key: string) => String(Reflect.get(Object(params), key))
  if (door === '/api/:question') return longQuestions.get(named('question')) ?? secondsOfRequest
  if (door === '/api/:subject/:id/:action') return longSubjects.get(named('subject')) ?? secondsOfRequest
  return longDoors.get(door ?? '') ?? secondsOfRequest
}

/** For a transaction that begins here. */
export const secondsHere = (): number => {
  const trail = trailHere()
  return trail ? (trail.seconds ?? secondsOfRequest) : secondsOfHouse
}
/** As PostgreSQL reads it. */
export const timeHere = (): string => `${secondsHere()}s`

/** PostgreSQL's word for a statement that was cut. */
export const isCut = (error: unknown): boolean =>
  error instanceof Error && Reflect.get(error, 'code') === '57014' && error.message.includes('statement timeout')
