/** People who save through a bad line: schedules of requests with what befalls each try, and a checker that knows what must come of them. */
import { request as ask } from 'node:http'
import fc from 'fast-check'
import { form } from '../given.ts'
import { type Fate, fates } from './relay.ts'

/** One thing that somebody wants: under a key, with one of two texts, tried by bad lines first and at the end by a good one. */
export type Intent = {
  readonly client: number
  readonly key: number
  readonly text: number
  readonly tries: readonly Fate[]
  /** Every try at once, as in a double click, instead of one after another. */
  readonly atOnce: boolean
}
export type Schedule = { readonly intents: readonly Intent[]; readonly together: boolean }

export const someSchedule: fc.Arbitrary<Schedule> = fc.record({
  intents: fc.array(
    fc.record({
      client: fc.nat(2),
      key: fc.nat(2),
      text: fc.nat(1),
      tries: fc.array(fc.constantFrom(...fates), { maxLength: 3 }),
      atOnce: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  together: fc.boolean(),
})

/** `unknown`: the line died, and the caller can't tell whether it was done. */
export type Heard =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'answered'; readonly status: number; readonly body: string; readonly retryAfter?: string | undefined }

type Sent = {
  readonly port: number
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** One request on a line of its own. */
export const send = ({ port, path, headers, body }: Sent): Promise<Heard> =>
  new Promise(resolve => {
    const length = String(Buffer.byteLength(body))
    const going = ask({
      ...{ port, path, host: '127.0.0.1', method: 'POST', agent: false },
      headers: { 'content-type': 'application/json', ...headers, 'content-length': length },
    })
    const lost = () => resolve({ kind: 'unknown' })
    going.once('error', lost).once('response', answer => {
      const pieces: Buffer[] = []
      answer.on('data', piece => pieces.push(piece))
      answer.once('error', lost).once('end', () =>
        answer.complete
          ? resolve({
              kind: 'answered',
              status: answer.statusCode ?? 0,
              body: Buffer.concat(pieces).toString('utf8'),
              retryAfter: answer.headers['retry-after'],
            })
          : lost(),
      )
    })
    going.end(body)
  })

export const formSaying = (achievements: string) => ({ ...form({}), achievements })

/** What one intent was told, of all its tries. */
export type Outcome = { readonly intent: Intent; readonly key: string; readonly heard: readonly Heard[] }
/** What the journal holds under a key of a client. */
export type Effect = { readonly client: number; readonly key: string; readonly hash: string; readonly text: number | undefined }

const hashIn = (body: string): string => String(Reflect.get(Object(Reflect.get(Object(JSON.parse(body)), 'receipt')), 'hash'))

/**
 * What is wrong, in a line each: a key of a client is done once, every answer under it with the same text is the one receipt, the other text is told 422, and
 * whoever was told that it is done finds it so. Nothing else is in the journal.
 */
export const wrongIn = (outcomes: readonly Outcome[], effects: readonly Effect[]): readonly string[] => {
  const keys = [...new Set(outcomes.map(({ intent, key }) => `${intent.client} ${key}`))]
  const strays = effects.filter(({ client, key }) => !keys.includes(`${client} ${key}`)).map(({ key }) => `${key} was asked for by nobody`)
  return [...strays, ...keys.flatMap(key => wrongUnder(key, outcomes, effects))]
}

const wrongUnder = (place: string, outcomes: readonly Outcome[], effects: readonly Effect[]): readonly string[] => {
  const own = effects.filter(({ client, key }) => `${client} ${key}` === place)
  const [effect] = own
  if (!effect || own.length !== 1) return [`${place} was done ${own.length} times`]
  return outcomes
    .filter(({ intent, key }) => `${intent.client} ${key}` === place)
    .flatMap(({ intent, heard }) =>
      heard.flatMap(one => {
        if (one.kind === 'unknown') return []
        const wanted = intent.text === effect.text ? 200 : 422
        if (one.status !== wanted)
          return [`${place} with text ${intent.text} was told ${one.status}, not ${wanted}: ${one.body.slice(0, 200)}`]
        return one.status === 200 && hashIn(one.body) !== effect.hash ? [`${place} was given another receipt`] : []
      }),
    )
}
