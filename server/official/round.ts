/** The public notice of those who are to be admitted, and what came of it: as little about each person as tells them apart. */
import { onNotice } from '../../core/round/list.ts'
import type { Asking } from '../questions/asking.ts'
import type { Look } from '../questions/look.ts'
import { officialOf, roundFacts } from './paper.ts'

type Listed = { readonly name: string; readonly employer: string; readonly body: string }
const listedText = `
select p.name, coalesce(e.zh, d.employer) as employer, b.zh as body
from dossier d join person p on p.id = d.person join organisation b on b.id = d.body left join organisation e on e.id = d.employer
where d.round = $1 and d.subject = 'application' and d.status = any($2) and coalesce((d.state ->> 'listed')::int, -1) < $3 order by d.track, b.id, d.id limit 5000`
const everybody = 2 ** 31 - 1

/** Whoever was admitted by the day of the announcement: a reserve who was called up later was on no list that had been shown. */
const admittedText = `
select p.name, coalesce(e.zh, d.employer) as employer, b.zh as body
from dossier d join person p on p.id = d.person join organisation b on b.id = d.body left join organisation e on e.id = d.employer
where d.round = $1 and d.subject = 'application' and exists (select from journal j where j.subject = 'application' and j.id = d.id and j.action = 'admit'
  and (j.at at time zone 'Asia/Shanghai')::date <= $2::date) order by d.track, b.id, d.id limit 5000`

const tracksOf = ({ law: { policy } }: Look) =>
  Object.values(policy.tracks)
    .map(track => track.name.zh)
    .join('、')

const daysOf = ({ law: { policy }, round: { notice } }: Look) =>
  notice && { from: notice.from, to: notice.to, workingDays: policy.procedure.publicNotice.value.workingDays }

export const publicNotice = async (asking: Asking, look: Look) => {
  const { id, law, round } = look
  const days = daysOf(look)
  if (!days) return undefined
  const rows = await asking.query<Listed>(listedText, [id, [...onNotice], round.notice?.upTo ?? everybody])
  if (rows.length === 0) return undefined
  const facts = {
    ...roundFacts(law, 'publicNotice'),
    ...days,
    tracks: tracksOf(look),
    count: rows.length,
    order: '按推荐部门为序',
    rows,
  }
  return officialOf(asking, law, 'publicNotice', facts, { issuedOn: days.from })
}

type Objected = { readonly objections: number; readonly upheld: number }
const objectedText = `
select count(*)::int as objections, count(*) filter (where status = 'upheld')::int as upheld
from dossier where subject = 'objection' and round = $1 and status <> 'withdrawn'`

export const publicResult = async (asking: Asking, look: Look) => {
  const { id, law, round } = look
  const days = daysOf(look)
  if (!days || round.announcedOn === undefined) return undefined
  const rows = await asking.query<Listed>(admittedText, [id, round.announcedOn])
  const [objected = { objections: 0, upheld: 0 }] = await asking.query<Objected>(objectedText, [id])
  if (rows.length === 0) return undefined
  const facts = { ...roundFacts(law, 'publicResult'), ...days, ...objected, tracks: tracksOf(look), count: rows.length, rows }
  return officialOf(asking, law, 'publicResult', facts, { issuedOn: round.announcedOn })
}
