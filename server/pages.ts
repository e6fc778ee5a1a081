/** The pages as the build left them: one for the signed-in part, its parts, and the worker that keeps its shell. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { appPolicy, sendPolicy, shellPolicy, solverPolicy } from './page-policy.ts'

const webFolder = join(import.meta.dirname, '../dist/web')

/** The single page of the signed-in part, with a nonce for the styles that it makes. */
const sendApp = (reply: FastifyReply, https: boolean) => {
  const file = join(webFolder, 'index.html')
  if (!existsSync(file)) return reply.code(503).type('text/plain').send('The pages are not built yet: npm run build.')
  const nonce = randomBytes(16).toString('base64')
  const page = readFileSync(file, 'utf8').replace('</head>', `<meta name="csp-nonce" content="${nonce}"></head>`)
  return sendPolicy(reply, appPolicy(nonce), https).header('cache-control', 'no-store').type('text/html').send(page)
}

const fillingWorker = /\/filling-worker-[^/]+\.js$/
const allowSolver = (reply: FastifyReply, path: string): void => {
  if (fillingWorker.test(path)) reply.header('content-security-policy', solverPolicy)
}

/** A new build is seen at the next visit. */
const sendShellWorker = (reply: FastifyReply) => {
  const file = join(webFolder, 'shell-worker.js')
  if (!existsSync(file)) return reply.callNotFound()
  return reply
    .header('content-security-policy', shellPolicy)
    .header('cache-control', 'no-cache')
    .header('service-worker-allowed', '/app')
    .type('text/javascript')
    .send(readFileSync(file, 'utf8'))
}

const isOfApp = (url: string) => /^\/(app|setup)([/?#]|$)/.test(url)

export const addPages = async (app: FastifyInstance, https: boolean): Promise<void> => {
  // The build's parts carry their digest in their names, so they never change.
  const shared = { index: false, decorateReply: false, immutable: true, maxAge: '30d', setHeaders: allowSolver } as const
  if (existsSync(webFolder)) await app.register(staticFiles, { ...shared, root: webFolder, prefix: '/app/' })
  app.get('/app/shell-worker.js', (_request, reply) => sendShellWorker(reply))
  // The folder itself is no file.
  for (const path of ['/app', '/app/']) app.get(path, (_request, reply) => sendApp(reply, https))
  app.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' && isOfApp(request.url)) return sendApp(reply, https)
    return reply.code(404).send({ error: 'There is nothing here.' })
  })
}
