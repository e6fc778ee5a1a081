/** A round in memory in which an auditor draws a sample: up to each point where a test begins. */
import { createHmac, hash } from 'node:crypto'
import type { Actor } from '../core/facts.ts'
import { blank as blankRound } from '../core/round/dossier.ts'
import { type Listed, type Sampled, sampleId } from '../core/sample/dossier.ts'
import { drawFrom, freeze } from '../core/sample/draw.ts'
import { law, round } from './given.ts'
import { actor, world } from './world.ts'

export const digests = {
  sha256: (text: string) => hash('sha256', text, 'hex'),
  hmac: (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex'),
}
export const auditor = actor('auditor', { role: 'auditor', organisation: 'department' })
export const finance = actor('finance', { role: 'finance', organisation: 'department' })
export const id = sampleId(round, 1)
export const secret = 'a secret that nobody guesses'
export const commitment = digests.sha256(secret)
export const nonce = 'ab'.repeat(16)
export const list: readonly Listed[] = Array.from({ length: 40 }, (_, i) => ({ id: `payment/p${i}`, fen: (i + 1) * 1000 }))
export const frozen = freeze(digests, list)
export const drawing = { commitment, secret, digest: frozen.digest, nonce, size: 10, strata: 1 }
export const period = { from: '2023-01-01', until: '2023-06-30' }
export const on = '2023-07-03'

export const begun = () => {
  const w = world(law)
  w.put('round', round, { ...blankRound, status: 'announced' })
  return w
}
type W = ReturnType<typeof begun>
export const can = (w: W, action: string, by: Actor, input: object, sampled: Sampled = {}, day = on) =>
  w.perform({ subject: 'sample', id, action, by, on: day, input, sampled })
export const broken = (answer: ReturnType<typeof can>) => (answer.ok ? [] : answer.refusals.map(({ rule }) => rule))
export const asked = { round, of: 'payment', ...period, size: 10, strata: 1, commitment }
export const laid = { next: 1, list: { ...frozen, lines: list } }
export const opened = { opens: true, list: laid.list, items: drawFrom(digests, list, drawing) }
const told = (answer: ReturnType<typeof can>) => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusals))
}
export const committed = () => {
  const w = begun()
  told(can(w, 'commit', auditor, asked, laid))
  return w
}
export const drawn = () => {
  const w = committed()
  told(can(w, 'tell', auditor, { secret }, opened))
  return w
}
export const item = opened.items[0]?.id ?? ''
export const raise = { item, kind: 'noBasis', answerBy: '2023-07-20', text: '没有批准单' }
export const found = () => {
  const w = drawn()
  told(can(w, 'raise', auditor, raise))
  return w
}
