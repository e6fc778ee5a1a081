/** `tepei policy propose`: what a notice's file proposes, clause by clause, beside last year's values if wished. */
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { type Beside, besideLaw, openIn, type Proposal, propose } from '../core/notice/index.ts'
import { readPolicyFiles } from '../policy/load.ts'
import { citationsIn, type Law } from '../policy/shape.ts'
import { closeNoticeReaders, NoticeUnreadable, textOfNotice } from '../server/notice-text.ts'

type IO = { readonly out: (text: string) => void; readonly err: (text: string) => void }

export const proposeUsage = `tepei policy propose FILE [--like DIR] [--json]
                                    what a notice (.txt, .docx, .pdf) proposes, each value with its sentence;
                                    --like sets it beside a policy: same, changed, new, and what is missing
`

type Wanted = { readonly file: string; readonly like: string | undefined; readonly json: boolean }

const wantedBy = (argv: readonly string[]): Wanted | undefined => {
  const at = argv.indexOf('--like')
  const like = at < 0 ? undefined : argv[at + 1]
  const rest = argv.filter((word, i) => word !== '--json' && (at < 0 || (i !== at && i !== at + 1)))
  const [file, ...more] = rest
  const isWrong = file === undefined || more.length > 0 || file.startsWith('--') || (at >= 0 && like === undefined)
  return isWrong ? undefined : { file, like, json: argv.includes('--json') }
}

const shown = (value: unknown): string => (value === undefined ? '-' : JSON.stringify(value))

/** Values of the law that the notice gave last time and no proposal covers now. */
const missingFrom = (law: Law, proposals: readonly Proposal[]) =>
  citationsIn(law)
    .filter(({ path, value, decidedBy }) => path.startsWith('policy.') && value !== undefined && decidedBy === undefined)
    .filter(({ path }) => !proposals.some(proposal => proposal.path === path || proposal.path.startsWith(`${path}.`)))
    .map(({ path, clause, value }) => ({ path, clause, value }))

const lineOf = ({ proposal, standing, before }: Beside, isBeside: boolean): string => {
  const { number, certainty, path, value, sentence, label, effect } = proposal
  const beside = isBeside ? ` [${standing}${standing === 'changed' ? `, was ${shown(before)}` : ''}]` : ''
  return `${number}  ${certainty}${effect === 'checks' ? ' (check)' : ''}  ${label.zh}  ${path} = ${shown(value)}${beside}\n    ${sentence.replace(/\s+/g, ' ')}\n`
}

const print = (text: string, law: Law | undefined, io: IO): void => {
  const proposals = propose(text, law)
  const rows =
    law === undefined ? proposals.map(proposal => ({ proposal, standing: 'new', before: undefined }) as const) : besideLaw(law, proposals)
  for (const row of rows) io.out(lineOf(row, law !== undefined))
  const open = openIn(text)
  io.out(`\n${proposals.length} proposals; nothing is taken over without a yes.\n${open.length} points are open:\n`)
  for (const { clause, question } of open) io.out(`${clause}  ${question.zh}\n`)
  const missing = law === undefined ? [] : missingFrom(law, proposals)
  if (missing.length > 0) io.out(`\n${missing.length} values of the policy are not in this notice:\n`)
  for (const { path, clause, value } of missing) io.out(`${clause}  ${path} = ${shown(value)}\n`)
}

const printJson = (text: string, law: Law | undefined, io: IO): void => {
  const proposals = propose(text, law)
  const beside =
    law === undefined
      ? {}
      : { beside: besideLaw(law, proposals).map(({ standing, before }) => ({ standing, before })), missing: missingFrom(law, proposals) }
  io.out(`${JSON.stringify({ proposals, open: openIn(text), ...beside }, undefined, 2)}\n`)
}

const lawIn = (directory: string | undefined, io: IO): Law | 'none' | undefined => {
  if (directory === undefined) return 'none'
  const { law, problems } = readPolicyFiles(directory)
  if (law === undefined) for (const p of problems) io.err(`${p.file}:${p.line} - ${p.path} ${p.message}\n`)
  return law
}

/** 0 when the file was read, 1 when it or the policy could not be, 2 for a bad call. */
export const proposeCommand = async (argv: readonly string[], io: IO): Promise<number> => {
  const wanted = wantedBy(argv)
  if (wanted === undefined) {
    io.err(proposeUsage)
    return 2
  }
  if (statSync(wanted.file, { throwIfNoEntry: false })?.isFile() !== true) {
    io.err(`${wanted.file} is not a file\n`)
    return 2
  }
  const law = lawIn(wanted.like, io)
  if (law === undefined) return 1
  try {
    const text = await textOfNotice(readFileSync(wanted.file), basename(wanted.file))
    const show = wanted.json ? printJson : print
    show(text, law === 'none' ? undefined : law, io)
    return 0
  } catch (error) {
    if (!(error instanceof NoticeUnreadable)) throw error
    io.err(`${wanted.file}: ${error.words.zh} ${error.words.en}\n`)
    return 1
  } finally {
    closeNoticeReaders()
  }
}
