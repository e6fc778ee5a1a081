/** Doors of the office, of files and of papers, as the description of the API says them. */
import { NewAccount, NewOrganisation } from './office.ts'
import { answer, door, failures, json, ref, strict, text } from './openapi-parts.ts'
import { schemaOf } from './questions/inputs.ts'

const inPath = (name: string) => ({ name, in: 'path', required: true, schema: text })
const file = answer('The file, as an attachment.')
const made = {
  200: answer('Made.', strict({ id: text })),
  400: failures[400],
  409: answer('It is there already, or names what is not there.', ref('Failure')),
}

export const furtherPaths = {
  '/api/accounts': {
    post: door('makeAccount', 'Makes an account.', { requestBody: { required: true, content: json(schemaOf(NewAccount)) } }, made),
  },
  '/api/organisations': {
    post: door(
      'makeOrganisation',
      'Makes an organisation.',
      { requestBody: { required: true, content: json(schemaOf(NewOrganisation)) } },
      made,
    ),
  },
  '/api/files/{sha256}': {
    get: door(
      'download',
      'A file, for whoever brought it or sees a dossier that names it.',
      { parameters: [inPath('sha256')] },
      {
        200: file,
        410: answer('It was refused after it came.', ref('Failure')),
        423: answer('The virus scanner has not answered yet.', ref('Failure')),
      },
    ),
  },
  '/api/documents/{subject}/{id}/{kind}': {
    get: door(
      'document',
      'A paper of a dossier, made as it is asked for.',
      { parameters: [inPath('subject'), inPath('id'), inPath('kind')] },
      { 200: file, 503: answer('It can’t be made, and why.') },
    ),
  },
  '/api/editions/{id}/papers/{kind}': {
    get: door(
      'previewPaper',
      'The dossiers to try the text of a paper on; with `of`, the paper of one of them.',
      { parameters: [inPath('id'), inPath('kind'), { name: 'of', in: 'query', required: false, schema: text }] },
      { 200: answer('The dossiers, or the paper.'), 409: answer('The text has faults.', ref('Failure')) },
    ),
  },
  '/api/links/{application}': {
    get: door(
      'showLink',
      'The link that the employer’s contact has.',
      { parameters: [inPath('application')] },
      { 200: answer('The link, if there is one.') },
    ),
  },
  '/api/notice-text': {
    post: door(
      'readNotice',
      'The text of a notice from its file; nothing is kept.',
      {
        parameters: [{ name: 'name', in: 'query', required: true, schema: text }],
        requestBody: { required: true, content: { 'application/octet-stream': {} } },
      },
      { 200: answer('The text.', strict({ text })), 400: failures[400], 422: answer('It can’t be read, and why.') },
    ),
  },
}
