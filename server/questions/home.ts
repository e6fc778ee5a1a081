/** Who waits for me, and whom I wait for, each with dates, the most urgent first; and where things stand. */
import { questions } from '../../core/question.ts'
import type { Law } from '../../policy/shape.ts'
import { type Asking, answering, sitsAt } from './asking.ts'
import { findRound } from './law.ts'
import { countIn, readFirst, strandsOf } from './queue.ts'
import { anyOf, type Part, part, rowOf } from './rows.ts'
import { figuresOf, standing } from './stands.ts'
import { withVerdicts } from './verdicts.ts'

const shownMost = 20

/** Policies being written belong to no round: they wait for the office of the law that they were copied from, whatever round is looked at. */
const editionsFor = (asking: Asking): Part =>
  anyOf(
    (['department', 'leader'] as const).map(role => {
      const laws = asking.site.house.laws.all().flatMap(({ digest, law }) => (sitsAt(asking, law, role) ? [digest] : []))
      return part`(d.subject = 'edition' and d.waits_for = ${role} and d.state ->> 'law' = any(${laws}))`
    }),
  )

const listOf = async (asking: Asking, round: string, law: Law | undefined, list: 'mine' | 'others') => {
  const strands = strandsOf(asking, law, list)
  const rows = await readFirst(asking, strands, [part`d.round = ${round}`], shownMost)
  return { rows: await withVerdicts(asking, round, rows.map(rowOf)), strands }
}

export const home = answering(questions.home, async (asking, { round }) => {
  const found = await findRound(asking.site.house, asking.query, round)
  const law = found?.law
  // Another server may have published a law of theirs.
  if (asking.session?.actor.seats.length) await asking.site.house.laws.refresh(asking.query)
  const editions = await readFirst(asking, [editionsFor(asking)], [], shownMost)
  const mine = await listOf(asking, round, law, 'mine')
  const others = await listOf(asking, round, law, 'others')
  const { stands, counts } = await standing(asking, round, law)
  const counted = async ({ rows, strands }: typeof mine) =>
    rows.length < shownMost ? rows.length : (await countIn(asking, strands, [part`d.round = ${round}`])).count
  return {
    waitsForMe: [...editions.map(rowOf), ...mine.rows],
    waitsForMeCount: editions.length + (counts?.mine ?? (await counted(mine))),
    iWaitFor: others.rows,
    iWaitForCount: counts?.others ?? (await counted(others)),
    figures: figuresOf(stands),
  }
})
