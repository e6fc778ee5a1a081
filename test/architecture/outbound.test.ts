// R48: nothing of the house opens a connection to the outside but the one client.
import { describe, expect, test } from 'vitest'
import { isOfProduct, opensBeside } from './outbound.ts'
import { at, importsOf, type Source, select, sourceOf, sources } from './source.ts'

test('R48 no other file than the client opens a connection to the outside', () => {
  expect(sources.filter(isOfProduct).length).toBeGreaterThan(500)
  expect(sources.flatMap(opensBeside)).toEqual([])
})

test('R48 the client is made where a setting is at hand, and nowhere else: no text of a person becomes an address', () => {
  const makers = sources
    .filter(isOfProduct)
    .filter(source => importsOf(source).some(({ from, typeOnly }) => !typeOnly && from.endsWith('outbound/client.ts')))
  const names = makers.map(({ path }) => path)
  expect(names).toEqual(['server/gateway.ts', 'server/intake/scanner.ts', 'server/sign-in/identity.ts', 'server/vitals/traces.ts'])
  const callers = sources.filter(isOfProduct).filter(({ text }) => /\b(?:gatewaySender|clamd|readProviders|startTraces)\(/.test(text))
  expect(callers.map(({ path }) => path)).toEqual(['server/gateway.ts', 'server/start.ts'])
})

describe('R48 a file that calls out by itself is told', () => {
  test.each([
    ["import { connect } from 'node:net'"],
    ["import { type Socket, createConnection as open } from 'net'"],
    ["import * as http from 'node:http'"],
    ["import { get } from 'node:https'"],
    ["import tls from 'node:tls'"],
    ["export const a = await import('node:http2')"],
    ["export { request } from 'node:http'"],
    ["import { lookup } from 'node:dns/promises'"],
    ["import { fetch } from 'undici'"],
    ["import pg from 'pg'"],
    ["import * as client from 'openid-client'"],
    ["export const a = fetch('https://example.cn')"],
    ["export const a = globalThis.fetch('https://example.cn')"],
    ["export const a = new WebSocket('wss://example.cn')"],
  ])('%s', text => expect(opensBeside(sourceOf('server/x.ts', text)).length).toBeGreaterThan(0))

  test('a page that fetches an address that it was given', () => {
    expect(opensBeside(sourceOf('web/x.ts', 'export const a = (url: string) => fetch(url)'))).toHaveLength(1)
    expect(opensBeside(sourceOf('web/x.ts', "export const a = (id: string) => fetch('/api/files/x')"))).toEqual([])
  })

  test('what drives a library that calls out, and gives it no client', () => {
    expect(opensBeside(sourceOf('server/sign-in/identity.ts', "import * as client from 'openid-client'"))).toHaveLength(1)
  })

  test('what listens, and what asks whether something is an address, opens nothing', () => {
    expect(opensBeside(sourceOf('server/x.ts', "import { createServer, isIP, type Socket } from 'node:net'"))).toEqual([])
  })
})

const told = (source: Source) =>
  select(
    source,
    node => /^console\.(?:error|warn|info|log)$/.test(source.text.slice(node.start, node.end)) && node.type === 'MemberExpression',
  ).map(node => at(source, node, 'writes to the log'))
test('F19 the server writes its own lines by one function, which keeps each a line', () => {
  const found = sources.filter(source => source.path.startsWith('server/') && isOfProduct(source)).flatMap(told)
  // Where it is and the link of the first administrator are no words of anybody's.
  expect(found.map(one => one.replace(/:\d+ .*/, ''))).toEqual(['server/main.ts', 'server/main.ts', 'server/tell.ts'])
})
