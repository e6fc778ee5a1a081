/** The pages as the build left them: one for the signed-in part, its parts, and the worker that keeps its shell. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

const webFolder = join(import.meta.dirname, '../dist/web')

const pagePolicy = (nonce: string) =>
  [
    "default-src 'self'",
    // WebAssembly reads the codes of a camera where the browser itself can't; `eval` stays forbidden.
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

/** The single page of the signed-in part, with a nonce for the styles that it makes. */
const sendApp = (reply: FastifyReply) => {
  const file = join(webFolder, 'index.html')
  if (!existsSync(file)) return reply.code(503).type('text/plain').send('The pages are not built yet: npm run build.')
  const nonce = randomBytes(16).toString('base64')
  const page = readFileSync(file, 'utf8').replace('</head>', `<meta name="csp-nonce" content="${nonce}"></head>`)
  return reply.header('content-security-policy', pagePolicy(nonce)).header('cache-control', 'no-store').type('text/html').send(page)
}

/** The one script that may run WebAssembly, the solver beside the board; it fetches that and nothing else. No page and no other worker may. */
const fillingWorker = /\/filling-worker-[^/]+\.js$/
const allowSolver = (reply: FastifyReply, path: string): void => {
  if (fillingWorker.test(path))
    reply.header('content-security-policy', "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'")
}

/** The worker may fetch the pages' own files and nothing else; a new build is seen at the next visit. */
const sendShellWorker = (reply: FastifyReply) => {
  const file = join(webFolder, 'shell-worker.js')
  if (!existsSync(file)) return reply.callNotFound()
  return reply
    .header('content-security-policy', "default-src 'none'; connect-src 'self'")
    .header('cache-control', 'no-cache')
    .header('service-worker-allowed', '/app')
    .type('text/javascript')
    .send(readFileSync(file, 'utf8'))
}

const isOfApp = (url: string) => /^\/(app|setup)([/?#]|$)/.test(url)

export const addPages = async (app: FastifyInstance): Promise<void> => {
  // The build's parts carry their digest in their names, so they never change.
  const shared = { index: false, decorateReply: false, immutable: true, maxAge: '30d', setHeaders: allowSolver } as const
  if (existsSync(webFolder)) await app.register(staticFiles, { ...shared, root: webFolder, prefix: '/app/' })
  app.get('/app/shell-worker.js', (_request, reply) => sendShellWorker(reply))
  // The folder itself is no file.
  for (const path of ['/app', '/app/']) app.get(path, (_request, reply) => sendApp(reply))
  app.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' && isOfApp(request.url)) return sendApp(reply)
    return reply.code(404).send({ error: 'There is nothing here.' })
  })
}
