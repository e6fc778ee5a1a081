/** How long an expression can take on the worst text for it: by recheck, whose words are then tried out on the expression itself. */
import { createRequire } from 'node:module'
import { runInNewContext } from 'node:vm'
import { type Found, isTest, type Node, part, type Source, select } from './source.ts'

/** The checker without its programs for other machines. */
const { checkSync }: typeof import('recheck') = createRequire(import.meta.url)('recheck/lib/browser.js')

/** `/pattern/flags`, as it stands. */
export type Expression = string
/** `linear`; `polynomial 2, 13 ms` for what it took on a text as long as any that may come; `exponential`. */
export type Verdict = string

/** No field takes a longer text. */
export const longest = 20_000

/** Read papers back for the tests, and nothing else. */
const ofTests = ['documents/read-back.ts']

const patternIn = (node: Node): { readonly pattern: string; readonly flags: string } | undefined => {
  const found: unknown = part(node, 'regex')
  if (typeof found !== 'object' || found === null) return undefined
  return { pattern: String(Reflect.get(found, 'pattern')), flags: String(Reflect.get(found, 'flags')) }
}
export const expressionsIn = (source: Source): readonly Expression[] =>
  isTest(source) || ofTests.includes(source.path)
    ? []
    : select(source, ({ type }) => type === 'Literal').flatMap(node => {
        const found = patternIn(node)
        return found ? [`/${found.pattern}/${found.flags}`] : []
      })

/** What is made of pieces while something works. A library's own are not looked at. */
export const madeWhile = async (work: () => Promise<unknown>): Promise<readonly Expression[]> => {
  const made = new Set<Expression>()
  const plain = globalThis.RegExp
  globalThis.RegExp = new Proxy(plain, {
    construct: (target, [pattern, flags = '']) => {
      if (!/node_modules/.test(new Error('where').stack?.split('\n')[2] ?? '')) made.add(`/${String(pattern)}/${String(flags)}`)
      return new target(pattern, flags)
    },
  })
  try {
    await work()
  } finally {
    globalThis.RegExp = plain
  }
  return [...made]
}

type Attack = { readonly pumps: readonly { readonly prefix: string; readonly pump: string }[]; readonly suffix: string }
/** The text on which it works longest, as long as one may be. */
const worstOf = ({ pumps, suffix }: Attack): string => {
  const each = Math.floor(
    (longest - suffix.length - pumps.map(({ prefix }) => prefix).join('').length) / pumps.map(({ pump }) => pump).join('').length,
  )
  return pumps.map(({ prefix, pump }) => prefix + pump.repeat(each)).join('') + suffix
}

const patienceMs = 20_000
/** Of the processor, not of the clock: the machine may be busy with something else. */
const cpuMs = () => process.threadCpuUsage().user / 1000
const tookOn = (pattern: string, flags: string, text: string): number => {
  const from = cpuMs()
  try {
    runInNewContext('new RegExp(pattern, flags).test(text)', { pattern, flags, text }, { timeout: patienceMs })
  } catch {
    return patienceMs
  }
  return Math.round(cpuMs() - from)
}

/** Nothing in it repeats without end, and no repetition stands in another: it takes no more steps for each place of a text than it has signs. */
const isFlat = (pattern: string): boolean => {
  const bare = pattern.replace(/\\./gs, 'x').replace(/\[[^\]]*\]/g, 'x')
  return !/[*+]|\{\d+,\}|\)\{/.test(bare)
}

const partsOf = (expression: Expression) => {
  const [, pattern = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(expression) ?? []
  return { pattern, flags }
}
const limits = { timeout: 60_000, attackTimeout: 300, randomSeed: 1 }

const verdictOf = (expression: Expression, found: ReturnType<typeof checkSync>): Verdict => {
  const { pattern, flags } = partsOf(expression)
  if (found.status === 'safe') return 'linear'
  if (found.status !== 'vulnerable') return `unknown: ${found.error.kind}`
  if (found.complexity.type === 'exponential') return 'exponential'
  return `polynomial ${found.complexity.degree}, ${tookOn(pattern, flags, worstOf(found.attack))} ms`
}

export const judge = (expression: Expression): Verdict => {
  const { pattern, flags } = partsOf(expression)
  return isFlat(pattern) ? 'linear' : verdictOf(expression, checkSync(pattern, flags.replace('v', 'u').replace('d', ''), limits))
}

const mostMs = 500
/** Expressions that take too long, or of which nobody knows. */
export const slow = (verdicts: ReadonlyMap<Expression, Verdict>): Found =>
  [...verdicts].flatMap(([expression, verdict]) => {
    const ms = Number(/^polynomial \d+, (\d+) ms$/.exec(verdict)?.[1] ?? Number.NaN)
    return verdict === 'linear' || ms <= mostMs ? [] : [`${expression} is ${verdict}`]
  })
