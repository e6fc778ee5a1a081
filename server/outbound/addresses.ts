/** Whom the house may call: hosts that a setting names, as they are written there, and where in the network such a host may lie. */
import { BlockList, isIP } from 'node:net'

/** A host that a setting names, without the brackets of IPv6. */
export type Named = { readonly protocol: 'http:' | 'https:' | 'tcp:'; readonly host: string; readonly port: number }

/** No address of anybody's server: this network, link-local with what clouds answer of themselves, mapped and tunnelled forms, multicast, examples, reserved. */
const nobodys = [
  ...['0.0.0.0/8', '169.254.0.0/16', '100.100.100.200/32', '168.63.129.16/32', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24'],
  ...['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ...['::/128', '::/96', '::ffff:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16'],
  ...['fe80::/10', 'fec0::/10', 'fd00:ec2::254/128', 'ff00::/8'],
]
const loopback = ['127.0.0.0/8', '::1/128']
const inHouses = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7']

type Networks = { readonly ipv4: BlockList; readonly ipv6: BlockList }
const familyOf = (ip: string): keyof Networks => (isIP(ip) === 6 ? 'ipv6' : 'ipv4')
/** One list for each family: a block list takes an address of one for the other’s mapped form. */
const listOf = (networks: readonly string[]): Networks => {
  const list = { ipv4: new BlockList(), ipv6: new BlockList() }
  for (const network of networks) {
    const [ip = '', length] = network.split('/')
    const family = familyOf(ip)
    list[family].addSubnet(ip, Number(length ?? (family === 'ipv6' ? 128 : 32)), family)
  }
  return list
}
const [never, here, near] = [listOf(nobodys), listOf(loopback), listOf(inHouses)]
const isIn = (list: Networks, ip: string): boolean => list[familyOf(ip)].check(ip, familyOf(ip))

/** Loopback of IPv6 lies among the forms that are nobody's. */
const isNobodys = (ip: string): boolean => !isIn(here, ip) && isIn(never, ip)

/**
 * Whether what a name led to may be called. A number was named as itself; `localhost` is this machine; any other name leads out into the world, or into
 * a network of the operator's own. An answer that leads elsewhere is not the one that was meant.
 */
export const mayLie = (ip: string, host: string, networks: readonly string[]): boolean => {
  if (isIP(ip) === 0 || /^::ffff:/i.test(ip) || isNobodys(ip)) return false
  if (isIP(host) !== 0) return ip === host
  if (host === 'localhost') return isIn(here, ip)
  return isIn(listOf(networks), ip) || !(isIn(here, ip) || isIn(near, ip))
}

/** A name whose last part is a number is one of the old ways to write an address: 2130706433, 0177.0.0.1, 0x7f.1. */
const isName = (host: string): boolean =>
  /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/i.test(host) &&
  host.length <= 253 &&
  !/^(?:\d+|0x[\da-f]*)$/i.test(host.slice(host.lastIndexOf('.') + 1))
const isHost = (host: string): boolean => (isIP(host) === 0 ? isName(host) : mayLie(host, host, []))

const bare = (host: string): string => host.replace(/^\[(.*)\]$/, '$1')

/** The host of an http address that is written as it is meant; undefined for any other, as with a password, in numbers of another kind, or by another protocol. */
export const namedBy = (address: string): Named | undefined => {
  const [, written] = /^https?:\/\/([^/?#\\@\s]+)(?:[/?#]|$)/i.exec(address) ?? []
  if (written === undefined || !URL.canParse(address)) return undefined
  const { protocol, hostname, port } = new URL(address)
  const [host, usual] = [bare(hostname), protocol === 'https:' ? '443' : '80']
  const asMeant = [hostname, `${hostname}:${port === '' ? usual : port}`].includes(written.toLowerCase())
  if (!asMeant || !isHost(host)) return undefined
  return { protocol: protocol === 'https:' ? 'https:' : 'http:', host, port: Number(port === '' ? usual : port) }
}

/** The host of `host:port`, as a scanner is named. */
export const namedByPort = (address: string): Named | undefined => {
  const [, written = '', port] = /^([^/\s]+):(\d{1,5})$/.exec(address) ?? []
  const host = bare(written)
  return isHost(host) && Number(port) <= 65_535 ? { protocol: 'tcp:', host: host.toLowerCase(), port: Number(port) } : undefined
}
