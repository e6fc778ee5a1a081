/** The doors of parcels, as the description of the API says them. */
import { AnswerRead } from '../../core/parcel/read.ts'
import { answer, door, failures, json, ref, strict, text } from '../openapi-parts.ts'
import { schemaOf } from '../questions/inputs.ts'
import { ToRead, ToTake } from './shapes.ts'

const inPath = (name: string, schema: object = text) => ({ name, in: 'path', required: true, schema })
const unreadable = answer('The file can’t be read; `words` says what to do.')
const key = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 8, maxLength: 100 } }

export const parcelPaths = {
  '/api/parcels/{id}/file': {
    get: door(
      'fetchParcel',
      'The parcel as it was made: a ZIP of the list as a workbook and as JSON, and the hashes of both. Who fetched it is written down.',
      { parameters: [inPath('id')] },
      { 200: answer('The ZIP, the same byte for byte each time.') },
    ),
  },
  '/api/parcels/{id}/answers/{n}': {
    get: door(
      'fetchAnswer',
      'An answer of the ministry as it was brought.',
      { parameters: [inPath('id'), inPath('n', { type: 'integer', minimum: 1 })] },
      { 200: answer('The file.') },
    ),
  },
  '/api/parcels/{id}/read': {
    post: door(
      'readAnswer',
      'An answer tied to the people of the parcel, row by row; nothing is done.',
      { parameters: [inPath('id')], requestBody: { required: true, content: json(schemaOf(ToRead)) } },
      { 200: answer('The rows, and whoever is missing.', schemaOf(AnswerRead, 'output')), 400: failures[400], 422: unreadable },
    ),
  },
  '/api/parcels/{id}/take': {
    post: door(
      'takeAnswer',
      'Keeps the answer and carries out the rows of these codes, as batches that can be taken back for a while. The same key does it once.',
      { parameters: [inPath('id'), key], requestBody: { required: true, content: json(schemaOf(ToTake)) } },
      {
        200: answer('Written down.', strict({ batches: { type: 'array', items: text } })),
        400: failures[400],
        409: answer('A row is not ready, or a rule stands in the way.', ref('Refused')),
        422: unreadable,
      },
    ),
  },
}
