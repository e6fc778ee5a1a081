/** The texts of the policy's papers: each of a kind that there is, under a clause of the table, naming only facts that it can know, and saying those that it must. */
import type { Law } from '../../policy/shape.ts'
import { faultsOf, isPaperKind, type PaperKind, paperKindNames, parsePaper } from '../paper/index.ts'
import { type Finding, finder, type PolicyFolder } from './finding.ts'

/** What this law never makes needs no text. */
const isMade = ({ policy }: Law, kind: PaperKind): boolean => {
  if (kind === 'reprimand') return policy.training.discipline.reprimand.value
  if (kind === 'waiver') return policy.training.discipline.waiver !== undefined
  return kind === 'publicNotice' || kind === 'publicResult' ? policy.procedure.publicNotice.value.held : true
}

const inText = (folder: PolicyFolder, kind: PaperKind, text: string): readonly Finding[] => {
  const parsed = parsePaper(text)
  const { id, at } = parsed.template.clause
  const { file } = folder.locate(['papers', kind])
  const dead = id !== '' && !folder.law.policy.clauses.some(clause => clause.id === id)
  const table = dead
    ? [{ ...at, rule: 'deadCitation' as const, message: 'this clause is cited but not in the table of clauses', zh: `条款表里没有“${id}”` }]
    : []
  return [...table, ...faultsOf(kind, parsed)].map(fault => ({ ...fault, file, clause: id === '' ? undefined : id }))
}

export const checkPapers = (folder: PolicyFolder): readonly Finding[] => {
  const { papers } = folder.law
  if (papers === undefined) return []
  const found = finder(folder)
  const missing = paperKindNames
    .filter(kind => papers[kind] === undefined && isMade(folder.law, kind))
    .map(kind => found('paperMissing', ['papers', kind], undefined, `there is no papers/${kind}.md`))
  const texts = Object.entries(papers).flatMap(([kind, text]) =>
    isPaperKind(kind)
      ? inText(folder, kind, text)
      : [found('unknownPaper', ['papers', kind], undefined, `no kind of paper is called ${kind}; there are ${paperKindNames.join(', ')}`)],
  )
  return [...missing, ...texts]
}
