/** Judges every expression of the product anew, and writes down what was found: `node test/architecture/judge.ts`. It takes some minutes. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expressionsIn, judge } from './expressions.ts'
import { expressionsMade, judgedFile } from './made.ts'
import { root, sources } from './source.ts'

const file = join(root, judgedFile)
const before = process.argv.includes('--all') ? {} : JSON.parse(readFileSync(file, 'utf8'))
const found = [...new Set([...sources.flatMap(expressionsIn), ...(await expressionsMade())])].toSorted()
const verdicts: Record<string, string> = {}
for (const [i, expression] of found.entries()) {
  verdicts[expression] = before[expression] ?? judge(expression)
  if (verdicts[expression] !== 'linear') console.log(`${i + 1}/${found.length} ${expression} ${verdicts[expression]}`)
  writeFileSync(file, `${JSON.stringify(verdicts, null, 2)}\n`)
}
