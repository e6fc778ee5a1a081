/** The doors to seats as OpenAPI describes them. */
import type { z } from 'zod'
import { reasons } from '../../core/office/seats.ts'
import { answer, failures, json, strict } from '../openapi-parts.ts'
import { schemaOf } from '../questions/inputs.ts'
import { AllowBulk } from './allow.ts'
import { Deputise, Divide, EndSeat, GiveSeat, HandOver, Leave } from './deeds.ts'

const seatPath = (name: string, summary: string, shape: z.ZodType) => ({
  post: {
    operationId: name,
    tags: ['seats'],
    summary,
    security: [{ session: [] }],
    requestBody: { required: true, content: json(schemaOf(shape)) },
    responses: {
      200: answer('Done, and written down in the registry.'),
      409: answer(
        'Refused: every reason by its name.',
        strict({ refusals: { type: 'array', items: strict({ rule: { enum: reasons } }) } }),
      ),
      ...failures,
    },
  },
})
export const seatPaths = {
  '/api/office/giveSeat': seatPath('giveSeat', 'Gives somebody a seat.', GiveSeat),
  '/api/office/deputise': seatPath('deputise', 'Names who acts for the holder of a seat, for a span of time.', Deputise),
  '/api/office/endSeat': seatPath('endSeat', 'Ends a seat, now or after a last day.', EndSeat),
  '/api/office/handOver': seatPath('handOver', 'Hands all seats of somebody, and the work that waits there, to a successor.', HandOver),
  '/api/office/divide': seatPath('divide', 'Names the three administrators who come instead of the one who held all.', Divide),
  '/api/office/allowBulk': seatPath('allowBulk', 'Allows somebody ten thousand records more today.', AllowBulk),
  '/api/office/leave': seatPath('leave', 'Closes an account: seats, deputyships, sessions and password end at once.', Leave),
}
