/** The expressions that are made of pieces: what reads a notice, what keeps secrets out of texts, what finds a number in a title. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Expression, madeWhile } from './expressions.ts'
import { root } from './source.ts'

export const judgedFile = 'test/architecture/expressions.json'

const notices = (): readonly string[] =>
  ['demo/notices', 'core/notice/samples']
    .flatMap(folder => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(name => join(root, folder, name)))
    .filter(path => path.endsWith('.txt'))
    .map(path => readFileSync(path, 'utf8'))

/** Loaded while it is watched, since many are made once, when their file is. */
export const expressionsMade = (): Promise<readonly Expression[]> =>
  madeWhile(async () => {
    const { propose } = await import('../../core/notice/propose.ts')
    const { saysYear } = await import('../../core/notice/year.ts')
    for (const text of notices()) for (const proposal of propose(text)) saysYear(proposal, 2022)
    await import('../../core/notice/open.ts')
  })
