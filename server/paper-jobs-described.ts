/** How the doors of papers that are made for many are described to other programs. */
import { PaperJobAsked } from '../core/desk/paper-job.ts'
import { answer, door, failures, json, ref, strict, text } from './openapi-parts.ts'
import { schemaOf } from './questions/inputs.ts'

const jobPath = (...told: Parameters<typeof door>) => ({ post: door(...told) })
const keyHeader = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 8, maxLength: 128 } }
const jobId = { name: 'id', in: 'path', required: true, schema: text }
export const paperJobPaths = {
  '/api/paper-jobs/begin': jobPath(
    'beginPaperJob',
    'Has the papers of many dossiers made in the background: of those that are named, or of all that a list counts.',
    { requestBody: { required: true, content: json(schemaOf(PaperJobAsked)) }, parameters: [keyHeader] },
    {
      200: answer('Written down.', strict({ id: text })),
      400: failures[400],
      422: answer('The key was used for other papers.', ref('Failure')),
    },
  ),
  '/api/paper-jobs/{id}/stop': jobPath(
    'stopPaperJob',
    'Stops a job; what is made stays.',
    { parameters: [jobId] },
    { 200: answer('Stopped.', strict({ id: text })) },
  ),
  '/api/paper-jobs/{id}/again': jobPath(
    'makePapersAgain',
    'Has what was stopped, failed or was deleted made after all.',
    { parameters: [jobId] },
    { 200: answer('They wait to be made.', strict({ id: text })) },
  ),
  '/api/paper-jobs/{id}/zip': {
    get: door(
      'fetchPapers',
      'What is made so far as one ZIP with a list; each paper that goes out is written down.',
      { parameters: [jobId] },
      {
        200: { description: 'The ZIP.', content: { 'application/zip': {} } },
        409: answer('Some of its files are gone and are being made anew.', ref('Failure')),
      },
    ),
  },
}
