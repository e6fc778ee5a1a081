/** The one cookie: the session's token, out of reach of scripts and of other sites. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { House } from './house.ts'
import { findSession, type Session } from './session.ts'

/** Over https the name itself makes the browser refuse a cookie that another host or path set. */
const nameFor = (https: boolean) => (https ? '__Host-tepei' : 'tepei')

export const findToken = (request: FastifyRequest, https: boolean): string | undefined => {
  const wanted = `${nameFor(https)}=`
  return request.headers.cookie
    ?.split(';')
    .map(pair => pair.trim())
    .find(pair => pair.startsWith(wanted))
    ?.slice(wanted.length)
}

const attributes = (https: boolean) => `Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`
export const giveToken = (reply: FastifyReply, token: string, https: boolean) =>
  reply.header('set-cookie', `${nameFor(https)}=${token}; ${attributes(https)}; Max-Age=${12 * 3600}`)
/** `keep`: the device still holds something that the server has not, and the person wants it to stay. */
export const takeToken = (reply: FastifyReply, https: boolean, keep = false) =>
  reply
    .header('set-cookie', `${nameFor(https)}=; ${attributes(https)}; Max-Age=0`)
    .header('clear-site-data', keep ? '"cache"' : '"cache", "storage"')

export const sessionOf = async (request: FastifyRequest, house: House, https: boolean): Promise<Session | undefined> => {
  const token = findToken(request, https)
  return token === undefined ? undefined : findSession(house, token)
}
