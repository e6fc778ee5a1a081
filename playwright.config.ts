// How the journeys through the pages are run: on a demo of their own, in Debian's Chromium, at a phone's width and a desk's.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

// The runner reads this file first and its workers again: the first reading settles port and folder for all.
if (process.env.JOURNEY_PORT === undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'tepei-journey-'))
  chmodSync(folder, 0o755)
  process.env.JOURNEY_PORT = String(20_000 + Math.floor(Math.random() * 10_000))
  process.env.JOURNEY_DATA = folder
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
}
const address = `http://127.0.0.1:${process.env.JOURNEY_PORT}`

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  testDir: 'test/journey',
  outputDir: 'test-results',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  forbidOnly: process.env.CI !== undefined,
  reporter: process.env.CI === undefined ? [['list']] : [['list'], ['json', { outputFile: 'test-results/journey.json' }]],
  webServer: {
    command: 'node cli/tepei.mjs demo --until applying',
    url: address,
    env: { PORT: process.env.JOURNEY_PORT, TEPEI_DATA: process.env.JOURNEY_DATA ?? '' },
    timeout: 180_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
  use: {
    baseURL: address,
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // What was done and how the page stood; moving pictures of every page take the machine's time.
    trace: { mode: 'retain-on-failure', screenshots: false, sources: false },
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags },
  },
  projects: [
    { name: 'phone', use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
    { name: 'desk', use: { viewport: { width: 1440, height: 900 } } },
  ],
})
