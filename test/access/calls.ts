/** Every way to ask for, or to do something with, a dossier that is somebody else's: made of the catalogue, so that a new question, action or paper is in it. */
import type { InjectOptions } from 'fastify'
import { getSubject } from '../../core/catalogue.ts'
import { subjectNames } from '../../core/facts.ts'
import { questions } from '../../core/question.ts'
import { schemaOf } from '../../server/questions/inputs.ts'
import { round } from '../given.ts'
import type { Target } from './bureaus.ts'

/** What is known of the target, or of one that is not there: the same shape, so that the two answers can be laid beside each other. */
export type Aim = Target & { readonly file: string; readonly name: string }
export type Call = { readonly name: string; readonly to: (aim: Aim) => InjectOptions }

const isRecord = (x: unknown): x is Readonly<Record<string, unknown>> => typeof x === 'object' && x !== null && !Array.isArray(x)

/** An input of a question in which everything that may name somebody names the target. */
const namingValue = (key: string, shape: unknown, { subject, id, bureau, name }: Aim): unknown => {
  const known: Readonly<Record<string, unknown>> = {
    round,
    subject,
    body: bureau,
    host: `host-${bureau}`,
    employer: `unit-${bureau}`,
    q: name,
    limit: '5',
  }
  const found = isRecord(shape) && Array.isArray(shape.enum) ? (shape.enum.includes(subject) ? subject : shape.enum[0]) : undefined
  return (
    known[key] ??
    found ??
    (isRecord(shape) && shape.const) ??
    (/month/.test(key) ? '2022-10' : key === 'n' || key === 'version' || key === 'from' || key === 'to' ? '1' : id)
  )
}

const queryOf = (name: keyof typeof questions, aim: Aim): string => {
  const schema: unknown = schemaOf(questions[name].input)
  const properties = isRecord(schema) && isRecord(schema.properties) ? schema.properties : {}
  const required = isRecord(schema) && Array.isArray(schema.required) ? schema.required : []
  const asked = Object.entries(properties).filter(
    ([key]) => required.includes(key) || ['round', 'id', 'q', 'body', 'host', 'subject', 'training'].includes(key),
  )
  return new URLSearchParams(asked.map(([key, shape]) => [key, String(namingValue(key, shape, aim))])).toString()
}

const isQuestion = (name: string): name is keyof typeof questions => name in questions
const asking: readonly Call[] = Object.keys(questions)
  .filter(isQuestion)
  .map(name => ({ name: `question ${name}`, to: aim => ({ method: 'GET', url: `/api/${name}?${queryOf(name, aim)}` }) }))

/** Whatever makes a dossier is left out: whoever chooses an id learns that it is taken, and ids are drawn by chance. */
const acting: readonly Call[] = subjectNames.flatMap(subject =>
  Object.entries(getSubject(subject).actions)
    .filter(([, action]) => !action.from.includes(getSubject(subject).blank.status))
    .flatMap(([action]) => [
      {
        name: `action ${subject}.${action}`,
        to: ({ id }: Aim): InjectOptions => ({ method: 'POST', url: `/api/${subject}/${id}/${action}`, payload: {} }),
      },
    ]),
)

const kinds = [
  'applicationForm',
  'applicationFormCopies',
  'certificate',
  'rosterPdf',
  'rosterXlsx',
  'enrolmentNotice',
  'formDocx',
  'nothing',
]
const papers: readonly Call[] = kinds.map(kind => ({
  name: `paper ${kind}`,
  to: ({ subject, id }) => ({ method: 'GET', url: `/api/documents/${subject}/${id}/${kind}` }),
}))

const post = (name: string, to: (aim: Aim) => { readonly url: string; readonly payload: object }): Call => ({
  name,
  to: aim => ({ method: 'POST', ...to(aim) }),
})
const get = (name: string, url: (aim: Aim) => string): Call => ({ name, to: aim => ({ method: 'GET', url: url(aim) }) })
const doors: readonly Call[] = [
  get('file', ({ file }) => `/api/files/${file}`),
  get('link', ({ id }) => `/api/links/${id}`),
  get('parcel', ({ id }) => `/api/parcels/${id}/file`),
  get('run file', ({ id }) => `/api/runs/${id}/file`),
  get('archive', ({ id }) => `/api/archives/${id}/file`),
  get('paper job', ({ id }) => `/api/paper-jobs/${id}/zip`),
  get('upload', ({ file }) => `/api/uploads/${file.slice(0, 32)}`),
  get('preview', ({ id }) => `/api/editions/${id}/papers/result`),
  post('link again', ({ id }) => ({ url: '/api/links', payload: { application: id } })),
  post('follow-up link', ({ id }) => ({ url: '/api/links/follow-up', payload: { training: id, to: 'person' } })),
  post('batch preview', ({ subject, id }) => ({
    url: '/api/batches/preview',
    payload: { subject, action: batchActionOf(subject), rows: [{ id }] },
  })),
  post('stop batch', ({ id }) => ({ url: `/api/batches/${id}/stop`, payload: {} })),
  post('stop papers', ({ id }) => ({ url: `/api/paper-jobs/${id}/stop`, payload: {} })),
  post('stop archive', ({ id }) => ({ url: `/api/archives/${id}/stop`, payload: {} })),
  post('export', ({ bureau, name }) => ({
    url: '/api/exports/applications',
    payload: { round, subject: 'application', body: bureau, q: name, columns: ['id'], reason: '核对本级名单' },
  })),
  post('known on a sheet', ({ name }) => ({ url: '/api/sheets/known', payload: { round, rows: [{ name }] } })),
]
const batchActionOf = (subject: Target['subject']) => Object.keys(getSubject(subject).actions)[0] ?? 'open'

export const calls: readonly Call[] = [...asking, ...acting, ...papers, ...doors]
