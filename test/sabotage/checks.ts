/** What a guard protects, each as a check that says whether it is protected: true with the guard, false without it. */
import { randomBytes } from 'node:crypto'
import { type Form, factsOf } from '../../core/application/form.ts'
import { canonical } from '../../core/canonical.ts'
import { subjects } from '../../core/catalogue.ts'
import type { SubjectName } from '../../core/facts.ts'
import type { Policy } from '../../policy/shape.ts'
import { openDatabase } from '../../server/database.ts'
import type { House } from '../../server/house.ts'
import { withClient } from '../../server/postgres/check.ts'
import type { sealsOf } from '../../server/seal.ts'
import type { TestHouse } from '../house.ts'
import { loginOf } from '../postgres.ts'
import type { Answer } from '../world.ts'

/** A verb without one of its rules, for as long as the work lasts. */
export const withoutRule = <T>(subject: SubjectName, verb: string, rule: string, work: () => T): T => {
  const action: object = Reflect.get(subjects[subject].actions, verb)
  const rules: unknown = Reflect.get(action, 'rules')
  if (!Array.isArray(rules) || !rules.some(r => r.name === rule)) throw new Error(`${subject}.${verb} has no rule ${rule}`)
  Reflect.set(
    action,
    'rules',
    rules.filter(r => r.name !== rule),
  )
  try {
    return work()
  } finally {
    Reflect.set(action, 'rules', rules)
  }
}

/** Whether an attempt is refused by the rule; an attempt that only the ledger stops at the last moment is not. */
export const isRefusedBy = (attempt: () => Answer, rule: string): boolean => {
  try {
    const answer = attempt()
    return !answer.ok && answer.refusals.some(r => r.rule === rule)
  } catch {
    return false
  }
}

/** Refused by the rule, and done where the rule is taken away: nothing else stands in the way. `given` tells the story up to the attempt. */
export const isAllThatStands = (
  subject: SubjectName,
  verb: string,
  rule: string,
  given: () => () => Answer,
): readonly [boolean, boolean] => {
  const [attempt, again] = [given(), given()]
  return [isRefusedBy(attempt, rule), withoutRule(subject, verb, rule, () => again().ok)]
}

/** Whether two facts that differ in any one part are written differently. */
export const writesAllParts = (write: (value: unknown) => string): boolean => {
  const fact = { rank: 1, due: '2022-04-01', parts: [{ a: 1 }, { a: 2 }], nested: { on: true } }
  const others = [
    { ...fact, rank: 2 },
    { ...fact, due: '2022-04-02' },
    { ...fact, parts: [{ a: 2 }, { a: 1 }] },
    { ...fact, nested: { on: false } },
  ]
  return others.every(other => write(other) !== write(fact)) && write({ b: 1, a: 2 }) === write({ a: 2, b: 1 })
}

const fails = (work: () => unknown): boolean => {
  try {
    work()
    return false
  } catch {
    return true
  }
}

/** Whether a sealed record opens in its own place only, and not once a bit of it is changed. */
export const bindsToPlace = ({ seal, open }: Pick<ReturnType<typeof sealsOf>, 'seal' | 'open'>): boolean => {
  const { bytes } = seal('application/a/form/1', { name: '示例' })
  const bent = Buffer.from(bytes)
  bent[bent.length - 1] = (bent.at(-1) ?? 0) ^ 1
  return fails(() => open('application/b/form/1', bytes)) && fails(() => open('application/a/form/1', bent))
}

/** Whether a statement is refused to the owner of the tables, or to the server's own login with every reach that it has. */
export const isRefusedTo = async (ownerUrl: string, role: 'owner' | 'app', ...statements: readonly string[]): Promise<boolean> =>
  withClient(role === 'owner' ? ownerUrl : await loginOf(ownerUrl), async client => {
    await client.query('begin')
    if (role === 'app') await client.query("select set_config('tepei.everything', 'on', true)")
    try {
      for (const statement of statements) await client.query(statement)
      return false
    } catch {
      return true
    } finally {
      await client.query('rollback')
    }
  })

/** How many applications somebody sees who stands in no relation to any. */
export const seenByStranger = async ({ loginUrl }: TestHouse): Promise<number> => {
  const database = openDatabase(loginUrl, 1)
  try {
    return await database.transaction({ person: 'a stranger', organisations: ['elsewhere'] }, async query => {
      const [row] = await query<{ n: number }>("select count(*) as n from dossier where subject = 'application'")
      return row?.n ?? 0
    })
  } finally {
    await database.close()
  }
}

/** The same house, with one kind of statement changed on its way to the database. */
export const withStatement = (house: TestHouse, change: (text: string) => string): House => ({
  ...house,
  database: {
    ...house.database,
    transaction: (reach, work) => house.database.transaction(reach, query => work((text, values) => query(change(text), values))),
  },
})

export const someKey = () => randomBytes(8).toString('hex')

/** The facts that somebody could say otherwise than their form does, were it enough to name them among those that the policy adds. */
export const readsOverForm = (policy: Policy, form: Form, read = factsOf): readonly string[] => {
  const plain = factsOf(policy, form, {})
  const own = Object.fromEntries(Object.keys(plain).map(fact => [fact, 'otherwise']))
  const over = read(policy, { ...form, own }, {})
  return Object.keys(plain).filter(fact => canonical(over[fact]) !== canonical(plain[fact]))
}
