// How the journeys through the pages are run: in Debian's Chromium, at a phone's width and a desk's at the same time, each on a demo of its own.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

// The runner reads this file first and its workers again: the first reading settles ports and folders for all.
const rooms = { phone: 'PHONE', desk: 'DESK' } as const
type Width = keyof typeof rooms
if (process.env.JOURNEY_PORT_PHONE === undefined) {
  const base = 20_000 + 2 * Math.floor(Math.random() * 5_000)
  for (const [i, room] of Object.values(rooms).entries()) {
    const folder = mkdtempSync(join(tmpdir(), 'tepei-journey-'))
    chmodSync(folder, 0o755)
    process.env[`JOURNEY_PORT_${room}`] = String(base + i)
    process.env[`JOURNEY_DATA_${room}`] = folder
    process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  }
}
/** Of `--project=phone` the desk's demo is not told. */
const isAsked = (width: Width) => !process.argv.some(word => word.startsWith('--project=')) || process.argv.includes(`--project=${width}`)
const addressOf = (width: Width) => `http://127.0.0.1:${process.env[`JOURNEY_PORT_${rooms[width]}`]}`
const demoFor = (width: Width) => ({
  name: width,
  command: 'node cli/tepei.mjs demo --until applying',
  url: addressOf(width),
  env: {
    PORT: process.env[`JOURNEY_PORT_${rooms[width]}`] ?? '',
    TEPEI_DATA: process.env[`JOURNEY_DATA_${rooms[width]}`] ?? '',
  },
  timeout: 180_000,
  stdout: 'pipe' as const,
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 15_000 },
})

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
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  reporter: process.env.CI === undefined ? [['list']] : [['list'], ['json', { outputFile: 'test-results/journey.json' }]],
  webServer: (['phone', 'desk'] as const).filter(isAsked).map(demoFor),
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // What was done and how the page stood; moving pictures of every page take the machine's time.
    trace: { mode: 'retain-on-failure', screenshots: false, sources: false },
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags },
  },
  // What one journey leaves behind the next one finds: of each width one at a time.
  projects: [
    {
      name: 'phone',
      workers: 1,
      use: { baseURL: addressOf('phone'), viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    { name: 'desk', workers: 1, use: { baseURL: addressOf('desk'), viewport: { width: 1440, height: 900 } } },
  ],
})
