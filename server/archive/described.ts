/** How the doors of archive packages are described to other programs. */
import { ArchiveAsked } from '../../core/archive/questions.ts'
import { answer, door, failures, json, ref, strict, text } from '../openapi-parts.ts'
import { schemaOf } from '../questions/inputs.ts'

const jobId = { name: 'id', in: 'path', required: true, schema: text }
const sealed = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }

export const archivePaths = {
  '/api/archives/begin': {
    post: door(
      'packRound',
      'Has the archive package of a round made in the background, under a passphrase; one of a round at a time.',
      { requestBody: { required: true, content: json(schemaOf(ArchiveAsked)) } },
      {
        200: answer('Written down.', strict({ id: text })),
        400: failures[400],
        409: answer('A package of this round is being made already.', ref('Failure')),
      },
    ),
  },
  '/api/archives/{id}/stop': {
    post: door(
      'stopPacking',
      'Stops the making of a package; nothing of it stays.',
      { parameters: [jobId] },
      { 200: answer('It is being stopped.', strict({ id: text })), 409: answer('It has ended.', ref('Failure')) },
    ),
  },
  '/api/archives/{id}/file': {
    get: door(
      'fetchPackage',
      'The package, sealed under its passphrase; who fetches it is written down.',
      { parameters: [jobId] },
      { 200: { description: 'The sealed package.', content: sealed } },
    ),
  },
}
