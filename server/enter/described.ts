/** The doors by phone and by link, as the description of the API says them. */
import { z } from 'zod'
import { answer, failures, json, ref, strict, text } from '../openapi-parts.ts'
import { Invite } from './invitations.ts'
import { EnterByLink, LookAtLink, SendFollowUp, SendLink } from './links-door.ts'
import { AskToEnter, EnterByPhone } from './phone-door.ts'

const door = (operationId: string, summary: string, shape: z.ZodType, responses: object) => ({
  post: {
    operationId,
    tags: ['doors'],
    summary,
    requestBody: { required: true, content: json(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' })) },
    responses: { 400: failures[400], 404: failures[404], ...responses },
  },
})
/** For whoever is signed in. */
const seated = (...given: Parameters<typeof door>) => ({ post: { ...door(...given).post, security: [{ session: [] }] } })
const asked = {
  200: answer('A code is on its way, whoever has the phone.', strict({ id: text })),
  429: answer('Too many; wait as long as Retry-After says.', ref('Failure')),
}
const wrong = answer('The code is wrong or too old.', ref('Failure'))
const whole = { type: 'integer' }
const orNull = { type: ['string', 'null'] }

export const phonePaths = {
  '/api/phone/code': door('askCode', 'Sends a code to a phone.', AskToEnter, asked),
  '/api/phone/enter': door(
    'enterByPhone',
    'Opens a session by a code; a claimed form, or a long absence, wants the citizen number too.',
    EnterByPhone,
    {
      200: answer('In, or `prove`: ask again with the number.', strict({ kind: text, why: text }, ['why'])),
      401: wrong,
    },
  ),
  '/api/link/look': door('lookAtLink', 'Whose link it is, and the masked phone that it went to.', LookAtLink, {
    200: answer(
      'The link is good.',
      strict({ employer: text, phone: text, for: { enum: ['application', 'hosting', 'staff', 'followUp'] } }),
    ),
  }),
  '/api/link/code': door('askLinkCode', 'Sends a code to the phone of a link.', LookAtLink, asked),
  '/api/link/enter': door('enterByLink', 'Opens a session for the one application, or the one host, of a link.', EnterByLink, {
    200: answer('In.', strict({ application: orNull, hosting: orNull, staff: orNull, training: orNull })),
    401: wrong,
  }),
  '/api/links': seated('sendLink', 'Sends the employer’s contact another link; the one before ends.', SendLink, {
    200: answer('On its way.', {}),
    401: failures[401],
    409: answer('The employer has an account of its own.', {}),
    429: answer('Several were sent today.', {}),
  }),
  '/api/links/follow-up': seated(
    'sendFollowUpLink',
    'Sends the employer or the person a link to what is asked after the return; the one before ends.',
    SendFollowUp,
    {
      200: answer('On its way.', {}),
      401: failures[401],
      409: answer('Nothing is asked now, or the employer has an account of its own.', {}),
      429: answer('Several were sent today.', {}),
    },
  ),
  '/api/invitations': seated('invite', 'Invites people to apply by text, each phone once in a round.', Invite, {
    200: answer('What was sent.', strict({ sent: whole, known: whole, wrong: { type: 'array', items: text } })),
    401: failures[401],
    429: answer('Too many today.', ref('Failure')),
  }),
}
