/** What opens a connection: modules of the system, names that every program has, and libraries that call out. */
import { at, type Found, folderOf, importsOf, isTest, type Node, nodeIn, nodesIn, part, type Source, select, textIn } from './source.ts'

/** What only the client takes of these modules. What listens, and what tells of addresses, opens nothing. */
const opening: Readonly<Record<string, readonly string[]>> = {
  'node:net': ['connect', 'createConnection', 'Socket', 'Stream'],
  'node:http': ['request', 'get', 'Agent', 'globalAgent', 'ClientRequest'],
  'node:https': ['request', 'get', 'Agent', 'globalAgent'],
  'node:tls': ['connect', 'TLSSocket'],
  'node:http2': ['connect'],
  'node:dgram': ['createSocket', 'Socket'],
  'node:dns': ['*'],
  'node:dns/promises': ['*'],
  'node:inspector': ['*'],
  undici: ['*'],
}
/** The client, and those that speak to the house's own database at the address of DATABASE_URL, each by pg. */
const client = 'server/outbound/client.ts'
const callers: Readonly<Record<string, readonly string[]>> = {
  pg: ['server/database.ts', 'server/fleet/presence.ts', 'server/archive/import.ts', 'server/postgres/check.ts'],
  'openid-client': ['server/sign-in/identity.ts'],
  '@opentelemetry/exporter-trace-otlp-http': ['server/vitals/traces.ts'],
}
/** Gives pg the socket of its line, so that it ends one whose other end is gone. */
const lineToDatabase = 'server/database.ts'
/** Whoever drives a library that calls out gives it the client. */
const driven = ['openid-client', '@opentelemetry/exporter-trace-otlp-http']

/** Files of the pages that call the house that gave them: a path, never an address. */
const pages = ['web/', 'bench/', 'test/']
export const isOfProduct = (source: Source) => !isTest(source) && !['bench', 'test'].includes(folderOf(source.path))

const withNode = (from: string) => (opening[`node:${from}`] === undefined ? from : `node:${from}`)
const takenOf = (node: Node): readonly string[] => {
  if (node.type !== 'ImportDeclaration') return ['*']
  const specifiers = nodesIn(node, 'specifiers').filter(one => textIn(one, 'importKind') !== 'type')
  return specifiers.map(one => textIn(nodeIn(one, 'imported'), 'name') || '*')
}

const modules = (source: Source): Found =>
  importsOf(source).flatMap(({ node, from, typeOnly }) => {
    const named = opening[withNode(from)]
    const allowed = callers[from]
    if (typeOnly || (from === 'node:net' && source.path === lineToDatabase)) return []
    if (allowed) return allowed.includes(source.path) ? [] : [at(source, node, `imports ${from}`)]
    const taken = named ? takenOf(node).filter(name => name === '*' || named.includes('*') || named.includes(name)) : []
    return taken.map(name => at(source, node, `takes ${name} of ${from}`))
  })

const globals = new Set(['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'sendBeacon', 'RTCPeerConnection', 'WebTransport'])
const calls = (source: Source): Found =>
  select(source, node => {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false
    const callee = nodeIn(node, 'callee')
    const [owner, property] = [nodeIn(callee, 'object'), nodeIn(callee, 'property')]
    return (
      globals.has(textIn(callee, 'name')) ||
      (['globalThis', 'window', 'navigator'].includes(textIn(owner, 'name')) && globals.has(textIn(property, 'name')))
    )
  }).map(node => at(source, node, `calls ${source.text.slice(node.start, node.end).split('(')[0]}`))

/** An address that a page calls begins with a stroke, or is the word `path` or `door` that was made of one. */
const isOwnPath = (node: Node | undefined): boolean => {
  if (node?.type === 'Identifier') return ['path', 'door'].includes(textIn(node, 'name'))
  if (node?.type === 'TemplateLiteral') {
    const first: unknown = part(nodesIn(node, 'quasis')[0] ?? node, 'value')
    return /^\/api\//.test(String(Reflect.get(Object(first), 'raw')))
  }
  return node?.type === 'Literal' && String(part(node, 'value')).startsWith('/')
}
const ofPages = (source: Source): Found =>
  select(
    source,
    node =>
      node.type === 'CallExpression' && textIn(nodeIn(node, 'callee'), 'name') === 'fetch' && !isOwnPath(nodesIn(node, 'arguments')[0]),
  ).map(node => at(source, node, 'fetches what is no path of the house'))

const undriven = (source: Source): Found => {
  const drives = importsOf(source).find(({ from, typeOnly }) => !typeOnly && driven.includes(from))
  const hasClient = importsOf(source).some(({ from }) => from.endsWith('outbound/client.ts'))
  return drives && !hasClient ? [at(source, drives.node, `drives ${drives.from} without the client`)] : []
}

/** What opens a connection beside the client. */
export const opensBeside = (source: Source): Found => {
  if (!isOfProduct(source) || source.path === client) return []
  const isPage = pages.some(folder => source.path.startsWith(folder))
  return [...modules(source), ...(isPage ? ofPages(source) : calls(source)), ...undriven(source)]
}
