/** Every way by which words come in: right ones through the procedure itself, and wrong ones at every door of the description, in bodies and in addresses. */
import { getSubject } from '../../core/catalogue.ts'
import { subjectNames } from '../../core/facts.ts'
import { questions } from '../../core/question.ts'
import { describe } from '../../server/openapi.ts'
import { schemaOf } from '../../server/questions/inputs.ts'
import { all } from './canaries.ts'

export type Told = { readonly method: string; readonly path: string; readonly body?: unknown }
type Fields = Readonly<Record<string, unknown>>
const isFields = (x: unknown): x is Fields => typeof x === 'object' && x !== null && !Array.isArray(x)
const listOf = (x: unknown): readonly unknown[] => (Array.isArray(x) ? x : [])

/** What names a dossier, an account or a paper is no word about somebody; nor is why somebody looks, which is written down for the auditor as it is typed. */
const names: readonly string[] = ['id', 'ids', 'aside', 'agreementNumber', 'reason']
const plain = 'canary-application'

const drawn = (n: number): string => all[n % all.length] ?? ''

const textOf = (shape: Fields, n: number): string => {
  if (shape.format === 'date') return '2022-03-10'
  const most = typeof shape.maxLength === 'number' ? shape.maxLength : 1_000
  const fitting = all.filter(word => word.length <= most)
  return fitting[n % Math.max(1, fitting.length)] ?? 'x'
}

/** Something of this shape in which every text is a canary. */
const filled = (shape: unknown, n: number): unknown => {
  if (!isFields(shape)) return drawn(n)
  if ('const' in shape) return shape.const
  if (Array.isArray(shape.enum)) return shape.enum[n % shape.enum.length]
  const choices = listOf(shape.anyOf ?? shape.oneOf)
  if (choices.length > 0) return filled(choices[n % choices.length], n)
  if (shape.type === 'integer' || shape.type === 'number') return 1
  if (shape.type === 'boolean') return true
  if (shape.type === 'array') return [filled(shape.items, n)]
  if (shape.type === 'object') return fieldsOf(isFields(shape.properties) ? shape.properties : {}, n)
  return textOf(shape, n)
}

const fieldsOf = (properties: Fields, n: number): Fields =>
  Object.fromEntries(
    Object.entries(properties).map(([key, shape], i) => {
      const isList = isFields(shape) && shape.type === 'array'
      return [key, names.includes(key) ? (isList ? [plain] : plain) : filled(shape, n + i)]
    }),
  )

/** The same with a canary where something else belongs. */
const twisted = (whole: unknown, n: number): unknown =>
  isFields(whole) ? Object.fromEntries(Object.keys(whole).map((key, i) => [key, [drawn(n + i)]])) : [drawn(n)]

type Known = { readonly round: string; readonly id: string; readonly subject: string }
const named = (key: string, known: Known, n: number): string => {
  if (key === 'round') return known.round
  if (key === 'subject') return known.subject
  if (key === 'reason' || key === 'words') return 'checkPapers'
  return (key === 'id' || key === 'training' || key === 'application') && n % 2 === 0 ? known.id : drawn(n)
}

const asked = (known: Known, n: number): readonly Told[] =>
  Object.entries(questions).map(([name, { input }]) => {
    const schema: unknown = schemaOf(input)
    const keys = isFields(schema) && isFields(schema.properties) ? Object.entries(schema.properties) : []
    const given = keys.map(([key, shape], i): [string, string] => {
      const choice: unknown = isFields(shape) && Array.isArray(shape.enum) ? shape.enum[0] : undefined
      return [key, String(choice ?? named(key, known, n + i))]
    })
    return { method: 'GET', path: `/api/${name}?${new URLSearchParams(given)}` }
  })

/** A dossier that is made anew is named by whoever makes it, by chance: that is no word of theirs. */
const acts = (idOf: (subject: string) => string, n: number): readonly Told[] =>
  subjectNames.flatMap(subject =>
    Object.entries(getSubject(subject).actions).flatMap(([action, { input }], i) => {
      const whole = filled(schemaOf(input), n + i)
      const path = `/api/${subject}/${idOf(subject)}/${action}`
      return [whole, twisted(whole, n + i)].map(body => ({ method: 'POST', path, body }))
    }),
  )

const methods = ['get', 'post', 'patch'] as const
const jsonOf = (operation: unknown): unknown => {
  const found = ['requestBody', 'content', 'application/json', 'schema'].reduce<unknown>(
    (at, key) => (isFields(at) ? at[key] : undefined),
    operation,
  )
  return found
}
/** Signing out would end what follows. */
const last: readonly string[] = ['/api/sign-out', '/api/account/sessions/end', '/api/account/password']

const doors = (n: number): readonly Told[] =>
  Object.entries(describe('1').paths).flatMap(([path, operations]) =>
    methods.flatMap((method, i) => {
      const operation: unknown = isFields(operations) ? operations[method] : undefined
      const isOther = isFields(operation) && !String(operation.operationId).includes('.') && !(String(operation.operationId) in questions)
      if (!isOther || last.includes(path)) return []
      const at = path.replace(/\{[^}]+\}/g, () => encodeURIComponent(drawn(n + i)))
      if (method === 'get') return [{ method: 'GET', path: at }]
      const whole = filled(jsonOf(operation), n + i)
      return [whole, twisted(whole, n + i)].map(body => ({ method: method.toUpperCase(), path: at, body }))
    }),
  )

const pages = [
  '/',
  '/notice',
  '/notice/objection',
  '/self-check',
  '/hosts',
  '/certificate/',
  '/app/',
  '/setup',
  '/certificates/',
  '/nothing/',
]
const strolled: readonly Told[] = pages.flatMap(page =>
  all.flatMap(word => [
    { method: 'GET', path: `${page}?q=${encodeURIComponent(word)}&round=${encodeURIComponent(word)}` },
    { method: 'GET', path: `${page}${page.endsWith('/') ? '' : '/'}${encodeURIComponent(word)}` },
  ]),
)
const broken: readonly Told[] = all.flatMap(word => [
  { method: 'POST', path: '/api/sign-in', body: `{"login": ${word}` },
  { method: 'POST', path: '/api/drafts', body: `${word} is no JSON` },
  { method: 'POST', path: '/api/sign-in', body: `["${word}"` },
  { method: 'GET', path: `/api/files/%E0%A4%A${encodeURIComponent(word)}` },
  { method: 'GET', path: `/api/${encodeURIComponent(word).repeat(9)}` },
])

/** All of it once; `n` says which word comes where. */
export const everyDoor = (known: Known, idOf: (subject: string) => string, n: number): readonly Told[] => [
  ...asked(known, n),
  ...acts(idOf, n),
  ...doors(n),
  ...strolled,
  ...broken,
]
