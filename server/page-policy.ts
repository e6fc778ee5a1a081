/** What browsers may run on the pages, and where they tell what they refused. */
import type { FastifyReply } from 'fastify'

export const reportDoor = '/api/page-reports'

/** Nothing that is a text becomes a script or HTML; `made` names who may say otherwise, of the addresses of our own workers and nothing else. */
const asText = (made: 'default' | "'none'") => ["require-trusted-types-for 'script'", `trusted-types ${made}`]
const told = [`report-uri ${reportDoor}`]

/** The single page of the signed-in part, with a nonce for the styles that it makes. */
export const appPolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    // WebAssembly reads the codes of a camera where the browser itself can't; `eval` stays forbidden.
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...asText('default'),
    ...told,
  ].join('; ')

/** Pages that need no script, and have none. */
export const publicPolicy = [
  "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  ...asText("'none'"),
  ...told,
].join('; ')

/** The one script that may run WebAssembly, the solver beside the board; it fetches that and nothing else. No page and no other worker may. */
export const solverPolicy = ["default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'", ...asText("'none'")].join('; ')
/** The worker of the shell fetches the pages' own files and nothing else. */
export const shellPolicy = ["default-src 'none'; connect-src 'self'", ...asText("'none'")].join('; ')

/** Where there is no TLS, a browser that knows `report-to` takes it and reports nothing: it is said over https only. */
export const sendPolicy = (reply: FastifyReply, policy: string, https: boolean): FastifyReply =>
  https
    ? reply.header('content-security-policy', `${policy}; report-to pages`).header('reporting-endpoints', `pages="${reportDoor}"`)
    : reply.header('content-security-policy', policy)
