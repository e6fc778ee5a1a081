/** OpenAPI 3.1 from the two catalogues: what can be done and asked, with every shape, made once at start. */
import { getSubject } from '../core/catalogue.ts'
import { Batch, Foreseen } from '../core/desk/batch.ts'
import { subjectNames } from '../core/facts.ts'
import { type Question, questions } from '../core/question.ts'
import { archivePaths } from './archive/described.ts'
import { assessmentPaths } from './assessment-door.ts'
import { bookPaths } from './books/described.ts'
import { furtherPaths } from './doors-described.ts'
import { draftPaths } from './drafts.ts'
import { phonePaths } from './enter/described.ts'
import { exportPaths } from './export-described.ts'
import { myDataPaths } from './my-data-door.ts'
import { seatPaths } from './office/described.ts'
import { answer, door, failures, isRecord, joined, json, questionFailures, ref, settled, strict, text } from './openapi-parts.ts'
import { pageReportPaths } from './page-reports/door.ts'
import { paperJobPaths } from './paper-jobs-described.ts'
import { parcelPaths } from './parcels/described.ts'
import { Finalise } from './plan-door.ts'
import { inputShapeOf, schemaOf } from './questions/inputs.ts'
import { roundSheetPaths } from './round-sheets-described.ts'
import { runPaths } from './runs/door.ts'
import { runPaperPaths } from './runs/papers-door.ts'
import { statementPaths } from './runs/statement-door.ts'
import { sheetPaths } from './sheets/described.ts'
import { accountPaths } from './sign-in/described.ts'

const schemas = {
  Receipt: strict({
    subject: text,
    id: text,
    n: { type: 'integer' },
    action: text,
    status: text,
    at: { type: 'string', format: 'date-time' },
    hash: text,
    kept: { type: ['string', 'null'] },
  }),
  Refusal: strict({ rule: text, clause: text, found: {}, wants: {} }, ['found', 'wants']),
  Issue: strict({ path: text, message: text, code: text }, ['code']),
  Failure: strict({ error: text, request: text, seconds: { type: 'integer' } }, ['request', 'seconds']),
  Done: strict({ receipt: ref('Receipt') }),
  Refused: strict({ refusals: { type: 'array', items: ref('Refusal'), minItems: 1 } }),
  Malformed: strict({ issues: { type: 'array', items: ref('Issue'), minItems: 1 } }),
}

const seenHeader = {
  name: 'Seen',
  in: 'header',
  required: false,
  description: 'The slip of what was on screen, given out with the page; what has changed since is refused.',
  schema: { type: 'string', maxLength: 8000 },
}

const keyHeader = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 8, maxLength: 128 } }
const keyReused = { 422: answer('The key was used for another request.', ref('Failure')) }
const actionPath = (subject: (typeof subjectNames)[number], name: string) => {
  const action = getSubject(subject).actions[name]
  const roles = action?.by.map(role => role.name).join(', ') ?? ''
  return {
    post: {
      operationId: `${subject}.${name}`,
      tags: [subject],
      summary: `${name} (${action?.from.join(', ')}${action?.to === undefined ? '' : ` → ${action.to}`})`,
      description: `By: ${roles}.`,
      security: [{ session: [] }],
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$' } },
        keyHeader,
        ...(subject === 'application' ? [seenHeader] : []),
      ],
      requestBody: { required: false, content: json(inputShapeOf(subject, name)) },
      responses: {
        200: answer('Done; the same key gives the same receipt.', ref('Done')),
        409: answer('Refused: every broken rule with its clause, what was found and what was wanted.', ref('Refused')),
        413: answer('The body is too large.', ref('Malformed')),
        415: answer('The body is no JSON.', ref('Malformed')),
        ...keyReused,
        ...failures,
      },
    },
  }
}

