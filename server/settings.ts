/** Every setting of the system: an environment variable with its default and its meaning. A wrong one stops the start. */
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { seatRoles } from '../core/facts.ts'
import { namedBy, namedByPort } from './outbound/addresses.ts'

type Description = {
  readonly about: string
  /** How the message says what would have been right. */
  readonly wants: string
  /** Absent when the setting may be left out. */
  readonly default?: string
}

/** The one list; the README's table is made from it. */
export const settingTable = {
  PORT: { default: '3000', wants: 'a whole number from 0 to 65535', about: 'Port of the web server; 0 takes a free one.' },
  HOST: {
    default: '127.0.0.1',
    wants: 'an IP address or localhost',
    about: 'Address to listen on; 0.0.0.0 to be reached from other machines.',
  },
  DATABASE_URL: {
    wants: 'an address like postgres://user:password@host:5432/database',
    about: 'A PostgreSQL 15 or newer, for a role that owns nothing. Without it the embedded one runs under TEPEI_DATA.',
  },
  TEPEI_DATABASE_OWNER: {
    wants: 'an address like postgres://owner:password@host:5432/database',
    about: 'The same database for the role that owns it, which migrates: for the first start and for upgrades, and not otherwise.',
  },
  TEPEI_POOL: {
    default: '16',
    wants: 'a whole number from 2 to 200',
    about: 'How many connections to the database the server holds at most.',
  },
  TEPEI_DATA: { default: './data', wants: 'a path', about: 'Folder of the embedded database, the uploaded files and the keys.' },
  TEPEI_KEY: {
    wants: 'a path',
    about: 'File of the master key that opens the ring of keys; by default master.key in TEPEI_DATA. Keep a copy.',
  },
  TEPEI_RING: {
    wants: 'a path',
    about:
      'File of the ring of keys that seal personal data; by default ring.keys in TEPEI_DATA. Keep a copy of the newest, apart from the backups, and no older one.',
  },
  TEPEI_SHREDDED: {
    wants: 'a path',
    about:
      'File of the list of destroyed keys, best on another volume; by default shredded.list in TEPEI_DATA. A restored house erases again whom it names.',
  },
  TEPEI_KEEPER: {
    wants: 'a path',
    about: 'A program that opens the ring in place of the master key, as by an HSM or a key service: docs/handbook/operator.md.',
  },
  TEPEI_SUITE: {
    default: 'aes',
    wants: 'aes or sm',
    about: 'By which suite personal data is sealed from now on: AES-256-GCM, or SM4-CTR with HMAC-SM3. What either has sealed opens.',
  },
  TEPEI_CHECKPOINTS: {
    wants: 'a path',
    about:
      'File that signed checkpoints over the record are appended to, best on another volume and of another owner; by default checkpoints.jsonl in TEPEI_DATA.',
  },
  TEPEI_CHECKPOINTS_COPY: { wants: 'a path', about: 'A second file of checkpoints, as on another machine’s share.' },
  TEPEI_CHECKPOINT_MINUTES: {
    default: '5',
    wants: 'a whole number from 1 to 60',
    about: 'How many minutes lie between two checkpoints at most.',
  },
  TEPEI_COPIES: {
    wants: 'a path',
    about:
      'Folder, on another disk, to which the embedded database’s log and new files are copied, sealed, every three minutes, and all of it each day. Without it none.',
  },
  TEPEI_COPIES_PASSPHRASE: { wants: 'a path', about: 'File of the passphrase of those copies, 12 characters or more.' },
  TEPEI_COPIES_DAYS: {
    default: '14',
    wants: 'a whole number from 1 to 3650',
    about: 'For how many days back every moment can be restored from them.',
  },
  TEPEI_PUBLIC_URL: {
    wants: 'an address like https://tepei.example.cn, without a path',
    about: 'Address under which people reach the system, for links and certificates; by default made of HOST and PORT.',
  },
  TEPEI_TRUST_PROXY: {
    wants: 'addresses or networks separated by commas, like 10.0.0.1,192.168.0.0/16',
    about: 'The proxies whose X-Forwarded-For is believed. Without it none is.',
  },
  TEPEI_DEMO: { default: '0', wants: '0 or 1', about: '1 shows the invented accounts at sign-in and a watermark. Never with real people.' },
  TEPEI_TEXTS_URL: {
    wants: 'an address like https://gateway.example.cn/texts',
    about: 'The gateway that sends texts to phones, by signed POST. Without it none are sent.',
  },
  TEPEI_TEXTS_KEY: { wants: 'a path', about: 'File of the secret, 32 characters or more, by which the gateway knows our texts.' },
  TEPEI_SCANNER: {
    wants: 'host:port, or the path of a socket',
    about: 'The clamd that looks for viruses in files that come. Without it none does.',
  },
  TEPEI_NETWORKS: {
    wants: 'networks separated by commas, like 10.20.0.0/16,192.168.3.0/24',
    about:
      'The private networks in which a gateway, platform, scanner or collector that is named by a name may lie; one named by its number needs none. By default none: a name that leads into one is not called.',
  },
  TEPEI_PAPER_DAYS: {
    default: '30',
    wants: 'a whole number from 1 to 3650',
    about: 'How many days papers that were made for many at once can be fetched; then they are deleted, and can be made anew.',
  },
  TEPEI_FONTS: {
    wants: 'a path',
    about: 'JSON file that names the typefaces of papers, as the office is licensed for; by default free ones.',
  },
  TEPEI_BANKS: {
    wants: 'a path',
    about: 'Folder of forms of banks (YAML) beside those that come, for the files of payment runs: docs/bank-file.md.',
  },
  TEPEI_CHARTS: {
    wants: 'a path',
    about: 'Folder of charts of accounts (YAML) beside the one that comes, for the export of vouchers: docs/vouchers.md.',
  },
  TEPEI_SEAL: {
    wants: 'a path',
    about:
      'A certificate with its key (PKCS#12) by which official papers are signed. Without it they leave room for the wet seal and nothing else.',
  },
  TEPEI_SEAL_PASSPHRASE: { wants: 'a path', about: 'File of the passphrase of that certificate.' },
  TEPEI_STAFF_IDLE: {
    default: '30',
    wants: 'a whole number from 5 to 240',
    about: 'After how many minutes without use a session of somebody with a seat ends.',
  },
  TEPEI_STAFF_HOURS: {
    default: '12',
    wants: 'a whole number from 1 to 24',
    about: 'After how many hours such a session ends in any case.',
  },
  TEPEI_PASSWORDS: {
    default: 'asvs',
    wants: 'asvs or dengbao3',
    about: 'By which standard passwords are chosen: OWASP ASVS, or GB/T 22239 level 3 with composition, renewal and no reuse.',
  },
  TEPEI_SECOND_FACTOR: {
    wants: 'none, or roles separated by commas, like finance,administrator',
    about:
      'Who signs in with a second factor only; by default department, leader, finance, auditor and administrator, and nobody in a demonstration.',
  },
  TEPEI_ADMINISTRATORS: {
    default: 'one',
    wants: 'one or three',
    about: 'Whether one administrator may hold all, or three hold system, security and audit apart, as GB/T 22239 level 3 asks.',
  },
  TEPEI_PASSKEY: {
    wants: 'none, or roles separated by commas, like finance,leader,system,security',
    about:
      'Who shows by a passkey, and by nothing less, that it is them, where money, lists of people or rights are at stake; by default nobody.',
  },
  TEPEI_SSO: {
    wants: 'a path',
    about: 'JSON file that names the platforms (OpenID Connect) through which people sign in: docs/handbook/operator.md.',
  },
  TEPEI_PROOF: {
    default: '5',
    wants: 'a whole number from 1 to 60',
    about: 'For how many minutes a proof of who somebody is holds, where money, lists of people or rights are at stake.',
  },
  TEPEI_BUSY: {
    default: '2000',
    wants: 'a whole number from 0 to 60000',
    about: 'By how many milliseconds the server may lag before it turns requests away for a moment; 0 for never.',
  },
  TEPEI_SPACE: {
    default: '1024',
    wants: 'a whole number from 0 to 1000000',
    about: 'With fewer megabytes left for TEPEI_DATA, or less than a tenth of its disk, nothing new is taken; 0 for never.',
  },
  TEPEI_METRICS_KEY: {
    wants: 'a path',
    about: 'File of the secret, 32 characters or more, by which /metrics is read. Without it nothing is counted.',
  },
  TEPEI_TRACES: {
    wants: 'an address like http://127.0.0.1:4318/v1/traces',
    about: 'The collector (OpenTelemetry, OTLP over HTTP) that is told where the time of requests goes. Without it nothing is traced.',
  },
  TEPEI_DRAIN: {
    default: '0',
    wants: 'a whole number from 0 to 300',
    about:
      'For how many seconds a server that is told to stop still answers while /readyz says that it is not ready, so that a proxy has time to turn to another.',
  },
  TEPEI_LOG: { default: 'info', wants: 'one of silent, error, warn, info, debug', about: 'How much the server writes to its log.' },
} as const satisfies Readonly<Record<string, Description>>

