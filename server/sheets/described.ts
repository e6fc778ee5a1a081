/** The doors of the sheets, as the description of the API says them. */
import { z } from 'zod'
import { answer, door, failures, json, text } from '../openapi-parts.ts'
import { Bad, Heads, Known, Versions } from './shapes.ts'

const sheetDoor = (operationId: string, summary: string, shape: z.ZodType | undefined, codes: object) => ({
  post: door(
    operationId,
    summary,
    {
      requestBody: {
        required: true,
        content: shape ? json(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' })) : { 'application/octet-stream': {} },
      },
    },
    codes,
  ),
})
const sheetFile = answer('The workbook.')
export const sheetPaths = {
  '/api/sheets/read': sheetDoor('readSheet', 'The cells of a workbook, for clerks of employers, bodies and hosts.', undefined, {
    200: answer(
      'The first visible sheet, or the one that `sheet` names; where several hold something and none is named, the choices with their first rows.',
    ),
    422: answer('It can’t be read; `words` says what to do.'),
  }),
  '/api/sheets/known': sheetDoor('compareSheet', 'Which people are in hand, and under which id others are opened.', Known, {
    200: answer('By the place of each number.'),
    400: failures[400],
  }),
  '/api/sheets/heads': sheetDoor('rememberHeads', 'Remembers what the heads of a sheet mean to an organisation.', Heads, {
    200: answer('Remembered.'),
    400: failures[400],
  }),
  '/api/sheets/versions': sheetDoor('sheetVersions', 'The forms of rows that came back: as they went out and as they are.', Versions, {
    200: answer('The forms.'),
    400: failures[400],
  }),
  '/api/sheets/bad': sheetDoor('badRows', 'Rows with their reasons as a workbook.', Bad, { 200: sheetFile, 400: failures[400] }),
  '/api/sheets/in-hand': {
    get: door(
      'sheetInHand',
      'What an organisation fills in and can still change, as a workbook.',
      { parameters: ['round', 'role', 'organisation'].map(name => ({ name, in: 'query', required: true, schema: text })) },
      { 200: sheetFile },
    ),
  },
}
