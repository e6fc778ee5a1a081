/** Where a host that a setting names may lie, and how an address is written. */
import { describe, expect, test } from 'vitest'
import { mayLie, namedBy, namedByPort } from './addresses.ts'

const own = ['10.20.0.0/16', 'fd12::/16']
describe('R48 a name', () => {
  test.each(['8.8.8.8', '93.184.216.34', '223.5.5.5', '172.32.0.1', '192.169.0.1', '100.128.0.1', '2400:3200::1', '240e::1'])(
    'may lead to %s',
    ip => expect(mayLie(ip, 'gateway.test', [])).toBe(true),
  )
  test.each(['10.20.3.4', 'fd12::9'])('may lead to %s where the settings name its network, and not without', ip => {
    expect(mayLie(ip, 'gateway.test', own)).toBe(true)
    expect(mayLie(ip, 'gateway.test', [])).toBe(false)
  })
  test.each([
    ...[
      '10.21.0.1',
      '192.168.0.1',
      '172.16.0.1',
      '100.64.0.1',
      'fc00::1',
      '127.0.0.1',
      '::1',
      '0.0.0.0',
      '::',
      '169.254.169.254',
      'fe80::1',
    ],
    ...[
      '::ffff:8.8.8.8',
      '::ffff:808:808',
      '::8.8.8.8',
      '64:ff9b::808:808',
      '2002:808:808::1',
      '2001:0:1::1',
      '224.0.0.1',
      '255.255.255.255',
      'fd00:ec2::254',
    ],
    ...['100.100.100.200', '198.18.0.1', 'gateway.test', '8.8.8', '2130706433', ''],
  ])('may not lead to %s', ip => expect(mayLie(ip, 'gateway.test', own)).toBe(false))
  test('never leads to what a cloud tells of itself, whatever network is named', () => {
    for (const ip of ['169.254.169.254', '100.100.100.200', 'fd00:ec2::254', '::ffff:127.0.0.1'])
      expect(mayLie(ip, 'gateway.test', ['0.0.0.0/0', '::/0'])).toBe(false)
  })
  test('of this machine leads to this machine', () => {
    expect([mayLie('127.0.0.1', 'localhost', []), mayLie('::1', 'localhost', []), mayLie('8.8.8.8', 'localhost', [])]).toEqual([
      true,
      true,
      false,
    ])
  })
})

test('R48 a number is itself and no other', () => {
  expect([mayLie('10.0.0.8', '10.0.0.8', []), mayLie('10.0.0.9', '10.0.0.8', []), mayLie('169.254.0.1', '169.254.0.1', [])]).toEqual([
    true,
    false,
    false,
  ])
})

test.each([
  ['https://gateway.example.cn/texts', 'https:', 'gateway.example.cn', 443],
  ['https://Gateway.Example.CN:443/x?y', 'https:', 'gateway.example.cn', 443],
  ['http://10.2.3.4:8080', 'http:', '10.2.3.4', 8080],
  ['http://[::1]:4318/v1/traces', 'http:', '::1', 4318],
  ['http://otel_collector:4318/v1/traces', 'http:', 'otel_collector', 4318],
])('R48 %s is named', (address, protocol, host, port) => expect(namedBy(address)).toEqual({ protocol, host, port }))

test.each(['clamd:3310', '127.0.0.1:3310', '[::1]:3310'])('R48 %s is a host with its port', address =>
  expect(namedByPort(address)).toBeDefined(),
)
test.each(['clamd:99999', '2130706433:3310', '0x7f.1:3310', '127.1:3310', '169.254.1.1:3310', ':3310', 'a b:3310'])(
  'R48 %s is none',
  address => expect(namedByPort(address)).toBeUndefined(),
)
