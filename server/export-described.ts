/** The doors of exports and of the sheets of money, described. */
import type { z } from 'zod'
import { AgeingExportAsked } from './ageing-sheet.ts'
import { ExportAsked } from './export.ts'
import { MoneyExportAsked } from './money-sheets.ts'
import { answer, door, failures, json, text } from './openapi-parts.ts'
import { schemaOf } from './questions/inputs.ts'

const body = (asked: z.ZodType) => ({ requestBody: { required: true, content: json(schemaOf(asked)) } })
const codes = { 200: answer('The sheet.'), 400: failures[400] }

export const exportPaths = {
  '/api/exports/applications': {
    post: door(
      'exportApplications',
      'The applications of a list as a sheet, XLSX or CSV; one that breaks off was not whole. Each is written down with its reason.',
      body(ExportAsked),
      codes,
    ),
  },
  '/api/exports/money': {
    post: door(
      'exportMoney',
      'Everybody behind the money of a round, row by row, XLSX or CSV; one that breaks off was not whole. Each is written down with its reason.',
      body(MoneyExportAsked),
      codes,
    ),
  },
  '/api/exports/ageing': {
    post: door(
      'exportAgeing',
      'Who owes money back, by how long it has been late, XLSX or CSV; the last row is the sum of the others. Each is written down with its reason.',
      body(AgeingExportAsked),
      codes,
    ),
  },
  '/api/money-sheets/{round}': {
    get: door(
      'moneySheet',
      'The money of a round as the page shows it, as a workbook or to be printed.',
      {
        parameters: [
          { name: 'round', in: 'path', required: true, schema: text },
          { name: 'as', in: 'query', required: true, schema: { enum: ['xlsx', 'pdf'] } },
          { name: 'language', in: 'query', schema: { enum: ['zh', 'en'] } },
        ],
      },
      codes,
    ),
  },
}
