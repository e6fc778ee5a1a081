/** The doors of passkeys: coming in by one, adding and removing one's own, and showing by one that it is still you. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Door } from '../http.ts'
import { bodyOf } from '../sign-in.ts'
import { addressWatched, everybodyWatched, giveBack, takeTry } from '../throttle.ts'
import { answerSignIn, cameBy, tooMany } from './begin.ts'
import { addOwn, findOwn, Nothing, type Own, refuse, renew, writeDown } from './own-doors.ts'
import { addKey, askForKey, askToSign, endKey, partyOf, Registered, Signed, signedBy } from './passkeys.ts'
import { proceed } from './proceed.ts'
import { Ticket } from './tickets.ts'

export const AddKey = z.strictObject({ ticket: Ticket, name: z.string().trim().min(1).max(40), key: Registered })
export const SignedKey = z.strictObject({ ticket: Ticket, key: Signed })
export const EndKey = z.strictObject({ id: z.string().min(1).max(2_000) })

const beginIn = async ({ site }: Door, request: FastifyRequest, reply: FastifyReply) => {
  const party = partyOf(site, request)
  return party ? reply.send(await askToSign(site.house, party, 'passkeyIn')) : refuse(reply, 'noPasskeysHere')
}

const comeIn = async (door: Door, request: FastifyRequest, reply: FastifyReply) => {
  const given = bodyOf(request, reply, SignedKey)
  if (!given) return reply
  const { house } = door.site
  const party = partyOf(door.site, request)
  if (!party) return refuse(reply, 'noPasskeysHere')
  const watched = [addressWatched(request.ip), everybodyWatched]
  const seconds = await takeTry(house.database, watched)
  if (seconds > 0) return tooMany(reply, seconds)
  const account = await signedBy(house, party, 'passkeyIn', given.ticket, given.key)
  if (account === undefined) return refuse(reply, 'wrongKey')
  await giveBack(house.database, watched)
  return answerSignIn(door, request, reply, await proceed(house, account, cameBy(request, 'passkey'), { factor: true }))
}

const beginNew: Own<object> = async ({ door, session, request, reply }) => {
  const party = partyOf(door.site, request)
  const own = await findOwn(door, session.account.id)
  if (!party || !own) return refuse(reply, 'noPasskeysHere')
  return reply.send(await askForKey(door.site.house, party, own.id, own.login, own.zh))
}

const add: Own<z.output<typeof AddKey>> = async (asked, { ticket, name, key }) => {
  const { door, session, request, reply } = asked
  const { house } = door.site
  const party = partyOf(door.site, request)
  const added = party && (await addKey(house, party, ticket, session.account.id, name, key))
  if (added === undefined) return refuse(reply, 'wrongKey')
  await writeDown(house.database.query, session.account.id, 'addPasskey')
  await renew(asked, 'key')
  return reply.send({})
}

const end: Own<z.output<typeof EndKey>> = async ({ door, session, reply }, { id }) => {
  const { house } = door.site
  const own = await findOwn(door, session.account.id)
  if (own && own.keys <= 1 && (own.mustKey || (own.must && !own.totp))) return refuse(reply, 'factorIsNeeded')
  if (!(await endKey(house, session.account.id, id))) return reply.callNotFound()
  await writeDown(house.database.query, session.account.id, 'endPasskey')
  return reply.send({})
}

const beginProof: Own<object> = async ({ door, session, request, reply }) => {
  const party = partyOf(door.site, request)
  return party ? reply.send(await askToSign(door.site.house, party, 'passkeyProof', session.account.id)) : refuse(reply, 'noPasskeysHere')
}

const prove: Own<z.output<typeof SignedKey>> = async (asked, { ticket, key }) => {
  const { door, session, request, reply } = asked
  const party = partyOf(door.site, request)
  const account = party && (await signedBy(door.site.house, party, 'passkeyProof', ticket, key))
  if (account !== session.account.id) return refuse(reply, 'wrongKey')
  await renew(asked, 'key')
  return reply.send({})
}

export const addPasskeyDoors = (app: FastifyInstance, door: Door): void => {
  app.post('/api/sign-in/passkey/begin', (request, reply) => beginIn(door, request, reply))
  app.post('/api/sign-in/passkey', (request, reply) => comeIn(door, request, reply))
  addOwn(app, door, '/api/account/passkeys/begin', Nothing, beginNew)
  addOwn(app, door, '/api/account/passkeys/add', AddKey, add)
  addOwn(app, door, '/api/account/passkeys/end', EndKey, end)
  addOwn(app, door, '/api/proof/passkey/begin', Nothing, beginProof)
  addOwn(app, door, '/api/proof/passkey', SignedKey, prove)
}
