/** From a dossier's facts to an official paper: the text of the policy filled, with its number, its day and who issues it. */
import { writtenNumber } from '../../core/number/register.ts'
import { fillPaper, type PaperFacts, type PaperKind, parsePaper } from '../../core/paper/index.ts'
import type { OfficialFacts } from '../../documents/official.ts'
import type { Law } from '../../policy/shape.ts'
import type { Asking } from '../questions/asking.ts'

type Issue = {
  /** Without one its place is left to be written in; a plain paper has none. */
  readonly number?: Parameters<typeof writtenNumber>[0] | undefined
  readonly issuedOn: string
  /** Marked as no paper that goes out. */
  readonly preview?: true
  /** For whoever is shown the paper to read off it. */
  readonly code?: OfficialFacts['code']
}

const clauseIn = ({ papers }: Law, kind: PaperKind): string => parsePaper(papers?.[kind] ?? '').template.clause.id

/** A clause by the notice's own number. */
const numberOf = ({ policy }: Law, id: string): string => policy.clauses.find(clause => clause.id === id)?.number ?? id

/** What every paper of a round knows; the clause is the one that its text stands under, unless the decision stands under another. */
export const roundFacts = (law: Law, kind: PaperKind, clause = clauseIn(law, kind)) => {
  const { programme, year, notice } = law.policy
  return {
    programme: programme.name.zh,
    year: String(year),
    office: notice.issuedBy.zh,
    noticeTitle: notice.title.zh,
    noticeNumber: notice.number,
    clause: numberOf(law, clause),
    contact: notice.contact.zh,
  }
}

export const unnumbered = ({ policy }: Law, issuedOn: string) =>
  `${policy.documents.numberCode.value}〔${issuedOn.slice(0, 4)}〕\u3000\u3000号`

/** Undefined where the law has no text for the kind. */
export const officialOf = <K extends PaperKind>(
  { at }: Pick<Asking, 'at'>,
  law: Law,
  kind: K,
  facts: PaperFacts<K>,
  { number, issuedOn, preview, code }: Issue,
): OfficialFacts | undefined => {
  const text = law.papers?.[kind]
  if (text === undefined) return undefined
  return {
    madeAt: at.toISOString(),
    office: law.policy.notice.issuedBy.zh,
    issuedOn,
    ...(preview && { preview }),
    ...(code && { code }),
    number: number ? writtenNumber(number) : unnumbered(law, issuedOn),
    blocks: fillPaper(kind, parsePaper(text).template, facts),
  }
}
