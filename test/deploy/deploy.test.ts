// What an operator copies from deploy/ agrees with the settings and with itself: a name that is none, a drain longer than the stop, a root, a proxy that is not believed.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { mostBytes } from '../../server/files.ts'
import { readSettings, settingTable } from '../../server/settings.ts'

const folder = fileURLToPath(new URL('../../deploy', import.meta.url))
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8')
const lineOf = (text: string, start: string): string => {
  const found = text.split('\n').find(line => line.trim().startsWith(start))
  if (found === undefined) throw new Error(`no line begins with ${start}`)
  return found.trim().slice(start.length).trim().replace(/;$/, '')
}
const example = Object.fromEntries(
  textOf('tepei.env')
    .split('\n')
    .filter(line => /^\w+=/.test(line))
    .map((line): [string, string] => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
)

test('the example of settings is read by the server', () => {
  const settings = readSettings(example)
  expect(settings.publicUrl).toMatch(/^https:/)
  expect(settings.databaseOwnerUrl, 'the owner is for upgrades only').toBeUndefined()
  expect(settings.demo).toBe(false)
})

test('every setting that is named in deploy/ is one', () => {
  const named = ['tepei.service', 'nginx.conf', 'Containerfile', 'patroni.yml', 'haproxy.cfg'].flatMap(
    name => textOf(name).match(/TEPEI_\w+/g) ?? [],
  )
  expect(named.filter(name => !(name in settingTable))).toEqual([])
  expect(named.length).toBeGreaterThan(3)
})

test('R55 whoever stands in front is believed, leads to the servers, lets the largest file in and asks another one instead', () => {
  const nginx = textOf('nginx.conf')
  expect(readSettings(example).trustedProxies).toEqual(['127.0.0.1'])
  expect(nginx).toContain(`server ${example.HOST}:${example.PORT} `)
  expect(Number.parseInt(lineOf(nginx, 'client_max_body_size'), 10) * 1024 * 1024).toBeGreaterThan(mostBytes)
  expect(lineOf(nginx, 'proxy_set_header X-Forwarded-For')).toBe('$remote_addr')
  expect(lineOf(nginx, 'proxy_next_upstream ')).not.toContain('non_idempotent')
  expect(Number.parseInt(lineOf(nginx, 'keepalive_timeout'), 10)).toBeLessThan(10)
  expect(new URL(example.TEPEI_PUBLIC_URL ?? '').hostname).toBe(lineOf(nginx, 'server_name'))
})

test('the unit stops later than the server drains, and runs as nobody who could harm the machine', () => {
  const unit = textOf('tepei.service')
  expect(Number(lineOf(unit, 'TimeoutStopSec='))).toBeGreaterThan(readSettings(example).drainSeconds + 60)
  for (const line of ['NoNewPrivileges=yes', 'ProtectSystem=strict', 'User=tepei', 'CapabilityBoundingSet=', 'UMask=0077'])
    expect(unit.split('\n')).toContain(line)
  expect(example.TEPEI_DATA).toBe(`/var/lib/${lineOf(unit, 'StateDirectory=')}`)
})

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0

test.skipIf(!hasSystemd)('systemd itself finds nothing wrong with the unit', () => {
  const copy = join(mkdtempSync(join(tmpdir(), 'tepei-unit-')), 'tepei.service')
  // The program is not installed where the unit says, on a machine that tests.
  writeFileSync(copy, textOf('tepei.service').replace('/opt/tepei/node_modules/.bin/node', '/bin/true'))
  const { stdout, stderr } = spawnSync('systemd-analyze', ['verify', copy], { encoding: 'utf8' })
  const about = `${stdout}${stderr}`.split('\n').filter(line => line.includes('tepei.service'))
  expect(about).toEqual([])
})

test('the container runs as a user of its own, writes to one folder, and is asked whether it is ready', () => {
  const file = textOf('Containerfile')
  expect(lineOf(file, 'USER ')).toMatch(/^[1-9]\d+:[1-9]\d+$/)
  expect(file).toContain(':3000/readyz')
  const own = Object.fromEntries(
    lineOf(file, 'ENV ')
      .split(' ')
      .map(pair => pair.split('=')),
  )
  expect(readSettings(own)).toMatchObject({ host: '0.0.0.0', port: 3000, dataFolder: lineOf(file, 'VOLUME ') })
})

test('F29 R55 the database acknowledges on two machines, has room for two servers, and is reached where the settings say', () => {
  const { bootstrap } = parse(textOf('patroni.yml'))
  const { dcs } = bootstrap
  expect(dcs).toMatchObject({ ttl: 20, synchronous_mode: true, synchronous_mode_strict: true, maximum_lag_on_failover: 0 })
  expect(dcs.postgresql.parameters).toMatchObject({ fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' })
  expect(dcs.postgresql.parameters.max_connections).toBeGreaterThanOrEqual(2 * (readSettings(example).poolSize + 1) + 20)
  const haproxy = textOf('haproxy.cfg')
  expect(new URL(example.DATABASE_URL ?? '').host).toBe(lineOf(haproxy, 'bind '))
  expect(haproxy).toContain('OPTIONS /primary')
})
