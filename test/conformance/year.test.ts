// draft
import { expect, test } from 'vitest'
import { verbs, labelOf } from '../../core/outline.ts'
import { chapters } from '../../demo/story.ts'
import { memory, tellerIn } from './memory.ts'
test('year', async () => {
  const m = memory()
  const t = tellerIn(m)
  try { for (const c of chapters) { const b = performance.now(); await c.tell(t); console.log(c.name, m.told.length, performance.now() - b) } } catch (e) { console.log(e) }
  const seen = new Set(m.told.map(x => `${x.facts.subject}.${x.action}`))
  console.log(verbs.map(labelOf).filter(v => !seen.has(v)).join(' '))
}, 120000)
