/** The settings: their defaults, and the one line that each wrong value gets. */
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings, settingTable } from './settings.ts'

const signInDefaults = {
  staffIdleMinutes: 30,
  staffHours: 12,
  passwords: 'asvs',
  secondFactor: undefined,
  administrators: 'one',
  copiesFolder: undefined,
  copiesPassphraseFile: undefined,
  copiesDays: 14,
  passkey: undefined,
  ssoFile: undefined,
  proofMinutes: 5,
}

test('without any variable the defaults hold', () => {
  expect(readSettings({ PATH: '/bin' })).toEqual({
    port: 3000,
    host: '127.0.0.1',
    databaseUrl: undefined,
    databaseOwnerUrl: undefined,
    poolSize: 16,
    dataFolder: resolve('data'),
    keyFile: resolve('data/master.key'),
    ringFile: resolve('data/ring.keys'),
    shreddedFile: resolve('data/shredded.list'),
    keeper: undefined,
    suite: 'aes',
    checkpointsFile: resolve('data/checkpoints.jsonl'),
    checkpointsCopy: undefined,
    checkpointMinutes: 5,
    publicUrl: undefined,
    trustedProxies: [],
    networks: [],
    demo: false,
    textsUrl: undefined,
    textsKeyFile: undefined,
    paperDays: 30,
    fontsFile: undefined,
    ...signInDefaults,
    busyMs: 2_000,
    spaceMegabytes: 1024,
    drainSeconds: 0,
    logLevel: 'info',
  })
})

const signInSet = {
  TEPEI_STAFF_IDLE: '15',
  TEPEI_STAFF_HOURS: '8',
  TEPEI_PASSWORDS: 'dengbao3',
  TEPEI_SECOND_FACTOR: 'finance, administrator',
  TEPEI_ADMINISTRATORS: 'three',
  TEPEI_COPIES_DAYS: '30',
  TEPEI_PASSKEY: 'finance, system',
  TEPEI_PROOF: '3',
  TEPEI_SSO: '/etc/sso.json',
}
const signInRead = {
  staffIdleMinutes: 15,
  staffHours: 8,
  passwords: 'dengbao3',
  secondFactor: ['finance', 'administrator'],
  administrators: 'three',
  copiesDays: 30,
  passkey: ['finance', 'system'],
  proofMinutes: 3,
  ssoFile: '/etc/sso.json',
}

const everySet = {
  PORT: '0',
  HOST: '::1',
  DATABASE_URL: 'postgresql://u:p@db/tepei',
  TEPEI_POOL: '4',
  TEPEI_DATA: '/srv/tepei',
  TEPEI_KEY: '/etc/tepei.key',
  TEPEI_RING: '/etc/ring.keys',
  TEPEI_SHREDDED: '/mnt/shredded.list',
  TEPEI_KEEPER: '/usr/bin/hsm',
  TEPEI_SUITE: 'sm',
  TEPEI_PUBLIC_URL: 'https://tepei.example.cn/',
  TEPEI_TRUST_PROXY: '10.0.0.1, 192.168.0.0/16',
  TEPEI_DEMO: '1',
  TEPEI_TEXTS_URL: 'https://gateway.example.cn/texts',
  TEPEI_TEXTS_KEY: '/etc/texts.key',
  TEPEI_NETWORKS: '10.20.0.0/16',
  TEPEI_PAPER_DAYS: '7',
  ...signInSet,
  TEPEI_BUSY: '0',
  TEPEI_SPACE: '0',
  TEPEI_DRAIN: '5',
  TEPEI_METRICS_KEY: '/etc/metrics.key',
  TEPEI_LOG: 'silent',
}

