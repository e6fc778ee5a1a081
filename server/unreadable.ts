/** What the API says to an address that can't be read, and the policy on each of its answers. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'

export const apiPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** An address that can't be read comes to no hook that would give it the headers of every other answer. */
export const sayUnreadable = (_error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
  reply.code(400).headers({
    ...{ 'content-security-policy': apiPolicy, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
    ...{ 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN' },
    ...{ 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin' },
  })
  reply.send({ issues: [{ path: '(address)', message: 'can’t be read' }] })
}
