/** What somebody would leave behind, and the list of a hand-over as it was written down. Counts, and nothing of whom they are about. */

import { z } from 'zod'
import { keepsRights } from '../../core/office/administrators.ts'
import { InHand } from '../../core/office/questions.ts'
import { openOf, standsOver } from '../../core/office/seats.ts'
import { questions } from '../../core/question.ts'
import type { Query } from '../database.ts'
import { sees } from '../office/deeds.ts'
import { findAccount } from '../office/holdings.ts'
import { readInHand } from '../office/in-hand.ts'
import type { Name } from '../session.ts'
import { answering, hasSeat } from './asking.ts'
import { giverIn } from './seats.ts'

const nameOf = async (query: Query, id: string): Promise<Name> =>
  (await query<{ zh: string; en: string }>('select zh, en from account where id = $1', [id]))[0] ?? { zh: id, en: id }

export const inHand = answering(
  questions.inHand,
  async ({ session, query, today }, { account: id }) => {
    const account = session && (await findAccount(query, id))
    if (!account || !sees(giverIn(session), account, today)) return undefined
    return { account: id, name: await nameOf(query, id), inHand: await readInHand(query, account, today) }
  },
  'everything',
)

const HandedOver = z.strictObject({ account: z.string(), successor: z.string(), from: z.string(), inHand: InHand })
const Line = z.object({ at: z.string(), by: z.string(), deed: z.literal('handOver'), content: HandedOver })

export const handOver = answering(questions.handOver, async (asking, { n }) => {
  const { session, query, today } = asking
  const [row] = await query<{ line: string; hash: string }>('select line, hash from registry where n = $1', [n])
  const line = row && Line.safeParse(JSON.parse(row.line)).data
  if (!session || !line) return undefined
  const { account, successor, from, inHand } = line.content
  const giver = giverIn(session)
  const taken = await findAccount(query, successor)
  const theirs = keepsRights(giver.seats) || line.by === giver.id || hasSeat(asking, 'auditor')
  if (!theirs && !(taken && openOf(taken, today).some(seat => standsOver(giver, seat)))) return undefined
  const [by, whose, whom] = [await nameOf(query, line.by), await nameOf(query, account), await nameOf(query, successor)]
  return { n, at: line.at, hash: row.hash, by, account: whose, successor: whom, from, inHand }
})