test('every variable is read', () => {
  const read = readSettings(everySet)
  expect(read).toEqual({
    port: 0,
    host: '::1',
    databaseUrl: 'postgresql://u:p@db/tepei',
    poolSize: 4,
    dataFolder: '/srv/tepei',
    keyFile: '/etc/tepei.key',
    ringFile: '/etc/ring.keys',
    shreddedFile: '/mnt/shredded.list',
    keeper: '/usr/bin/hsm',
    suite: 'sm',
    checkpointsFile: '/srv/tepei/checkpoints.jsonl',
    checkpointMinutes: 5,
    publicUrl: 'https://tepei.example.cn',
    trustedProxies: ['10.0.0.1', '192.168.0.0/16'],
    demo: true,
    textsUrl: 'https://gateway.example.cn/texts',
    textsKeyFile: '/etc/texts.key',
    networks: ['10.20.0.0/16'],
    paperDays: 7,
    ...signInRead,
    busyMs: 0,
    spaceMegabytes: 0,
    metricsKeyFile: '/etc/metrics.key',
    drainSeconds: 5,
    logLevel: 'silent',
  })
})

test('what was read is never changed', () => expect(Object.isFrozen(readSettings({}))).toBe(true))

test('the owner of the database is named beside the server’s own login', () => {
  const { databaseUrl, databaseOwnerUrl } = readSettings({
    DATABASE_URL: 'postgres://a:b@db/t',
    TEPEI_DATABASE_OWNER: 'postgres://o:p@db/t',
  })
  expect({ databaseUrl, databaseOwnerUrl }).toEqual({ databaseUrl: 'postgres://a:b@db/t', databaseOwnerUrl: 'postgres://o:p@db/t' })
})

test('checkpoints go where the operator says', () => {
  const read = readSettings({ TEPEI_CHECKPOINTS: '/audit/a.jsonl', TEPEI_CHECKPOINTS_COPY: '/mnt/b.jsonl', TEPEI_CHECKPOINT_MINUTES: '1' })
  expect(read).toMatchObject({ checkpointsFile: '/audit/a.jsonl', checkpointsCopy: '/mnt/b.jsonl', checkpointMinutes: 1 })
})

test('the master key lies in the data folder unless it is said otherwise', () => {
  expect(readSettings({ TEPEI_DATA: '/srv/tepei' }).keyFile).toBe('/srv/tepei/master.key')
})

test('a variable that is set to nothing is not set', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: '' })).toEqual(readSettings({}))
})

test.each([
  ['PORT', '70000'],
  ['PORT', '3000x'],
  ['PORT', '-1'],
  ['PORT', '1e3'],
  ['HOST', 'my host'],
  ['DATABASE_URL', 'mysql://db/x'],
  ['TEPEI_POOL', '1'],
  ['TEPEI_PUBLIC_URL', 'tepei.example.cn'],
  ['TEPEI_PUBLIC_URL', 'https://example.cn/tepei'],
  ['TEPEI_TRUST_PROXY', 'everyone'],
  ['TEPEI_TRUST_PROXY', '10.0.0.0/8/8'],
  ['TEPEI_DEMO', 'yes'],
  ['TEPEI_TEXTS_URL', 'ftp://gateway'],
  ['TEPEI_PAPER_DAYS', '0'],
  ['TEPEI_STAFF_IDLE', '4'],
  ['TEPEI_STAFF_HOURS', '25'],
  ['TEPEI_PASSWORDS', 'strong'],
  ['TEPEI_SECOND_FACTOR', 'everybody'],
  ['TEPEI_PROOF', '0'],
  ['TEPEI_BUSY', '60001'],
  ['TEPEI_LOG', 'loud'],
] as const)('%s = %s is refused in one line that names it, what was found and what was wanted', (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(`${name} is "${value}", but must be ${settingTable[name].wants}.`)
})

test('the message about a wrong address does not tell its password', () => {
  expect(() => readSettings({ DATABASE_URL: 'mysql://root:secret@db/x' })).toThrow('DATABASE_URL is "mysql://…@db/x"')
})

test('a misspelt name is refused', () => {
  expect(() => readSettings({ TEPEI_DTA: '/srv' })).toThrow('TEPEI_DTA is no setting')
})

test('every setting says what it is about and what it wants', () => {
  for (const { about, wants } of Object.values(settingTable)) expect([about, wants].every(text => text.length > 3)).toBe(true)
})