const wholeNumber = (least: number, most: number) => z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(least).max(most))
const path = z.string().transform(value => resolve(value))
const network = z.string().refine(value => /^[^/]+(\/\d{1,3})?$/.test(value) && isIP(value.replace(/\/\d+$/, '')) !== 0)
const networks = z
  .string()
  .transform(list => list.split(',').map(one => one.trim()))
  .pipe(z.array(network))
  .readonly()

/** An address that the house calls; one that is written in another way than it is meant stops the start. */
const called = z.string().refine(value => namedBy(value) !== undefined)

const roles = z
  .string()
  .transform(list => (list.trim() === 'none' ? [] : list.split(',').map(one => one.trim())))
  .pipe(z.array(z.enum(seatRoles)))
  .readonly()

const Environment = z.object({
  PORT: wholeNumber(0, 65_535).prefault(settingTable.PORT.default),
  HOST: z
    .string()
    .refine(value => value === 'localhost' || isIP(value) !== 0)
    .prefault(settingTable.HOST.default),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  TEPEI_DATABASE_OWNER: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  TEPEI_POOL: wholeNumber(2, 200).prefault(settingTable.TEPEI_POOL.default),
  TEPEI_DATA: path.prefault(settingTable.TEPEI_DATA.default),
  TEPEI_KEY: path.optional(),
  TEPEI_RING: path.optional(),
  TEPEI_SHREDDED: path.optional(),
  TEPEI_KEEPER: path.optional(),
  TEPEI_SUITE: z.enum(['aes', 'sm']).prefault(settingTable.TEPEI_SUITE.default),
  TEPEI_CHECKPOINTS: path.optional(),
  TEPEI_CHECKPOINTS_COPY: path.optional(),
  TEPEI_CHECKPOINT_MINUTES: wholeNumber(1, 60).prefault(settingTable.TEPEI_CHECKPOINT_MINUTES.default),
  TEPEI_COPIES: path.optional(),
  TEPEI_COPIES_PASSPHRASE: path.optional(),
  TEPEI_COPIES_DAYS: wholeNumber(1, 3_650).prefault(settingTable.TEPEI_COPIES_DAYS.default),
  TEPEI_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform(value => new URL(value))
    .refine(url => url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '')
    .transform(url => url.origin)
    .optional(),
  TEPEI_TRUST_PROXY: networks.default([]),
  TEPEI_DEMO: z
    .enum(['0', '1'])
    .transform(value => value === '1')
    .prefault(settingTable.TEPEI_DEMO.default),
  TEPEI_TEXTS_URL: called.optional(),
  TEPEI_TEXTS_KEY: path.optional(),
  TEPEI_SCANNER: z
    .string()
    .refine(value => value.startsWith('/') || namedByPort(value) !== undefined)
    .optional(),
  TEPEI_NETWORKS: networks.default([]),
  TEPEI_PAPER_DAYS: wholeNumber(1, 3_650).prefault(settingTable.TEPEI_PAPER_DAYS.default),
  TEPEI_FONTS: path.optional(),
  TEPEI_BANKS: path.optional(),
  TEPEI_CHARTS: path.optional(),
  TEPEI_SEAL: path.optional(),
  TEPEI_SEAL_PASSPHRASE: path.optional(),
  TEPEI_STAFF_IDLE: wholeNumber(5, 240).prefault(settingTable.TEPEI_STAFF_IDLE.default),
  TEPEI_STAFF_HOURS: wholeNumber(1, 24).prefault(settingTable.TEPEI_STAFF_HOURS.default),
  TEPEI_PASSWORDS: z.enum(['asvs', 'dengbao3']).prefault(settingTable.TEPEI_PASSWORDS.default),
  TEPEI_SECOND_FACTOR: roles.optional(),
  TEPEI_ADMINISTRATORS: z.enum(['one', 'three']).prefault(settingTable.TEPEI_ADMINISTRATORS.default),
  TEPEI_PASSKEY: roles.optional(),
  TEPEI_SSO: path.optional(),
  TEPEI_PROOF: wholeNumber(1, 60).prefault(settingTable.TEPEI_PROOF.default),
  TEPEI_BUSY: wholeNumber(0, 60_000).prefault(settingTable.TEPEI_BUSY.default),
  TEPEI_SPACE: wholeNumber(0, 1_000_000).prefault(settingTable.TEPEI_SPACE.default),
  TEPEI_METRICS_KEY: path.optional(),
  TEPEI_TRACES: called.optional(),
  TEPEI_DRAIN: wholeNumber(0, 300).prefault(settingTable.TEPEI_DRAIN.default),
  TEPEI_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).prefault(settingTable.TEPEI_LOG.default),
} satisfies Readonly<Record<keyof typeof settingTable, z.ZodType>>)

