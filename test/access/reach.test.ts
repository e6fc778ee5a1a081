// Who reaches every row: a list with a reason for each. Whatever is not on it sees what the asker sees, by the database's own policies.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const server = fileURLToPath(new URL('../../server', import.meta.url))

const background = 'the house’s own work, in nobody’s name'
const entering = 'somebody who is not signed in yet, by a code or a token that they hold'
const published = 'what is published, in named columns'
const looked = 'after a look under the asker’s own reach'
const seated = 'asks for the seat itself, and answers with counts or named columns of one round'

/** Every file that widens its reach to all rows, and why it may. */
const wideReach: Readonly<Record<string, string>> = {
  'database.ts': 'what the word means',
  'answers.ts': 'runs a question under the reach that it names',
  'questions/asking.ts': 'names the two reaches of questions',
  'everywhere.ts': 'the one way to look further from within a transaction',
  'perform.ts': 'a decision reads what its rules count; who may decide is the catalogue’s to say',
  'sealing/open.ts': 'whether anything is sealed yet',
  'sealing/index-key.ts': background,
  'sealing/rotate.ts': background,
  'erasing/catch-up.ts': background,
  'erasing/plan.ts': background,
  'erasing/erase.ts': 'what two people decided at the console',
  'policies.ts': 'which laws are in use, at the start',
  'audit.ts': background,
  'people-seen.ts': 'writes down for the auditor of which round a look was that went beyond the limit',
  'attempts.ts': 'writes down who tried to decide on their own case, once they were refused',
  'rebuild.ts': background,
  'remake.ts': background,
  'log-term.ts': 'counts the lines of the record, by kind and year',
  'ledger.ts': 'works every balance out anew',
  'archive/export.ts': background,
  'checkpoints/file.ts': background,
  'checkpoints/make.ts': background,
  'checkpoints/resume.ts': background,
  'checkpoints/verify.ts': background,
  'clock.ts': background,
  'duties.ts': background,
  'escalation.ts': background,
  'post.ts': background,
  'sending.ts': background,
  'spelling.ts': background,
  'drafts.ts': background,
  'vitals/backlog.ts': 'counts what waits to be done',
  'vitals/steady.ts': 'reads when the newest entry was written, and nothing of it',
  'paper-jobs.ts': background,
  'paper-making.ts': background,
  'runs/worker.ts': background,
  'runs/proof.ts': looked,
  'uploads.ts': 'of one’s own half-sent files, by the account',
  'signing.ts': 'the keys of the house',
  'enter/codes.ts': entering,
  'enter/phone-door.ts': entering,
  'enter/links.ts': entering,
  'enter/links-door.ts': entering,
  'enter/invitations.ts': 'queues texts to employers that the office named',
  'public/index.ts': published,
  'public/certificate.ts': published,
  'public/objection-door.ts': published,
  'questions/notice.ts': published,
  'questions/certificate.ts': published,
  'questions/objection.ts': looked,
  'questions/circular.ts': looked,
  'documents.ts': looked,
  'official/preview.ts': looked,
  'questions/arrival.ts': looked,
  'questions/look.ts': looked,
  'questions/verdicts.ts': 'marks a row that the asker reaches by what the register says',
  'questions/finding.ts': 'finds ids by a name, to narrow a list that the asker reaches',
  'questions/arrivalCode.ts': seated,
  'questions/absences.ts': seated,
  'questions/emptySeats.ts': seated,
  'questions/entryProof.ts':
    'the place of an entry that the asker reads, among leaves that say nothing but names and hashes; and whether it comes out the same, by the names of its parts',
  'questions/handOver.ts': seated,
  'questions/partyMembers.ts': seated,
  'questions/reprimands.ts': seated,
  'backup/settle.ts': 'whether any row at all is ahead of its cluster, before the house opens',
  'office/doors.ts': 'an administrator’s own deeds on seats',
  'vitals/traces.ts': 'passes on what others ask for, with a count',
  'parcels/door.ts': 'what was answered before under the same key',
}

type Source = { readonly path: string; readonly text: string }
const sources = (): readonly Source[] =>
  readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map(path => ({ path, text: readFileSync(join(server, path), 'utf8') }))

const wide = /'everything'|\beverywhere\(|\bsnapshot\(|tepei\.everything/

/** Files that reach everything and are not listed, and listed ones that no longer do. */
const unlisted = (all: readonly Source[]): readonly string[] => [
  ...all.filter(({ path, text }) => wide.test(text) && !(path in wideReach)).map(({ path }) => path),
  ...Object.keys(wideReach).filter(path => !all.some(source => source.path === path && wide.test(source.text))),
]

describe('R27 the reach over everything', () => {
  test('is taken in the files that are listed, each with its reason, and in no other', () => {
    expect(unlisted(sources())).toEqual([])
  })

  test('another file that took it would be named, and so is one that has given it up', () => {
    const taking = { path: 'questions/salaries.ts', text: "export const salaries = answering(questions.salaries, give, 'everything')" }
    expect(unlisted([...sources(), taking])).toEqual(['questions/salaries.ts'])
    expect(unlisted(sources().filter(({ path }) => path !== 'clock.ts'))).toEqual(['clock.ts'])
  })
})
