// The engine in a browser against the server: one law, one person, one answer.
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { build } from 'vite'
import { anyone } from '../criteria.ts'
import { waitForStory } from './look.ts'

/** The engine as the pages have it: bundled for browsers, with nothing of the server in it. */
const bundled = async (): Promise<string> => {
  const entry = fileURLToPath(new URL('../../core/criteria/told.ts', import.meta.url))
  const lib = { entry, formats: ['iife' as const], name: 'criteria' }
  const built = await build({ configFile: false, logLevel: 'silent', build: { write: false, lib } })
  const [first] = Array.isArray(built) ? built : [built]
  const chunk = first && 'output' in first ? first.output[0] : undefined
  if (chunk === undefined) throw new Error('nothing was bundled')
  return chunk.code
}

test('3.* verdict, reasons and smallest changes are the same in Chromium and on the server', async ({ page }) => {
  await waitForStory(page)
  const code = await bundled()
  const rounds = await (await page.request.get('/api/rounds')).json()
  const round = rounds.find((one: { year: number }) => one.year === 2022)?.id
  const { law } = await (await page.request.get('/api/law', { params: { round } })).json()
  const people = fc.sample(anyone, { numRuns: 40, seed: 55 })
  await page.goto('/')
  const inBrowser = await page.evaluate(
    `(() => { ${code}; return (${JSON.stringify(people)}).map(one => criteria.toldVerdicts(${JSON.stringify(law.policy)}, one)) })()`,
  )
  for (const [i, one] of people.entries()) {
    const answer = await page.request.get('/api/verdict', { params: { round, facts: JSON.stringify(one) } })
    expect(await answer.json()).toEqual({ problems: [], tracks: Array.isArray(inBrowser) ? inBrowser[i] : undefined })
  }
})
