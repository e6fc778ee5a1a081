/**
 * The texts of official papers are files of the policy, `papers/<kind>.md`; this room reads them. `parsePaper` gives a template and its faults by line and
 * column, `faultsOf` what is wrong with it as a paper of its kind, and `fillPaper` the paper as blocks (blocks.ts): title lines, addressee, headings of
 * four levels whose title has a face of its own and whose text may run on, paragraphs, annexes with columns and rows. Blocks are data for whatever sets
 * them, PDF or Word; nothing in them is markup, and no printer reads a text file of the policy itself.
 */
export type { Block } from './blocks.ts'
export { faultsOf } from './faults.ts'
export { fillPaper, fillWithExamples } from './fill.ts'
export { isPaperKind, kindOf, type PaperFacts, type PaperKind, paperKindNames } from './kinds.ts'
export { parsePaper } from './parse.ts'
export type { Fault } from './template.ts'
