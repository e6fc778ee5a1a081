/** A house with its doors open for people with passwords: what tests of signing in are given. */
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { Secret, TOTP } from 'otpauth'
import type { Actor } from '../core/facts.ts'
import type { House } from '../server/house.ts'
import { openDoors } from '../server/http.ts'
import { hashPassword } from '../server/password.ts'
import { readSettings } from '../server/settings.ts'
import { plainRules, type SignInRules } from '../server/sign-in/rules.ts'
import { freshHouse, type TestHouse } from './house.ts'

export const right = 'seven quiet herons wade'
export const other = 'nine loud kettles boil'

export const doorsOf = (house: House, settings: Readonly<Record<string, string>> = {}): Promise<FastifyInstance> =>
  openDoors(
    { house, demo: false, texts: true, told: () => null, publicUrl: () => 'https://tepei.test', filesFolder: '/nonexistent' },
    readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0', TEPEI_PUBLIC_URL: 'https://tepei.test', ...settings }),
  )

export type Entrance = {
  readonly house: TestHouse
  readonly app: FastifyInstance
  readonly post: (url: string, payload: object, headers?: InjectOptions['headers']) => Promise<LightMyRequestResponse>
  readonly get: (url: string, cookie: string) => Promise<LightMyRequestResponse>
  /** Signs in and gives the cookie back. */
  readonly comesIn: (login: string, password?: string) => Promise<string>
  readonly knows: (cookie: string) => Promise<boolean>
  readonly close: () => Promise<void>
}

export const cookieIn = (answer: { readonly headers: Readonly<Record<string, unknown>> }): string =>
  String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? ''

/** Everybody in `actors` has the same password. */
export const openEntrance = async (rules: Partial<SignInRules>, ...actors: readonly Actor[]): Promise<Entrance> => {
  const fresh = await freshHouse()
  const house: TestHouse = { ...fresh, signIn: { ...plainRules, ...rules } }
  await house.settle(...actors)
  await house.database.query('update account set password = $2, invented = false where id = any($1)', [
    actors.map(({ id }) => id),
    await hashPassword(right),
  ])
  const app = await doorsOf(house)
  const post: Entrance['post'] = (url, payload, headers = {}) => app.inject({ method: 'POST', url, payload, headers })
  const get: Entrance['get'] = (url, cookie) => app.inject({ url, headers: { cookie } })
  return {
    house,
    app,
    post,
    get,
    comesIn: async (login, password = right) => cookieIn(await post('/api/sign-in', { login, password })),
    knows: async cookie => (await get('/api/session', cookie)).json().account !== null,
    close: async () => {
      await app.close()
      await house.close()
    },
  }
}

/** The code that the app shows, by the database's clock; a code is taken half a minute late too. */
export const codeOf = async ({ database }: House, secret: string): Promise<string> => {
  const [clock] = await database.query<{ now: Date }>('select clock_timestamp() as now')
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock?.now.getTime() ?? 0 })
}

/** Half a minute later: the next code may be used. */
export const nextCode = ({ database }: House) => database.query('update totp set last_step = 0')