type Found = z.output<typeof Environment>

/** Where it listens and what it keeps where. */
const keeping = (found: Found) => ({
  port: found.PORT,
  host: found.HOST,
  databaseUrl: found.DATABASE_URL,
  databaseOwnerUrl: found.TEPEI_DATABASE_OWNER,
  poolSize: found.TEPEI_POOL,
  dataFolder: found.TEPEI_DATA,
  keyFile: found.TEPEI_KEY ?? join(found.TEPEI_DATA, 'master.key'),
  ringFile: found.TEPEI_RING ?? join(found.TEPEI_DATA, 'ring.keys'),
  shreddedFile: found.TEPEI_SHREDDED ?? join(found.TEPEI_DATA, 'shredded.list'),
  keeper: found.TEPEI_KEEPER,
  suite: found.TEPEI_SUITE,
  checkpointsFile: found.TEPEI_CHECKPOINTS ?? join(found.TEPEI_DATA, 'checkpoints.jsonl'),
  checkpointsCopy: found.TEPEI_CHECKPOINTS_COPY,
  checkpointMinutes: found.TEPEI_CHECKPOINT_MINUTES,
  copiesFolder: found.TEPEI_COPIES,
  copiesPassphraseFile: found.TEPEI_COPIES_PASSPHRASE,
  copiesDays: found.TEPEI_COPIES_DAYS,
})

