/** Where money, lists of people, rights or the means of sign-in are at stake, whoever acts has shown lately that it is them: not only that somebody once signed in here. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Door } from '../http.ts'

/**
 * In these subjects every act wants a proof but those that are named: an act that is added tomorrow wants one until somebody has thought about it. What only
 * prepares, asks, or looks is named, and what a person does in their own matter.
 */
export const withoutProof: Readonly<Record<string, readonly string[]>> = {
  payment: ['open', 'prepare', 'remind', 'claim', 'reject', 'bounce'],
  run: ['make', 'abandon', 'readResult'],
}

/** Lists of people that leave the house, and what gives rights or takes them, by the beginning of the address. */
export const provenDoors: readonly string[] = [
  '/api/exports/',
  '/api/archives/begin',
  '/api/archives/:id/file',
  '/api/runs/:id/file',
  '/api/office/',
  '/api/accounts',
  '/api/recovery/start',
  '/api/recovery/agree',
  '/api/identities/invite',
  '/api/account/totp/',
  '/api/account/passkeys/',
  '/api/account/codes',
  '/api/sheets/in-hand',
  '/api/parcels/:id/file',
  '/api/money-sheets/',
]

const Act = z.object({ subject: z.string(), action: z.string() })

/** Whether an act of the catalogue wants a proof. */
export const actWantsProof = (subject: string, action: string): boolean =>
  Object.hasOwn(withoutProof, subject) && withoutProof[subject]?.includes(action) === false

const doorWantsProof = (route: string) => provenDoors.some(start => route === start || (start.endsWith('/') && route.startsWith(start)))

/** One act, or the same on several files. */
export const wantsProof = ({ routeOptions: { url = '' }, params, body }: FastifyRequest): boolean => {
  if (doorWantsProof(url)) return true
  const act = Act.safeParse(url === '/api/:subject/:id/:action' ? params : url === '/api/batches/begin' ? body : undefined)
  return act.success && actWantsProof(act.data.subject, act.data.action)
}

/** Where a passkey is added, by whatever else its owner has to show. */
const keyDoors = '/api/account/passkeys/'

/** A file that is fetched by a click leads to a page that asks, and from there to the file. */
const isClick = ({ method, headers }: FastifyRequest) => method === 'GET' && headers['sec-fetch-mode'] === 'navigate'

export const addProof = (app: FastifyInstance, door: Door): void => {
  app.addHook('preHandler', async (request, reply) => {
    if (!wantsProof(request)) return
    const session = await door.session(request)
    if (!session || session.here?.proven) return
    const addsKey = request.routeOptions.url?.startsWith(keyDoors) === true
    if (addsKey && session.here?.mayAddKey) return
    if (isClick(request)) return reply.redirect(`/app/proof?to=${encodeURIComponent(request.url)}`, 303)
    return reply.code(403).send({ error: 'Show that it is you.', prove: true, ...(!addsKey && session.here?.lacksKey && { enrol: true }) })
  })
}
