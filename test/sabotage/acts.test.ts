// A line of the queue of acts that says something else loses an act, does one twice or does them in another order, and its check turns red.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { startActs } from '../../web/device/acts.ts'
import { eachOnce, histories } from '../queued.ts'

const folder = mkdtempSync(join(tmpdir(), 'tepei-sabotage-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const source = readFileSync(new URL('../../web/device/acts.ts', import.meta.url), 'utf8')

const broken = async (n: number, line: string, instead: string): Promise<typeof startActs> => {
  if (source.split(line).length !== 2) throw new Error(`acts.ts does not say once: ${line}`)
  const copy = join(folder, `acts-${n}.ts`)
  writeFileSync(copy, source.replace(line, instead))
  const module: { readonly startActs: typeof startActs } = await import(pathToFileURL(copy).href)
  return module.startActs
}

const held = fc.sample(histories, { seed: 7, numRuns: 300 })
const holds = async (start: typeof startActs): Promise<boolean> => {
  for (const steps of held) for (const locks of [true, false]) if (!(await eachOnce(start, steps, locks))) return false
  return true
}

test('the queue as it is holds', async () => expect(await holds(startActs)).toBe(true))

const lines = [
  ['an act that is forgotten before its receipt', "if (outcome.kind === 'done') {", 'if (true) {'],
  ['another key for each time that it is sent', 's.around.send(held)', 's.around.send({ ...held, key: s.around.newKey() })'],
  ['taking back what was on its way', 'took = now?.sent === false', 'took = now !== undefined'],
  ['no word that it is on its way', '{ ...now, sent: true }', '{ ...now }'],
  ['the newest first', 'a.at - b.at ||', 'b.at - a.at ||'],
  [
    'a broken line that is taken for a refusal',
    "if (outcome.status === 0 || outcome.status === 429) return 'noLine'",
    "if (outcome.status === 429) return 'noLine'",
  ],
  [
    'an ended session that is taken for a refusal',
    "if (outcome.kind === 'signedOut') return 'noLine'",
    "if (outcome.kind === 'signedOut') return 'refused'",
  ],
  ['what follows a trouble is not held back', "if (came === 'refused' || came === 'trouble') held.add(dossier)", ''],
  ['what follows a held act is not held back', 'if (waits || held.has(dossier)) {', 'if (waits) {'],
  ['nobody who looks again', 's.cancel = s.around.later(() => run(s), wait)', 's.cancel()'],
  [
    'a page that shows an act and keeps nothing',
    'for (const act of acts) await write(s, act, () => act)',
    'for (const act of acts) await write(s, act, () => undefined)',
  ],
] as const

test.each(lines)('with %s it is red', async (_name, line, instead) => {
  const n = lines.findIndex(([, one]) => one === line)
  expect(await holds(await broken(n, line, instead))).toBe(false)
})