/** The settings under the names that the code knows them by. */
const named = (found: Found) => ({
  ...keeping(found),
  publicUrl: found.TEPEI_PUBLIC_URL,
  trustedProxies: found.TEPEI_TRUST_PROXY,
  demo: found.TEPEI_DEMO,
  textsUrl: found.TEPEI_TEXTS_URL,
  textsKeyFile: found.TEPEI_TEXTS_KEY,
  scanner: found.TEPEI_SCANNER,
  networks: found.TEPEI_NETWORKS,
  paperDays: found.TEPEI_PAPER_DAYS,
  fontsFile: found.TEPEI_FONTS,
  banksFolder: found.TEPEI_BANKS,
  chartsFolder: found.TEPEI_CHARTS,
  sealFile: found.TEPEI_SEAL,
  sealPassphraseFile: found.TEPEI_SEAL_PASSPHRASE,
  staffIdleMinutes: found.TEPEI_STAFF_IDLE,
  staffHours: found.TEPEI_STAFF_HOURS,
  passwords: found.TEPEI_PASSWORDS,
  secondFactor: found.TEPEI_SECOND_FACTOR,
  administrators: found.TEPEI_ADMINISTRATORS,
  passkey: found.TEPEI_PASSKEY,
  ssoFile: found.TEPEI_SSO,
  proofMinutes: found.TEPEI_PROOF,
  busyMs: found.TEPEI_BUSY,
  spaceMegabytes: found.TEPEI_SPACE,
  metricsKeyFile: found.TEPEI_METRICS_KEY,
  tracesUrl: found.TEPEI_TRACES,
  drainSeconds: found.TEPEI_DRAIN,
  logLevel: found.TEPEI_LOG,
})

