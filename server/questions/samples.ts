/** An auditor's samples: the list that one could be drawn from, those of a round, and one with its items, drawn again, and its findings. */

import { getSubject } from '../../core/catalogue.ts'
import { isSubjectName, type SubjectName } from '../../core/facts.ts'
import { questions } from '../../core/question.ts'
import { blank, type Item, type Sample } from '../../core/sample/dossier.ts'
import { freeze } from '../../core/sample/draw.ts'
import type { Law } from '../../policy/shape.ts'
import { textIn } from '../reading.ts'
import { digests, drawnBy, listIn, listOf } from '../sampling.ts'
import { placeOf } from '../seal.ts'
import { type Asking, answering, sitsAt } from './asking.ts'
import { findRound } from './law.ts'
import { findLook, type Look, offersOn } from './look.ts'

const readers = ['auditor', 'department', 'leader', 'finance'] as const

const headOf = (id: string, sample: Sample) => {
  const { number, status, of = 'payment', from = '', until = '', size, strata, frozen, findings } = sample
  return {
    ...{ id, number, status, of, from, until, size, strata },
    frozen: frozen ?? { count: 0, totalFen: 0, digest: '' },
    open: findings.filter(one => one.status !== 'settled').length,
    findings: findings.length,
  }
}

const samplesText = "select id, state || jsonb_build_object('status', status) as state from dossier where subject = 'sample' and round = $1"

export const samples = answering(questions.samples, async (asking, { round }) => {
  const found = await findRound(asking.site.house, asking.query, round)
  if (!found || !sitsAt(asking, found.law, ...readers)) return undefined
  const rows = await asking.query<{ id: string; state: object }>(samplesText, [round])
  const all = rows.map(({ id, state }) => headOf(id, { ...blank, ...state })).sort((a, b) => b.number - a.number)
  return { next: all.length + 1, mine: sitsAt(asking, found.law, 'auditor'), samples: all }
})

export const samplePreview = answering(questions.samplePreview, async (asking, asked) => {
  const found = await findRound(asking.site.house, asking.query, asked.round)
  if (!found || !sitsAt(asking, found.law, 'auditor')) return undefined
  return freeze(digests, await listOf(asking.query, asked))
})

const recordsText = "select kind, n, sealed from record where subject = 'sample' and id = $1 and kind in ('finding', 'list')"
const byText = `
select j.n, coalesce(a.zh, j.actor) as zh, coalesce(a.en, j.actor) as en from journal j left join account a on a.id = j.actor
where j.subject = 'sample' and j.id = $1`

/** What is sealed beside the entries of a sample: the list, and the words on findings by their entry. */
const openAll = async ({ query, site }: Asking, id: string) => {
  const rows = await query<{ kind: string; n: number; sealed: Buffer }>(recordsText, [id])
  const opened = rows.map(({ kind, n, sealed }) => ({ kind, n, content: site.house.seals.open(placeOf('sample', id, kind, n), sealed) }))
  const words = new Map(opened.flatMap(({ kind, n, content }) => (kind === 'finding' ? [[n, textIn(content, 'text') ?? ''] as const] : [])))
  return { lines: listIn(opened.find(({ kind }) => kind === 'list')?.content), words }
}

type ItemRow = {
  readonly id: string
  readonly title: string
  readonly status: string
  readonly item: string | null
  readonly clause: string | null
  readonly action: string | null
}
const itemsText = `
select i.id, coalesce(p.name, d.person, d.id) as title, d.status, d.state ->> 'item' as item, d.state ->> 'clause' as clause, j.action
from unnest($1::text[]) as i (id)
join dossier d on d.subject = split_part(i.id, '/', 1) and d.id = split_part(i.id, '/', 2)
left join person p on p.id = d.person
left join journal j on j.subject = d.subject and j.id = d.id and j.n = nullif(split_part(i.id, '/', 3), '')::int`

const clauseOf = (law: Law, subject: SubjectName, row: ItemRow | undefined): string =>
  row?.action ? (getSubject(subject).actions[row.action]?.cites(law).clause ?? '') : (row?.clause ?? '')

const itemOf = (law: Law, { findings }: Sample, { id, fen, stratum }: Item, rows: ReadonlyMap<string, ItemRow>) => {
  const [subject = '', dossier = '', n] = id.split('/')
  if (!isSubjectName(subject)) return []
  const row = rows.get(id)
  return [
    {
      ...{ id, fen, stratum, subject, dossier },
      n: n === undefined ? null : Number(n),
      title: row?.title ?? dossier,
      what: row?.action ?? row?.item ?? '',
      clause: clauseOf(law, subject, row),
      status: row?.status ?? '',
      findings: findings.filter(({ item }) => item === id).length,
    },
  ]
}

const findingsIn = async ({ query }: Asking, id: string, { findings }: Sample, words: ReadonlyMap<number, string>) => {
  const by = new Map((await query<{ n: number; zh: string; en: string }>(byText, [id])).map(({ n, zh, en }) => [n, { zh, en }]))
  return findings.map(({ outcome = null, said, ...finding }) => ({
    ...finding,
    outcome,
    said: said.map(({ as, on, n }) => ({ as, on, by: by.get(n) ?? { zh: '', en: '' }, text: words.get(n) ?? '' })),
  }))
}

/** One sample whole, for page, sheet and print. */
export const sampleIn = async (asking: Asking, look: Look) => {
  const { id, law } = look
  const state: object = look.state
  const sample: Sample = { ...blank, ...state }
  const { lines, words } = await openAll(asking, id)
  const rows = await asking.query<ItemRow>(itemsText, [sample.items.map(item => item.id)])
  const found = new Map(rows.map(row => [row.id, row]))
  const again = sample.secret === undefined ? undefined : drawnBy(sample, lines, sample.secret)
  const same = freeze(digests, lines).digest === sample.frozen?.digest && JSON.stringify(again) === JSON.stringify(sample.items)
  return {
    ...headOf(id, sample),
    round: sample.round ?? '',
    commitment: sample.commitment ?? '',
    nonce: sample.nonce ?? '',
    secret: sample.secret ?? null,
    verified: again ? same : null,
    items: sample.items.flatMap(item => itemOf(law, sample, item, found)),
    findings: await findingsIn(asking, id, sample, words),
  }
}

export const findSample = async (asking: Asking, id: string) => {
  const look = await findLook(asking, 'sample', id)
  return look && sitsAt(asking, look.law, ...readers) ? look : undefined
}

/** The list as it was frozen, for whoever draws again. */
export const frozenList = async (asking: Asking, id: string) => (await openAll(asking, id)).lines

export const sample = answering(questions.sample, async (asking, { id }) => {
  const look = await findSample(asking, id)
  return look && { ...(await sampleIn(asking, look)), offers: await offersOn(asking, look) }
})
