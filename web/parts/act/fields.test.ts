// A form is drawn from an action's input, and what was typed is read back by it.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { subjects } from '../../../core/catalogue.ts'
import { fieldsIn, inputFrom } from './fields.ts'

const fieldsOf = (shape: z.ZodType) => fieldsIn(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }))

test('a field gets the control that fits what may be typed into it', () => {
  const fields = fieldsOf(
    z.strictObject({
      on: z.iso.date(),
      month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
      scan: z.string().regex(/^[0-9a-f]{64}$/),
      evidence: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
      amountFen: z.int(),
      count: z.int(),
      reason: z.enum(['a', 'b']),
      text: z.string().max(1000),
      remark: z.string().max(100).optional(),
      corrections: z.array(z.strictObject({ field: z.string(), reason: z.string() })),
      sure: z.boolean(),
    }),
  )
  expect(fields.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'on day',
    'month month',
    'scan file',
    'evidence files',
    'amountFen sum',
    'count integer',
    'reason choice',
    'text longText',
    'remark text',
    'corrections rows',
    'sure boolean',
  ])
  expect(fields.find(({ name }) => name === 'remark')?.required).toBe(false)
  expect(fields.find(({ name }) => name === 'reason')?.options).toEqual(['a', 'b'])
})

test('what may be left empty is left out, an unticked box is a no, and a list is a list', () => {
  const fields = fieldsOf(z.strictObject({ a: z.string().optional(), b: z.boolean(), c: z.array(z.string()), d: z.string() }))
  expect(inputFrom(fields, { a: '', d: 'x' })).toEqual({ b: false, c: [], d: 'x' })
})

test('every action of the catalogue that people do has a form without anything unknown', () => {
  const kinds = Object.values(subjects).flatMap(({ actions }) =>
    Object.entries(actions).flatMap(([name, { input }]) =>
      name === 'save' || name === 'start' ? [] : fieldsOf(input).map(({ kind }) => kind),
    ),
  )
  expect(kinds.length).toBeGreaterThan(60)
  expect(kinds).not.toContain(undefined)
})
