/** The words of an objection, opened for those whose duty it is, and its answer for the person whom it was about. */
import { questions } from '../../core/question.ts'
import { filesIn, openObjection, raiserIn, receiptOf, type Sealed, wordsOf } from '../objections.ts'
import { textIn } from '../reading.ts'
import { answering, sitsAt } from './asking.ts'
import { findLook } from './look.ts'

const kinds = ['objection', 'question', 'supplement', 'answer'] as const

const saidIn = ({ kind: named, at, content }: Sealed) => {
  const kind = kinds.find(known => known === named)
  const text = wordsOf(content)
  return kind ? [{ kind, at, text, files: [...filesIn(content)] }] : []
}

export const objection = answering(questions.objection, async (asking, { id }) => {
  const look = await findLook(asking, 'objection', id)
  const { session, query, site } = asking
  if (!look || !session || !sitsAt(asking, look.law, 'department', 'leader')) return undefined
  await query('insert into access_log (account, asked, subject, id) values ($1, $2, $3, $4)', [
    session.account.id,
    'objection',
    'objection',
    id,
  ])
  const sealed = await openObjection(query, site.house.seals, id)
  const { name, phone } = raiserIn(sealed.find(({ kind }) => kind === 'objection')?.content)
  return {
    receipt: /^[2-9A-HJ-NP-Z]{10}$/.test(id) ? receiptOf(site.house.seals, id) : null,
    raisedBy: name === undefined ? null : { name, phone: phone ?? '' },
    said: sealed.flatMap(saidIn),
  }
})

type Taken = { readonly id: string; readonly status: string; readonly ground: string; readonly on: string }
const takenText = `
select o.id, o.status, o.state ->> 'ground' as ground, to_char(j.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on
from journal j join dossier o on o.subject = 'objection' and o.id = j.fact::json ->> 'objection'
where j.subject = 'application' and j.id = $1 and j.action = 'object' order by j.n limit 50`

/** Answered in the reach of everybody, after the person has been found to be the one whom it is about. */
export const objectionAnswers = answering(
  questions.objectionAnswers,
  async ({ session, query, site }, { application }) => {
    const person = session?.account.person
    const [own] = await query("select 1 from dossier where subject = 'application' and id = $1 and person = $2", [
      application,
      person ?? null,
    ])
    if (!own || !person) return undefined
    const taken = await query<Taken>(takenText, [application])
    return Promise.all(
      taken.map(async ({ id, status, ground, on }) => {
        const answer = (await openObjection(query, site.house.seals, id)).find(({ kind }) => kind === 'answer')
        return { ground, on, status, answer: textIn(answer?.content, 'answer') ?? null }
      }),
    )
  },
  'everything',
)
