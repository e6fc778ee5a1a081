/** What the server is built around: the database, the laws, the seals, the people, and the one clock. */
import type { Charts } from './books/charts.ts'
import type { Database } from './database.ts'
import type { Laws } from './laws.ts'
import type { People } from './people.ts'
import type { Formats } from './runs/formats.ts'
import type { Seals } from './seal.ts'
import type { SignInRules } from './sign-in/rules.ts'

export type House = {
  readonly database: Database
  readonly laws: Laws
  readonly seals: Seals
  readonly people: People
  /** The forms of banks, where the office has its own; without them those that come. */
  readonly banks?: Formats | undefined
  /** By which rules people come in and stay; without them the plain ones. */
  readonly signIn?: SignInRules | undefined
  /** The charts of accounts, where the office has its own. */
  readonly charts?: Charts | undefined
  /** The time of a request, from the database's: the same in production, a told story's in demo and tests. */
  readonly at: (databaseTime: Date) => Date
}
