// How the tests of one part are run while its code is changed; `mutate.ts` says which.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Which change is in force is asked while the tests run, so modules stay.
    isolate: false,
    include: (process.env.MUTATION_TESTS ?? '').split('\n'),
    exclude: ['**/node_modules/**', 'core/training/schedules.test.ts'],
    testTimeout: 60_000,
  },
})
