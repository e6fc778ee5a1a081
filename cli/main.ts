/** The one command: `tepei <verb>`. Each verb is a file of its own, loaded when it is called. */
import type { Io } from './io.ts'

type Verb = { readonly about: string; readonly run: (argv: readonly string[], io: Io) => Promise<number> }

const serve = async (): Promise<number> => {
  const { runServer } = await import('../server/main.ts')
  await runServer()
  return 0
}

const verbs: Readonly<Record<string, Verb>> = {
  demo: {
    about: 'tells an invented year and lets people try it; --until CHAPTER',
    run: async (argv, io) => (await import('../demo/main.ts')).demo(argv, io),
  },
  serve: { about: 'runs the server: production, no demo accounts', run: serve },
  eligibility: {
    about: 'judges people by a policy, with every reason',
    run: async (argv, io) => (await import('./eligibility.ts')).eligibility(argv, io),
  },
  policy: {
    about: 'checks a policy, lists what the notice leaves open, prints its schema',
    run: async (argv, io) => (await import('./policy.ts')).policyCommand(argv, io),
  },
  placement: {
    about: 'places people by their wishes from file to file, verifies a result, explains it',
    run: async (argv, io) => (await import('./placement.ts')).placementCommand(argv, io),
  },
  fonts: {
    about: 'check: the typefaces of papers, and the names whose characters they lack',
    run: async (argv, io) => (await import('./fonts.ts')).fontsCommand(argv, io),
  },
  archive: {
    about: 'packs a round or a person for the archive, verifies a package, takes a round in from one',
    run: async (argv, io) => (await import('./archive.ts')).archiveCommand(argv, io),
  },
  sample: {
    about: 'verify: draws an auditor’s sample again from its file, by separate code',
    run: async (argv, io) => (await import('./sample.ts')).sampleCommand(argv, io),
  },
  verify: {
    about: 'checks the signature of a certificate without a network, by the published key',
    run: async (argv, io) => (await import('./verify.ts')).verifyCommand(argv, io),
  },
  release: {
    about: 'states what a release is made of, file by file, and signs it',
    run: async (argv, io) => (await import('./release/write.ts')).releaseCommand(argv, io),
  },
  'verify-release': {
    about: 'checks every file of a release against what was signed, without a network',
    run: async (argv, io) => (await import('./release/verify.ts')).verifyRelease(argv, io),
  },
  keys: {
    about: 'the keys that certificates are signed by; new begins another; rotate gives personal data another key',
    run: async (argv, io) => (await import('./keys.ts')).keysCommand(argv, io),
  },
  erase: {
    about: 'shows what has been kept as long as the law says, and erases it when two people say so',
    run: async (argv, io) => (await import('./erase.ts')).eraseCommand(argv, io),
  },
  refused: {
    about: 'what strangers sent and was refused: a list, and one of them opened for whoever looks into an attack',
    run: async (argv, io) => (await import('./refused.ts')).refusedCommand(argv, io),
  },
  docs: {
    about: 'makes docs/generated anew; --check only says what is stale',
    run: async (argv, io) => (await import('./docs.ts')).docs(argv, io),
  },
  'log-term': {
    about: '--dry-run: what of the record would leave by a term, by kind and year; it deletes nothing',
    run: async (argv, io) => (await import('./log-term.ts')).logTermCommand(argv, io),
  },
  remake: {
    about: 'makes every decision again from what was kept of it, and says which come out otherwise',
    run: async (argv, io) => (await import('./remake.ts')).remakeCommand(argv, io),
  },
  rebuild: {
    about: 'folds every dossier anew from the journal and compares; --write repairs',
    run: async (argv, io) => (await import('./rebuild.ts')).rebuildCommand(argv, io),
  },
  audit: {
    about: 'verifies the record against signed checkpoints, exports it, proves an entry',
    run: async (argv, io) => (await import('./audit.ts')).auditCommand(argv, io),
  },
  backup: {
    about: 'the whole house in one sealed file, while it works',
    run: async (argv, io) => (await import('./backup.ts')).backupCommand(argv, io),
  },
  restore: {
    about: 'puts a backup back into a folder of its own',
    run: async (argv, io) => (await import('./backup.ts')).restoreCommand(argv, io),
  },
}

const usage = ['Usage: tepei VERB …', ...Object.entries(verbs).map(([name, { about }]) => `  ${name.padEnd(12)} ${about}`), ''].join('\n')

const run = async ([name = '', ...argv]: readonly string[], io: Io): Promise<number> => {
  const verb = new Map(Object.entries(verbs)).get(name)
  if (verb) return verb.run(argv, io)
  const asked = ['', 'help', '--help', '-h'].includes(name)
  const say = asked ? io.out : io.err
  say(usage)
  return asked ? 0 : 2
}

const io: Io = { out: text => void process.stdout.write(text), err: text => void process.stderr.write(text), input: process.stdin }

try {
  process.exitCode = await run(process.argv.slice(2), io)
} catch (error) {
  io.err(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}
