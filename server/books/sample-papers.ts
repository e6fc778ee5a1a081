/** A sample as a workbook, in print, and as what anybody needs to draw it again. */
import { z } from 'zod'
import { findAnyName } from '../../core/law-names.ts'
import { decimalYuan } from '../../core/money.ts'
import type { Listed } from '../../core/sample/dossier.ts'
import { printArchiveSheet, printable } from '../../documents/archive/sheet.ts'
import type { Law } from '../../policy/shape.ts'
import { en } from '../../words/en.ts'
import { oversightHeads } from '../../words/oversight.ts'
import { zh } from '../../words/zh.ts'
import type { SheetRow } from '../export-sheet.ts'
import type { sampleIn } from '../questions/samples.ts'
import { Language } from './vouchers.ts'

export const SamplePaperAsked = z.strictObject({ as: z.enum(['xlsx', 'pdf', 'json']), language: Language })

type Sample = Awaited<ReturnType<typeof sampleIn>>
type Item = Sample['items'][number]
type Finding = Sample['findings'][number]
const words = { zh, en } as const
const wordIn = (holder: object, key: string) => String(Reflect.get(holder, key) ?? key)

const whatOf = (law: Law, language: Language, { subject, n, what }: Item): string => {
  const { subjects, values } = words[language]
  return n === null ? (findAnyName(law, what)?.[language] ?? wordIn(values, what)) : wordIn(subjects[subject].actions, what)
}
const numberOf = ({ clauses }: Law['policy'], clause: string) => clauses.find(({ id }) => id === clause)?.number ?? clause

const itemCells = (law: Law, language: Language, item: Item) => {
  const { subjects } = words[language]
  return [
    ...[item.title, subjects[item.subject].name, whatOf(law, language, item), numberOf(law.policy, item.clause), item.stratum],
    ...[Number(decimalYuan(item.fen)), wordIn(subjects[item.subject].statuses, item.status), item.id],
  ] as const
}
const findingCells = (language: Language, { items }: Sample, finding: Finding) => {
  const h = oversightHeads[language]
  const said = finding.said.map(({ as, on, by, text }) => `${on} ${by[language]} ${h.said[as]}：${text}`).join('\n')
  const outcome = finding.outcome === null ? h.states[finding.status] : h.outcomes[finding.outcome]
  const title = items.find(({ id }) => id === finding.item)?.title ?? ''
  return [finding.n, title, h.findingKinds[finding.kind], outcome, finding.answerBy, said, finding.item] as const
}

const itemHeads = (language: Language) => {
  const h = oversightHeads[language]
  return [h.item, h.subject, h.what, h.clause, h.stratum, h.sum, h.status, h.number]
}
const findingHeads = (language: Language) => {
  const h = oversightHeads[language]
  return [h.finding, h.item, h.findingKind, h.outcome, h.answerBy, h.words, h.number]
}

const factsOf = (sample: Sample, language: Language): readonly [string, string][] => {
  const h = oversightHeads[language]
  return [
    [h.period, `${h.of[sample.of]} ${sample.from} – ${sample.until}`],
    [h.listed, `${sample.frozen.count} / ${decimalYuan(sample.frozen.totalFen)}`],
    [h.size, `${sample.items.length} / ${sample.strata}`],
    [h.digest, sample.frozen.digest],
    [h.commitment, sample.commitment],
    [h.nonce, sample.nonce],
    [h.secret, sample.secret ?? ''],
  ]
}

export const sampleSheet = (sample: Sample, law: Law, language: Language) => {
  const rows = async function* (): AsyncGenerator<readonly SheetRow[]> {
    yield sample.items.map(item => itemCells(law, language, item))
    yield [[], findingHeads(language)]
    yield sample.findings.map(finding => findingCells(language, sample, finding))
    yield [[], ...factsOf(sample, language)]
  }
  return { name: oversightHeads[language].sample(sample.number), heads: itemHeads(language), rows: rows() }
}

export const printSample = (sample: Sample, law: Law, language: Language, madeAt: string) => {
  const h = oversightHeads[language]
  const { programme, year } = law.policy
  return printArchiveSheet({
    madeAt,
    title: h.sample(sample.number),
    subtitle: printable(`${programme.name[language]} ${year}`),
    office: printable(programme.administeredBy[language]),
    foot: `${h.sample(sample.number)}　${madeAt.slice(0, 10)}`,
    wide: true,
    facts: factsOf(sample, language).map(([name, value]) => [name, printable(value)]),
    tables: [
      {
        name: h.item,
        heads: itemHeads(language),
        widths: [30, 24, 40, 24, 12, 26, 26, 60],
        rows: sample.items.map(item => itemCells(law, language, item).map(cell => printable(String(cell)))),
      },
      {
        name: sample.findings.length === 0 ? h.none : h.findings,
        heads: findingHeads(language),
        widths: [14, 30, 24, 26, 24, 80, 44],
        rows: sample.findings.map(finding => findingCells(language, sample, finding).map(cell => printable(String(cell)))),
      },
    ],
  })
}

export const sampleFormat = 'tepei-sample-1'
/** No names: dossiers and sums only. */
export const drawnAgain = (sample: Sample, list: readonly Listed[]) => ({
  format: sampleFormat,
  sample: sample.id,
  commitment: sample.commitment,
  secret: sample.secret,
  digest: sample.frozen.digest,
  nonce: sample.nonce,
  size: sample.size,
  strata: sample.strata,
  list,
  items: sample.items.map(({ id, fen, stratum }) => ({ id, fen, stratum })),
})
