/** Who stands at the console: one, or two for what one person alone may not do, each with a password and a code of their own. */
import { createInterface } from 'node:readline'
import { Readable, Writable } from 'node:stream'
import type { SeatRole } from '../core/facts.ts'
import type { House } from '../server/house.ts'
import { type Known, knownAtConsole } from '../server/sign-in/at-console.ts'
import type { Io } from './io.ts'

type Ask = (what: string, hidden?: boolean) => Promise<string>

/** Lines of the console; what is hidden is not echoed. */
const asking = async <T>(io: Io, work: (ask: Ask) => Promise<T>): Promise<T> => {
  const hides = { on: false }
  const console = io.input === process.stdin && process.stdin.isTTY
  const output = new Writable({
    write: (chunk, _encoding, done) => {
      if (!hides.on) io.err(String(chunk))
      done()
    },
  })
  const lines = createInterface({ input: console ? process.stdin : Readable.from(io.input), ...(console && { output, terminal: true }) })
  const next = lines[Symbol.asyncIterator]()
  const ask: Ask = async (what, hidden = false) => {
    io.err(`${what}: `)
    hides.on = hidden
    const { value, done } = await next.next()
    if (hidden) io.err('\n')
    if (done) throw new Error('nobody answered, and nothing was done')
    return value
  }
  return work(ask).finally(() => lines.close())
}

const askOne = async (house: House, ask: Ask, title: string, ...roles: readonly SeatRole[]): Promise<Known> => {
  const login = (await ask(`${title}, login`)).trim()
  const password = await ask('password', true)
  const code = (await ask('code of the app (empty without one)', true)).trim()
  const known = await knownAtConsole(house, { login, password, code }, roles)
  if (!known) throw new Error(`${login} did not show that they are, and hold a seat of, ${roles.join(' or ')}; nothing was done`)
  return known
}

/** Somebody who holds one of these seats today; throws where they do not. */
export const onePerson = (house: House, io: Io, ...roles: readonly SeatRole[]): Promise<Known> =>
  asking(io, ask => askOne(house, ask, `who asks (${roles.join(' or ')})`, ...roles))

/** Two different people who hold these seats today; throws where one of them does not. */
export const twoPeople = (house: House, io: Io, [asks, agrees]: readonly [SeatRole, SeatRole]): Promise<readonly [string, string]> =>
  asking(io, async ask => {
    const first = await askOne(house, ask, `who asks (${asks})`, asks)
    const second = await askOne(house, ask, `who agrees (${agrees})`, agrees)
    if (first.id === second.id || (first.person !== null && first.person === second.person))
      throw new Error('it takes two people; nothing was done')
    return [first.id, second.id]
  })
