/** Several real servers on one PostgreSQL, behind a proxy that hands each request to the next of them. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSettings } from '../../server/settings.ts'
import { type Opened, openHouse } from '../../server/start.ts'
import { freshDatabase, loginOf } from '../postgres.ts'

export type Server = { readonly child: ChildProcess; readonly url: string }
type Started = { readonly server: Server | undefined; readonly said: string }

const portOf = (server: ReturnType<typeof createServer>): number => {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

/** A server behind a proxy says the proxy's address, so that its own has to be chosen before. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const port = portOf(server)
  server.close()
  await once(server, 'close')
  return port
}

/** Starts a server and waits until it answers, or ends and says why. */
const startServer = async (environment: Readonly<Record<string, string>>): Promise<Started> => {
  const port = await freePort()
  const env = { ...process.env, NODE_ENV: '', PORT: String(port), TEPEI_LOG: 'silent', TEPEI_BUSY: '0', TEPEI_SPACE: '0', ...environment }
  const child = spawn(process.execPath, ['cli/tepei.mjs', 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const answers = await new Promise<boolean>(resolve => {
    const hear = (chunk: unknown) => {
      said += String(chunk)
      if (/answers at \S+\n/.test(said)) resolve(true)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('close', () => resolve(false))
  })
  return { server: answers ? { child, url: `http://127.0.0.1:${port}` } : undefined, said: said.trim() }
}

type Proxy = { readonly url: string; readonly behind: string[]; readonly close: () => Promise<void> }

/** What stands in front of servers: each request goes to the next one, and one that is not there is told as 502. */
const openProxy = async (): Promise<Proxy> => {
  const behind: string[] = []
  const agent = new Agent({ keepAlive: true, maxSockets: 200 })
  let turn = 0
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const target = behind[turn % behind.length] ?? 'http://127.0.0.1:1'
    turn += 1
    const { method, headers, url } = incoming
    const { hostname, port } = new URL(target)
    const forwarded = { ...headers, 'x-forwarded-for': headers['x-forwarded-for'] ?? incoming.socket.remoteAddress ?? '' }
    const passed = ask({ agent, hostname, port, method, path: url, headers: forwarded }, answer => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
      answer.once('error', () => outgoing.destroy())
    })
    passed.once('error', () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end()))
    incoming.pipe(passed)
  }
  const server = createServer(pass).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    behind,
    close: async () => {
      agent.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export type Fleet = {
  readonly proxy: Proxy
  readonly opened: Opened
  readonly ownerUrl: string
  readonly environment: Readonly<Record<string, string>>
  /** One more server, behind the proxy. */
  readonly start: (more?: Readonly<Record<string, string>>) => Promise<Server>
  /** As the power goes: nothing is finished, and nobody is told. */
  readonly kill: (server: Server) => Promise<void>
  readonly close: () => Promise<void>
}

const environmentOf = (url: string, proxy: Proxy) => ({
  DATABASE_URL: url,
  TEPEI_DATA: mkdtempSync(join(tmpdir(), 'tepei-fleet-')),
  TEPEI_POOL: '8',
  TEPEI_PUBLIC_URL: proxy.url,
  TEPEI_TRUST_PROXY: '127.0.0.1',
  TEPEI_SECOND_FACTOR: 'none',
})

export const openFleet = async (): Promise<Fleet> => {
  const ownerUrl = await freshDatabase()
  const proxy = await openProxy()
  const environment = environmentOf(await loginOf(ownerUrl), proxy)
  const opened = await openHouse(readSettings({ ...environment, TEPEI_DATABASE_OWNER: ownerUrl }))
  const servers: Server[] = []
  return {
    proxy,
    opened,
    ownerUrl,
    environment,
    start: async more => {
      const { server, said } = await startServer({ ...environment, ...more })
      if (!server) throw new Error(said)
      servers.push(server)
      proxy.behind.push(server.url)
      return server
    },
    kill: async server => {
      const gone = once(server.child, 'exit')
      server.child.kill('SIGKILL')
      await gone
      proxy.behind.splice(proxy.behind.indexOf(server.url), 1)
    },
    close: async () => {
      for (const { child } of servers) child.kill('SIGKILL')
      await proxy.close()
      await opened.close()
      rmSync(environment.TEPEI_DATA, { recursive: true, force: true })
    },
  }
}
