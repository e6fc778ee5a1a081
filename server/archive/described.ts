/** How the doors of archive packages are described to other programs. */
import { ArchiveAsked } from '../../core/archive/questions.ts'
import { answer, failures, json, ref, strict, text } from '../openapi-parts.ts'
import { paperJobPaths } from '../paper-jobs-described.ts'
import { schemaOf } from '../questions/inputs.ts'

const shared = { tags: ['doors'], security: [{ session: [] }] }
const jobId = { name: 'id', in: 'path', required: true, schema: text }

/** Of everything that is made in the background. */
export const archivePaths = {
  ...paperJobPaths,
  '/api/archives/begin': {
    post: {
      ...shared,
      operationId: 'packRound',
      summary: 'Has the archive package of a round made in the background, under a passphrase; one of a round at a time.',
      requestBody: { required: true, content: json(schemaOf(ArchiveAsked)) },
      responses: {
        200: answer('Written down.', strict({ id: text })),
        400: failures[400],
        401: failures[401],
        404: failures[404],
        409: answer('A package of this round is being made already.', ref('Failure')),
      },
    },
  },
  '/api/archives/{id}/stop': {
    post: {
      ...shared,
      operationId: 'stopPacking',
      summary: 'Stops the making of a package; nothing of it stays.',
      parameters: [jobId],
      responses: {
        200: answer('It is being stopped.', strict({ id: text })),
        401: failures[401],
        404: failures[404],
        409: answer('It has ended.', ref('Failure')),
      },
    },
  },
  '/api/archives/{id}/file': {
    get: {
      ...shared,
      operationId: 'fetchPackage',
      summary: 'The package, sealed under its passphrase; who fetches it is written down.',
      parameters: [jobId],
      responses: {
        200: {
          description: 'The sealed package.',
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
        401: failures[401],
        404: failures[404],
      },
    },
  },
}
