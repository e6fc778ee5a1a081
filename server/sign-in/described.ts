/** The doors of one's own account as the description of the API says them. */
import type { z } from 'zod'
import { answer, failures, json, ref, strict, text } from '../openapi-parts.ts'
import { schemaOf } from '../questions/inputs.ts'
import { ChangePassword, EndSessions, FirstCode, Nothing, Proof } from './own-doors.ts'
import { AddKey, EndKey, SignedKey } from './passkey-doors.ts'
import { LookAtRecovery, OneRecovery, StartRecovery, UseRecovery } from './recovery.ts'
import { GoOut, InviteIdentity } from './sso-doors.ts'
import { WithCode, WithPassword, WithTicket } from './steps.ts'

const refused = answer('Refused: every reason by its name.', strict({ refusals: { type: 'array', items: strict({ rule: text }) } }))
const wait = answer('Too many tries; wait as long as Retry-After says.', ref('Failure'))
const unproven = answer('First show that it is you: /api/proof.', strict({ error: text, prove: { const: true } }))
const truth = { type: 'boolean' }
const listed = { type: 'array', items: text }

type Said = { readonly given: z.ZodType; readonly done: object; readonly signedIn?: boolean; readonly more?: object }
const door = (operationId: string, summary: string, { given, done, signedIn = true, more = {} }: Said) => ({
  post: {
    operationId,
    tags: ['account'],
    summary,
    ...(signedIn && { security: [{ session: [] }] }),
    requestBody: { required: true, content: json(schemaOf(given)) },
    responses: {
      200: done,
      400: failures[400],
      404: failures[404],
      409: refused,
      429: wait,
      ...(signedIn && { 401: failures[401] }),
      ...more,
    },
  },
})
const done = answer('Done.')
const begun = answer('The secret, told once.', strict({ secret: text, uri: text, qr: text }))
const further = answer('In, or what is still wanted.', strict({ next: text, ticket: text, codes: listed }, ['next', 'ticket', 'codes']))
const codes = answer('Ten codes on paper, told once.', strict({ codes: listed }))

const toSign = answer('What the device is asked to sign.', strict({ ticket: text, options: { type: 'object' } }))
const passkeyPaths = {
  '/api/sign-in/passkey/begin': door('beginPasskeyIn', 'Asks for the signature of any passkey.', {
    given: Nothing,
    done: toSign,
    signedIn: false,
  }),
  '/api/sign-in/passkey': door('signInPasskey', 'Comes in by a passkey.', { given: SignedKey, done: further, signedIn: false }),
  '/api/account/passkeys/begin': door('beginPasskey', 'Asks a device for a new passkey.', {
    given: Nothing,
    done: toSign,
    more: { 403: unproven },
  }),
  '/api/account/passkeys/add': door('addPasskey', 'Keeps a new passkey.', { given: AddKey, done, more: { 403: unproven } }),
  '/api/account/passkeys/end': door('endPasskey', 'Removes a passkey.', { given: EndKey, done, more: { 403: unproven } }),
  '/api/proof/passkey/begin': door('beginPasskeyProof', 'Asks for the signature of one of the asker’s passkeys.', {
    given: Nothing,
    done: toSign,
  }),
  '/api/proof/passkey': door('provePasskey', 'Shows by a passkey that it is the same person still.', { given: SignedKey, done }),
}
const ssoPaths = {
  '/api/sso/{id}/out': door('goOut', 'Where to go to sign in through a platform.', {
    given: GoOut,
    done: answer('The address there.', strict({ url: text })),
    signedIn: false,
  }),
  '/api/identities/invite': door('inviteIdentity', 'An administrator invites somebody to link who they are at a platform.', {
    given: InviteIdentity,
    done: answer('The token of the link, told once.', strict({ token: text })),
    more: { 403: unproven },
  }),
}

export const accountPaths = {
  ...passkeyPaths,
  ...ssoPaths,
  '/api/sign-in/code': door('signInCode', 'The second step: a code of the app, or one on paper.', {
    given: WithCode,
    done: further,
    signedIn: false,
  }),
  '/api/sign-in/enrol': door('signInEnrol', 'Draws a secret for whoever needs a second factor.', {
    given: WithTicket,
    done: begun,
    signedIn: false,
  }),
  '/api/sign-in/enrolled': door('signInEnrolled', 'The first code of a new secret.', { given: WithCode, done: further, signedIn: false }),
  '/api/sign-in/password': door('signInPassword', 'A password that has to be chosen anew.', {
    given: WithPassword,
    done: further,
    signedIn: false,
  }),
  '/api/account/password': door('changePassword', 'Changes the password; all other sessions end.', { given: ChangePassword, done }),
  '/api/account/sessions/end': door('endSessions', 'Ends one of the asker’s sessions, or all others.', {
    given: EndSessions,
    done: answer('How many.', strict({ ended: { type: 'integer' } })),
  }),
  '/api/account/totp/begin': door('beginTotp', 'Draws a secret for codes of an app.', {
    given: Nothing,
    done: begun,
    more: { 403: unproven },
  }),
  '/api/account/totp/confirm': door('confirmTotp', 'The first code, by which it begins to count.', {
    given: FirstCode,
    done: codes,
    more: { 403: unproven },
  }),
  '/api/account/totp/end': door('endTotp', 'Takes the second factor away.', { given: Nothing, done, more: { 403: unproven } }),
  '/api/account/codes': door('drawCodes', 'New codes on paper; former ones are of no use.', {
    given: Nothing,
    done: codes,
    more: { 403: unproven },
  }),
  '/api/proof': door('prove', 'Shows that it is the same person still; the session goes on under a new token.', { given: Proof, done }),
  '/api/recovery/start': door('startRecovery', 'An administrator begins to give lost access back.', {
    given: StartRecovery,
    done: answer('The token of the link, told once.', strict({ id: { type: 'integer' }, token: text })),
    more: { 403: unproven },
  }),
  '/api/recovery/agree': door('agreeRecovery', 'Another administrator agrees.', { given: OneRecovery, done, more: { 403: unproven } }),
  '/api/recovery/stop': door('stopRecovery', 'An administrator stops it.', { given: OneRecovery, done }),
  '/api/recovery/look': door('lookAtRecovery', 'What a link gives back, and whether it works yet.', {
    given: LookAtRecovery,
    done: answer('The link is good.', strict({ password: truth, factors: truth, agreed: truth })),
    signedIn: false,
  }),
  '/api/recovery/use': door('useRecovery', 'Gives access back, once.', { given: UseRecovery, done, signedIn: false }),
}
