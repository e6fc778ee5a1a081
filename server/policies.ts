/** The policies that come with the program: each is checked as `tepei policy check` does, and one that doesn't check, or would change a round under way, is not offered. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { WholeFolder } from '../core/edition/folder.ts'
import { checkPolicy } from '../core/policy-check.ts'
import { readPolicyFiles } from '../policy/load.ts'
import type { Database } from './database.ts'
import { digestOf, digestWithoutPapers } from './laws.ts'

const shipped = join(import.meta.dirname, '../policy')

/** `refused` says of each policy that is not offered what is wrong, by file, line and clause. */
export type Policies = { readonly whole: readonly WholeFolder[]; readonly refused: readonly string[] }

const foldersIn = (directory: string): readonly string[] =>
  readdirSync(directory, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(directory, name)).map(year => join(directory, name, year)))

const readOne = (directory: string): Policies => {
  const { law, examples, silent, problems, locate } = readPolicyFiles(directory)
  if (!law || !examples || !silent || problems.length > 0)
    return { whole: [], refused: problems.map(p => `${p.file}:${p.line} - ${p.path}: ${p.message}`) }
  const found = checkPolicy({ law, examples, silent, locate })
  if (found.length === 0) return { whole: [{ ...law, examples, silent }], refused: [] }
  return {
    whole: [],
    refused: found.map(
      f => `${f.file}:${f.line}${f.column === undefined ? '' : `:${f.column}`} ${f.clause ?? '-'} ${f.rule}: ${f.message}`,
    ),
  }
}

/** Every folder <programme>/<year> of a directory; without one, those that come with the program. */
export const readPolicies = (directory = shipped): Policies => {
  const all = foldersIn(directory).map(readOne)
  return { whole: all.flatMap(p => p.whole), refused: all.flatMap(p => p.refused) }
}

type InUse = { readonly programme: string; readonly year: number; readonly edition: string; readonly digest: string }
const inUseText = `select distinct l.programme, l.year, l.edition, l.digest from dossier d
join law l on (d.subject = 'round' and l.digest = d.state ->> 'law') or (d.subject = 'edition' and d.status = 'published' and l.digest = d.state ->> 'digest')`

/** Without those that say something else than the edition of the same number by which a round is run, or which the studio published: a published edition is never edited. */
export const withoutEdited = async (database: Database, { whole, refused }: Policies): Promise<Policies> => {
  const inUse = await database.transaction('everything', query => query<InUse>(inUseText))
  const editedOf = (folder: WholeFolder) => {
    const { programme, year, edition } = folder.policy
    const same = [digestOf(folder), digestWithoutPapers(folder)]
    return inUse.find(l => l.programme === programme.id && l.year === year && l.edition === edition && !same.includes(l.digest))
  }
  const edited = whole.flatMap(folder => editedOf(folder) ?? [])
  return {
    whole: whole.filter(folder => editedOf(folder) === undefined),
    refused: [
      ...refused,
      ...edited.map(
        l =>
          `policy/${l.programme}/${l.year}/policy.yaml: edition ${l.edition} is published as ${l.digest.slice(0, 12)} and can't be edited; give the change an edition number of its own`,
      ),
    ],
  }
}
