/** What is tried at every door, and how an answer shows that it was let in. */
import type { LightMyRequestResponse } from 'fastify'

type Answer = Pick<LightMyRequestResponse, 'statusCode' | 'headers' | 'body'>

/** Words that a statement made of pieces would read as its own. */
export const metacharacters = [
  `'`,
  `''; drop table dossier; --`,
  `x' or '1'='1`,
  `x" or "1"="1`,
  `') union select password from account --`,
  `1; select pg_sleep(30)`,
  `'||(select version())||'`,
  `$1`,
  `\\'; set role postgres; --`,
  `%' or id like '%`,
  `{"$ne": null}`,
  `/**/union/**/select/**/null`,
]

/** The database took it for more than words, or what it says of itself comes out. */
export const isRead = ({ statusCode, body }: Answer): boolean => statusCode >= 500 || /syntax error|pg_|PostgreSQL \d/i.test(body)

const out = [
  '../',
  '..\\',
  '%2e%2e/',
  '%2e%2e%2f',
  '..%2f',
  '..%5c',
  '%252e%252e%252f',
  '..%c0%af',
  '....//',
  '..;/',
  '/',
  '%2f',
  'file:///',
  '\\\\?\\',
]
const targets = ['etc/passwd', 'package.json', 'etc/hostname', 'proc/self/environ', 'master.key', 'data/master.key']
/** Every way to write it, at one door. */
export const pathsOutOf = (door: string): readonly string[] =>
  out.flatMap(step => targets.map((target, i) => `${door}${step.repeat(1 + (i % 8))}${target}`))

const leaks = /root:.*:0:0:|"name": "tepei"|DATABASE_URL|PATH=/
export const leadsOut = ({ statusCode, headers, body }: Answer): boolean =>
  leaks.test(body) || statusCode === 500 || headers['content-disposition'] !== undefined

/** What a form of another site can send without asking first. */
export const formTypes = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'TEXT/PLAIN; charset=utf-8',
  ' text/plain',
]
export const readsForm = ({ statusCode }: Answer): boolean => statusCode !== 415 && statusCode !== 403

const wanted = [
  'content-security-policy',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'cross-origin-resource-policy',
  'cross-origin-opener-policy',
]
/** The headers that an answer lacks, and the one that it should lack. */
export const bare = ({ headers }: Answer): readonly string[] => [
  ...wanted.filter(name => headers[name] === undefined),
  ...('x-powered-by' in headers ? ['x-powered-by'] : []),
]

/** A page whose scripts may make HTML or code of a text, or that tells nobody what was refused. */
export const isLax = ({ headers }: Pick<Answer, 'headers'>): boolean => {
  const policy = String(headers['content-security-policy'])
  return (
    !/require-trusted-types-for 'script'/.test(policy) ||
    !/trusted-types ('none'|default)(;|$)/.test(policy) ||
    !policy.includes('report-uri ')
  )
}

export const tellsOfInside = ({ body }: Answer): boolean => /secret|\.ts|\bat \w|node_modules/.test(body)
