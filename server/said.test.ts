// R35, F18: what is logged of a failure says what and where, and nothing that somebody has given.
import { expect, test } from 'vitest'
import { loggedOf, saidOf } from './said.ts'

const given = '159900199003177313'
const ofDatabase = (code: string, message: string) =>
  Object.assign(new Error(message), {
    ...{ severity: 'ERROR', code, table: 'person', constraint: 'person_pkey', detail: `Key (id)=(${given}) already exists.` },
    ...{ where: `unnamed portal parameter $1 = '${given}'`, internalQuery: given },
  })
const parsing = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    return error
  }
}

const failures: readonly (readonly [string, unknown])[] = [
  ['a key that is there', ofDatabase('23505', 'duplicate key value violates unique constraint "person_pkey"')],
  ['data that is none', ofDatabase('22P02', `invalid input syntax for type integer: "${given}"`)],
  ['words of a form', new Error(`“${given}” is not a number`)],
  ['no JSON', parsing(`{"number": ${given}x`)],
  ['a number alone', new Error(`nobody is called ${given}`)],
  ['a name alone', new Error('金丝雀 is not there')],
  ['an address', new TypeError('canary@example.cn was refused')],
  ['one behind another', new Error('it failed', { cause: ofDatabase('23505', `the key ${given}`) })],
  ['no error', given],
]

test.each(failures)('R35 F18 %s is logged without what was given', (_what, error) => {
  const line = JSON.stringify([loggedOf(error), saidOf(error)])
  for (const word of [given, '金丝雀', 'canary@example.cn']) expect(line).not.toContain(word)
})

test('a failure of the database is found by its code, its table and its rule', () => {
  expect(loggedOf(ofDatabase('23505', 'duplicate key value violates unique constraint "person_pkey"'))).toMatchObject({
    ...{ code: '23505', table: 'person', constraint: 'person_pkey' },
    ...{ message: 'duplicate key value violates unique constraint "person_pkey"', stack: expect.stringContaining('said.test.ts') },
  })
  expect(saidOf(new Error('Only 3 MB are left'))).toBe('Only 3 MB are left')
})
