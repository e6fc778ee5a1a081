/** The doors of parcels, as the description of the API says them. */
import { z } from 'zod'
import { AnswerRead } from '../../core/parcel/read.ts'
import { answer, failures, json, ref, strict, text } from '../openapi-parts.ts'
import { ToRead, ToTake } from './shapes.ts'

const shapeOf = (shape: z.ZodType, io: 'input' | 'output' = 'input') => {
  const { $schema: _, '~standard': _standard, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any', target: 'draft-2020-12' })
  return JSON.parse(JSON.stringify(schema))
}
const inPath = (name: string, schema: object = text) => ({ name, in: 'path', required: true, schema })
const described = (operationId: string, summary: string, more: object, codes: object) => ({
  operationId,
  tags: ['doors'],
  summary,
  security: [{ session: [] }],
  ...more,
  responses: { ...codes, 401: failures[401], 404: failures[404] },
})
const unreadable = answer('The file can’t be read; `words` says what to do.')
const key = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 8, maxLength: 100 } }

export const parcelPaths = {
  '/api/parcels/{id}/file': {
    get: described(
      'fetchParcel',
      'The parcel as it was made: a ZIP of the list as a workbook and as JSON, and the hashes of both. Who fetched it is written down.',
      { parameters: [inPath('id')] },
      { 200: answer('The ZIP, the same byte for byte each time.') },
    ),
  },
  '/api/parcels/{id}/answers/{n}': {
    get: described(
      'fetchAnswer',
      'An answer of the ministry as it was brought.',
      { parameters: [inPath('id'), inPath('n', { type: 'integer', minimum: 1 })] },
      { 200: answer('The file.') },
    ),
  },
  '/api/parcels/{id}/read': {
    post: described(
      'readAnswer',
      'An answer tied to the people of the parcel, row by row; nothing is done.',
      { parameters: [inPath('id')], requestBody: { required: true, content: json(shapeOf(ToRead)) } },
      { 200: answer('The rows, and whoever is missing.', shapeOf(AnswerRead, 'output')), 400: failures[400], 422: unreadable },
    ),
  },
  '/api/parcels/{id}/take': {
    post: described(
      'takeAnswer',
      'Keeps the answer and carries out the rows of these codes, as batches that can be taken back for a while. The same key does it once.',
      { parameters: [inPath('id'), key], requestBody: { required: true, content: json(shapeOf(ToTake)) } },
      {
        200: answer('Written down.', strict({ batches: { type: 'array', items: text } })),
        400: failures[400],
        409: answer('A row is not ready, or a rule stands in the way.', ref('Refused')),
        422: unreadable,
      },
    ),
  },
}
