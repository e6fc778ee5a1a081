/** Ways to make a house call where it should not, and a listener on the loopback that counts who came. */
import { createServer as createWeb, type Server as Web } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import type { Look } from '../../server/outbound/client.ts'

const listen = (server: Server | Web, port = 0, host = '127.0.0.1'): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
const closed = (server: Server | Web) => new Promise(resolve => server.close(resolve))

export type Listener = { readonly port: number; readonly came: () => number; readonly close: () => Promise<unknown> }
/** Hears every connection to its port on both loopbacks, whatever is said on it. */
export const listener = async (): Promise<Listener> => {
  const came = { times: 0 }
  const open = new Set<Socket>()
  const heard = () =>
    createServer(socket => {
      came.times += 1
      open.add(socket)
      socket.on('error', () => {})
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}')
    })
  const [four, six] = [heard(), heard()]
  const port = await listen(four)
  const both = await listen(six, port, '::1').then(
    () => true,
    () => false,
  )
  const close = () => {
    for (const socket of open) socket.destroy()
    return Promise.all([closed(four), both ? closed(six) : undefined])
  }
  return { port, came: () => came.times, close }
}

/** A gateway that sends everybody on to somewhere else. */
export const leadsOn = async (to: string) => {
  const server = createWeb((request, reply) => {
    const status = Number(request.url?.slice(1) || 302)
    reply.writeHead(status, { location: to, refresh: `0; url=${to}` }).end()
  })
  const port = await listen(server)
  const close = () => {
    server.closeAllConnections()
    return closed(server)
  }
  return { url: `http://127.0.0.1:${port}/`, close }
}

/** Every way to write an address that nobody named. */
const addresses: readonly string[] = [
  ...['http://127.0.0.1:PORT/', 'http://localhost:PORT/', 'http://127.8.9.10:PORT/', 'http://[::1]:PORT/', 'http://0.0.0.0:PORT/'],
  ...['http://[::]:PORT/', 'http://[::ffff:127.0.0.1]:PORT/', 'http://[::ffff:7f00:1]:PORT/', 'http://[::127.0.0.1]:PORT/'],
  ...[
    'http://2130706433:PORT/',
    'http://0177.0.0.1:PORT/',
    'http://0177.0.0.01:PORT/',
    'http://0x7f.0.0.1:PORT/',
    'http://0x7f000001:PORT/',
  ],
  ...['http://017700000001:PORT/', 'http://127.1:PORT/', 'http://127.0.1:PORT/', 'http://127.0.0.1.:PORT/', 'http://localhost.:PORT/'],
  ...['http://①②⑦.⓪.⓪.①:PORT/', 'http://127。0。0。1:PORT/', 'http://127.0.0.1%00.example.test:PORT/', 'http://%31%32%37.0.0.1:PORT/'],
  ...['http://gateway.test@127.0.0.1:PORT/', 'http://gateway.test:PORT@127.0.0.1:PORT/', 'http://127.0.0.1:PORT\\@gateway.test/'],
  ...[
    'http://gateway.test:PORT#@127.0.0.1:PORT/',
    'http:/127.0.0.1:PORT/',
    'http:127.0.0.1:PORT',
    '//127.0.0.1:PORT/',
    ' http://127.0.0.1:PORT/',
  ],
  ...['http://127.0.0.1:PORT\t/', 'h\nttp://127.0.0.1:PORT/', 'HTTP://127.0.0.1:PORT/', 'https://127.0.0.1:PORT/', 'ws://127.0.0.1:PORT/'],
  ...[
    'http://169.254.169.254/latest/meta-data/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://100.100.100.200/latest/meta-data/',
  ],
  ...[
    'http://10.0.0.8/',
    'http://172.16.0.8/',
    'http://192.168.0.8/',
    'http://[fc00::8]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
  ],
  ...[
    'file:///etc/passwd',
    'file://127.0.0.1/etc/passwd',
    'gopher://127.0.0.1:PORT/_GET',
    'dict://127.0.0.1:PORT/',
    'ftp://127.0.0.1:PORT/',
  ],
  ...[
    'ldap://127.0.0.1:PORT/',
    'jar:http://127.0.0.1:PORT/!/',
    'data:text/plain,x',
    'blob:http://127.0.0.1:PORT/x',
    '/etc/passwd',
    '127.0.0.1:PORT',
    '',
  ],
]
export const addressesOf = (port: number): readonly string[] => addresses.map(address => address.replaceAll('PORT', String(port)))

/** Where a name may be made to lead, by whoever answers for it. */
export const astray: readonly (readonly string[])[] = [
  ...[
    ['127.0.0.1'],
    ['127.255.0.9'],
    ['::1'],
    ['0.0.0.0'],
    ['::'],
    ['::ffff:127.0.0.1'],
    ['::ffff:7f00:1'],
    ['::127.0.0.1'],
    ['64:ff9b::7f00:1'],
  ],
  ...[
    ['169.254.169.254'],
    ['fe80::1'],
    ['fd00:ec2::254'],
    ['100.100.100.200'],
    ['10.0.0.8'],
    ['172.31.0.8'],
    ['192.168.1.8'],
    ['100.64.0.8'],
    ['fc00::8'],
  ],
  ...[
    ['224.0.0.1'],
    ['255.255.255.255'],
    ['2002:7f00:1::'],
    ['203.0.113.9', '127.0.0.1'],
    ['127.0.0.1', '127.0.0.1'],
    [],
    ['localhost'],
    ['2130706433'],
    ['0177.0.0.1'],
  ],
]

/** Says one thing when it is looked at first, and another from then on. */
export const rebinding = (first: string, then: string): { readonly look: Look; readonly asked: () => number } => {
  const asked = { times: 0 }
  const look: Look = async () => {
    asked.times += 1
    return [asked.times === 1 ? first : then]
  }
  return { look, asked: () => asked.times }
}

export type Calls = (address: string) => Promise<unknown>
/** How many of these calls somebody heard. */
export const heardOf = async (at: Listener, calls: readonly (() => Promise<unknown>)[]): Promise<number> => {
  const before = at.came()
  for (const call of calls) await call().catch(() => {})
  return at.came() - before
}