export type Settings = Readonly<ReturnType<typeof readSettings>>

/** Reads and freezes the settings. Throws one line that names the variable, what was found and what was wanted. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>) {
  refuseUnknown(environment)
  // A variable that is set to nothing, as in many a compose file, is not set.
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const read = Environment.safeParse(set)
  if (!read.success) throw new Error(complaint(String(read.error.issues[0]?.path[0]), set))
  const contrary = contraryIn(read.data)
  if (contrary !== undefined) throw new Error(contrary)
  return Object.freeze(named(read.data))
}

const hasName = (url: string | undefined) => url !== undefined && isIP(new URL(url).hostname.replace(/^\[|\]$/g, '')) === 0

/** Settings that are right each for itself and not together. */
const contraryIn = (found: Found): string | undefined => {
  if (found.TEPEI_PASSKEY?.length && !hasName(found.TEPEI_PUBLIC_URL))
    return 'TEPEI_PASSKEY needs TEPEI_PUBLIC_URL with a name: a passkey is bound to one, and never to a number.'
  if (found.TEPEI_COPIES === undefined) return undefined
  if (found.DATABASE_URL !== undefined)
    return 'TEPEI_COPIES is for the embedded database; one that DATABASE_URL names is copied by its own tools: docs/handbook/operator.md.'
  return found.TEPEI_COPIES_PASSPHRASE === undefined
    ? 'TEPEI_COPIES needs TEPEI_COPIES_PASSPHRASE: copies leave the house sealed.'
    : undefined
}

function complaint(name: string, set: Readonly<Record<string, string | undefined>>): string {
  const wanted = Object.entries(settingTable).find(([known]) => known === name)?.[1].wants
  // An address may carry a password, which must not reach a log.
  const found = set[name]?.replace(/\/\/.*@/, '//…@')
  return `${name} is ${JSON.stringify(found)}, but must be ${wanted}.`
}

/** A misspelt name would otherwise be a setting that silently does nothing. */
function refuseUnknown(environment: Readonly<Record<string, string | undefined>>): void {
  const unknown = Object.keys(environment).find(name => name.startsWith('TEPEI_') && !(name in settingTable))
  if (unknown !== undefined) throw new Error(`${unknown} is no setting; there are ${Object.keys(settingTable).join(', ')}.`)
}
