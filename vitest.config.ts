// How the tests that need no browser are run: two at a time, on one PostgreSQL that is started for all of them.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{core,policy,words,server,documents,cli,demo,bench,test}/**/*.test.ts', 'web/**/*.test.{ts,tsx}'],
    exclude: ['test/journey/**', '**/node_modules/**'],
    globalSetup: ['test/postgres.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Most of a file's time would go into loading the same modules again: a test leaves them as it found them.
    isolate: false,
    // Machines are shared: what hangs is ended, and no speed decides.
    testTimeout: 120_000,
    // The post waits for the transactions of every test that runs beside it.
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 180_000,
    teardownTimeout: 20_000,
  },
})
