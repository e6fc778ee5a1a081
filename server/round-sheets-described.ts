/** The doors to the sheets of duties and follow-ups as OpenAPI describes them. */
import type { z } from 'zod'
import { answer, failures, json } from './openapi-parts.ts'
import { schemaOf } from './questions/inputs.ts'
import { DutySheetAsked, FollowUpSheetAsked } from './round-sheets.ts'

const sheetPath = (operationId: string, summary: string, shape: z.ZodType) => ({
  post: {
    operationId,
    tags: ['exports'],
    summary,
    security: [{ session: [] }],
    requestBody: { required: true, content: json(schemaOf(shape)) },
    responses: { 200: answer('The sheet.'), ...failures },
  },
})
export const roundSheetPaths = {
  '/api/exports/duties': sheetPath('exportDuties', 'The duties of a list as a sheet, as far as the asker reaches.', DutySheetAsked),
  '/api/exports/follow-ups': sheetPath(
    'exportFollowUps',
    'What came of the round: the people of the follow-ups as a sheet.',
    FollowUpSheetAsked,
  ),
}
