/** What a line of the access log has to say, whatever it is of; and a request with the lines that it left. */
import { z } from 'zod'
import type { Bureaus, Caller } from './bureaus.ts'

const Names = z.array(z.string().regex(/^[A-Za-z][A-Za-z.]*$/, 'a name, not a value'))
const Line = z.strictObject({
  seq: z.int(),
  at: z.date(),
  account: z.string().min(1),
  asked: z.string().regex(/^(?:[A-Za-z]+(?:\.[A-Za-z]+)?|(?:GET|POST|PUT|PATCH|DELETE) \/[^\s?]+)$/),
  subject: z.string().nullable(),
  id: z.string().nullable(),
  reason: z.string().nullable(),
  request: z.uuid(),
  session: z.string().regex(/^(?:[0-9a-f]{64}|-)$/),
  address: z.union([z.ipv4(), z.ipv6()]),
  seat: z.string().min(1),
  fields: Names,
  result: z.enum(['begun', 'done', 'refused', 'failed', 'malformed', 'absent', 'reused', 'left', 'shown', 'shownAgain']),
})
type Line = z.infer<typeof Line>

const newText = 'select * from access_log where seq > $1 order by seq'
const newest = ({ house }: Bureaus) =>
  house.database.query<{ seq: number }>('select coalesce(max(seq), 0)::float8 as seq from access_log').then(([row]) => row?.seq ?? 0)
const linesAfter = async ({ house }: Bureaus, seq: number): Promise<readonly Line[]> =>
  (await house.database.query(newText, [seq])).map(({ tx: _, ...row }) => {
    const { data, error } = Line.safeParse({ ...row, seq: Number(row.seq) })
    if (data) return data
    throw new Error(`${JSON.stringify(row)}: ${error.message}`)
  })

export const askIn = async (world: Bureaus, { cookie }: Pick<Caller, 'cookie'>, options: object) => {
  const before = await newest(world)
  const headers = { cookie, 'idempotency-key': `log-${before}-${Math.trunc(performance.now() * 1000)}` }
  const answer = await world.app.inject({ ...options, headers, remoteAddress: '10.9.8.7' })
  return { answer, lines: await linesAfter(world, before) }
}
