/** The doors of the books, described. */
import { z } from 'zod'
import { answer, door, failures, json, text } from '../openapi-parts.ts'
import { schemaOf } from '../questions/inputs.ts'
import { FiguresAsked } from './figures.ts'
import { OversightExportAsked } from './oversight-sheet.ts'
import { SamplePaperAsked } from './sample-papers.ts'
import { StatementAsked, StatementsAsked } from './statements.ts'
import { VouchersAsked } from './vouchers.ts'

const body = (asked: z.ZodType) => ({ requestBody: { required: true, content: json(schemaOf(asked)) } })
const codes = { 200: answer('The sheet.'), 400: failures[400] }
const inPath = (name: string) => ({ name, in: 'path', required: true, schema: text })
const inQuery = (asked: z.ZodObject) =>
  Object.entries(asked.shape).map(([name, shape]) => ({ name, in: 'query', required: false, schema: schemaOf(z.strictObject({ shape })) }))

export const bookPaths = {
  '/api/exports/vouchers': {
    post: door(
      'exportVouchers',
      'The vouchers of a round for a period, XLSX or CSV: numbers are given once and kept, and what is new since the last export says so.',
      body(VouchersAsked),
      codes,
    ),
  },
  '/api/exports/statements': {
    post: door('exportStatements', 'What was paid for each person of a round in a year, and what came back.', body(StatementsAsked), codes),
  },
  '/api/exports/oversight': {
    post: door('exportOversight', 'One kind of an auditor’s lines of a round.', body(OversightExportAsked), codes),
  },
  '/api/statements/{year}': {
    get: door(
      'ownStatement',
      'The asker’s own statement of a year, in print.',
      { parameters: [inPath('year'), ...inQuery(StatementAsked)] },
      codes,
    ),
  },
  '/api/statistics-sheets/{round}': {
    get: door(
      'statisticsSheet',
      'Figures of the money by groups; for outside with small groups masked.',
      { parameters: [inPath('round'), ...inQuery(FiguresAsked)] },
      codes,
    ),
  },
  '/api/sample-papers/{id}': {
    get: door(
      'samplePaper',
      'A sample with its findings as a workbook or in print; as JSON what anybody needs to draw it again.',
      { parameters: [inPath('id'), ...inQuery(SamplePaperAsked)] },
      codes,
    ),
  },
}