const parametersOf = (question: Question) => {
  const schema: unknown = schemaOf(question.input)
  if (!isRecord(schema) || !isRecord(schema.properties)) return []
  const required = Array.isArray(schema.required) ? schema.required : []
  return Object.entries(schema.properties).map(([name, shape]) => ({ name, in: 'query', required: required.includes(name), schema: shape }))
}

const questionPath = (name: string, question: Question) => ({
  get: {
    operationId: name,
    tags: ['questions'],
    summary: name,
    description: `May be asked by: ${question.by.join(', ')}; words that are typed by POST /api/ask/${name}.`,
    security: question.by.includes('public') ? [] : [{ session: [] }],
    parameters: parametersOf(question),
    responses: { 200: answer('The answer.', schemaOf(question.answer, 'output')), ...questionFailures },
  },
})

const doorPath = (
  operationId: string,
  summary: string,
  properties: Readonly<Record<string, unknown>>,
  codes: Readonly<Record<string, unknown>>,
) => ({
  post: {
    operationId,
    tags: ['doors'],
    summary,
    ...(Object.keys(properties).length > 0 && {
      requestBody: { required: true, content: json(strict(properties, ['password', 'demo', 'keep'])) },
    }),
    responses: { 200: answer('Done.'), ...codes },
  },
})

const uploadId = { name: 'id', in: 'path', required: true, schema: { type: 'string', pattern: '^[0-9a-f]{32}$' } }
const offsetHeader = { name: 'Upload-Offset', in: 'header', required: true, schema: { type: 'integer' } }
const atOffset = strict({ offset: { type: 'integer' }, size: { type: 'integer' } }, ['size'])
const keptFile = strict({ sha256: text, size: { type: 'integer' }, type: text })
const uploadPaths = {
  '/api/uploads': {
    post: door(
      'beginUpload',
      'Begins a file that comes in pieces, or says how far the same file has come.',
      { requestBody: { required: true, content: json(strict({ size: { type: 'integer' }, sha256: text }, ['sha256'])) } },
      {
        200: answer(
          'Where to go on, or the file that is here already.',
          strict({ id: text, offset: { type: 'integer' }, kept: keptFile }, ['id', 'offset', 'kept']),
        ),
        400: failures[400],
        429: answer('Too much is half sent.', ref('Failure')),
      },
    ),
  },
  '/api/uploads/{id}': {
    get: door('askUpload', 'How much has come.', { parameters: [uploadId] }, { 200: answer('Where to go on.', atOffset) }),
    patch: door(
      'continueUpload',
      'One piece, at most 1 MB, at exactly the offset where the last one ended.',
      {
        parameters: [uploadId, offsetHeader],
        requestBody: { required: true, content: { 'application/offset+octet-stream': {} } },
      },
      {
        200: answer('Where to go on.', atOffset),
        409: answer('It ended elsewhere.', atOffset),
        413: answer('Too large.', ref('Malformed')),
      },
    ),
  },
  '/api/uploads/{id}/finish': {
    post: door(
      'finishUpload',
      'Checks size, digest and kind; then it is a file like any other.',
      { parameters: [uploadId] },
      {
        200: answer('Kept.', keptFile),
        400: failures[400],
        409: answer('Not all of it has come.', atOffset),
        422: answer('Its digest differs.', ref('Malformed')),
      },
    ),
  },
}

/** One act on several files. */
const batchPath = (operationId: string, summary: string, more: object, codes: object) => ({
  post: {
    operationId,
    tags: ['doors'],
    summary,
    security: [{ session: [] }],
    ...more,
    responses: { ...codes, 401: failures[401] },
  },
})
const batchBody = { requestBody: { required: true, content: json(schemaOf(Batch)) } }
const batchPaths = {
  '/api/batches/preview': batchPath(
    'previewBatch',
    'What an act would do to each of several files, one after another; nothing is done.',
    batchBody,
    {
      200: answer(
        'Each row with the status that would follow, or why not.',
        strict({ rows: { type: 'array', items: schemaOf(Foreseen, 'output') } }),
      ),
      400: failures[400],
    },
  ),
  '/api/batches/begin': batchPath(
    'beginBatch',
    'Writes an act on several files down; it is done after a while in which it can be taken back.',
    { ...batchBody, parameters: [keyHeader] },
    { 200: answer('Written down.', strict({ id: text })), 400: failures[400], ...keyReused },
  ),
  '/api/plans/finalise': batchPath(
    'finalisePlan',
    'Puts each of these people forward for the seat that the saved plan holds for them, as one batch; it is done after a while in which it can be taken back.',
    { requestBody: { required: true, content: json(schemaOf(Finalise)) }, parameters: [keyHeader] },
    {
      200: answer('Written down.', strict({ id: text })),
      400: failures[400],
      409: answer('There is a newer version of the plan, or a minimum is missed and no reason is given.', ref('Refused')),
    },
  ),
  '/api/batches/{id}/stop': batchPath(
    'stopBatch',
    'Takes a batch back, or stops it on the way; what is done stays.',
    { parameters: [{ name: 'id', in: 'path', required: true, schema: text }] },
    { 200: answer('Stopped.', strict({ id: text })), 409: answer('It has ended, or is none of yours.', ref('Failure')) },
  ),
}

const doors = {
  '/api/sign-in': doorPath(
    'signIn',
    'Opens a session and sets its cookie.',
    { login: text, password: text, demo: { const: true } },
    {
      400: failures[400],
      401: answer('Login or password is wrong.', ref('Failure')),
      429: answer('Too many tries; wait as long as Retry-After says.', ref('Failure')),
    },
  ),
  '/api/sign-out': doorPath(
    'signOut',
    'Ends the session; the browser is told to forget what it holds, or with `keep` to keep what is not stored yet.',
    { keep: { type: 'boolean' } },
    {},
  ),
  '/api/setup': doorPath(
    'setUp',
    'Makes the first administrator by the one-time link.',
    { token: text, login: text, password: text, name: strict({ zh: text, en: text }) },
    {
      400: failures[400],
      404: failures[404],
    },
  ),
  '/api/files': {
    post: {
      operationId: 'upload',
      tags: ['doors'],
      summary: 'Keeps a file under its SHA-256: PNG, JPEG or PDF, 10 MB at most.',
      security: [{ session: [] }],
      requestBody: { required: true, content: { 'image/png': {}, 'image/jpeg': {}, 'application/pdf': {} } },
      responses: {
        200: answer('Kept.', strict({ sha256: text, size: { type: 'integer' }, type: text })),
        400: failures[400],
        401: failures[401],
        413: answer('Too large.', ref('Malformed')),
      },
    },
  },
  ...sheetPaths,
  ...assessmentPaths,
  ...parcelPaths,
  ...runPaths,
  ...runPaperPaths,
  ...statementPaths,
  ...uploadPaths,
  ...batchPaths,
  ...archivePaths,
  ...pageReportPaths,
  ...paperJobPaths,
  ...myDataPaths,
  ...draftPaths,
  ...furtherPaths,
  ...seatPaths,
  ...phonePaths,
  ...accountPaths,
  ...roundSheetPaths,
  ...exportPaths,
  ...bookPaths,
}

/** The whole description. `version` is the program's. */
export const describe = (version: string) => {
  const actions = subjectNames.flatMap(subject =>
    Object.keys(getSubject(subject).actions).map(name => [`/api/${subject}/{id}/${name}`, actionPath(subject, name)] as const),
  )
  const asked = Object.entries(questions).map(([name, question]) => [`/api/${name}`, questionPath(name, question)] as const)
  const { paths, definitions } = settled(joined(Object.fromEntries([...actions, ...asked]), doors))
  return {
    openapi: '3.1.0',
    info: { title: 'tepei', version, license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { ...schemas, ...definitions },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'tepei' } },
    },
  }
}
