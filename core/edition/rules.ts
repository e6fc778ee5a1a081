/** The rules that several actions on an edition share. */
import { isAmong } from '../acting.ts'
import { canonicalAsSent } from '../canonical.ts'
import type { Facts } from '../facts.ts'
import { type Rule, rule, ruleOfInput, ruleOverMany } from '../rule.ts'
import { type Edit, findAt, findDeadPath, findMisfit, turnedRound } from './change.ts'
import type { Done, Edition } from './dossier.ts'
import { type Folder, problemsIn } from './folder.ts'

type F = Facts<Edition>
type Given<In> = F & { readonly input: In }

/** Whoever acts has seen the newest text: two who write at once don't overwrite each other. */
export const seenIsNewest: Rule<Given<{ readonly version: number }>> = ruleOfInput(
  'seenIsNewest',
  ({ policy }, { dossier }) => ({ ...policy.editions, value: dossier.version }),
  (newest, { input }) => input.version === newest,
  ({ input }) => input.version,
)

/** Every path that is to change leads somewhere. */
export const pathsLeadSomewhere = <In>(editsOf: (facts: Given<In>) => readonly Edit[]): Rule<Given<In>> =>
  ruleOfInput(
    'pathsLeadSomewhere',
    ({ policy }, facts: Given<In>) => ({ ...policy.editions, value: findDeadPath(facts.dossier.folder, editsOf(facts)) ?? '' }),
    dead => dead === '',
    facts => findDeadPath(facts.dossier.folder, editsOf(facts)),
  )

/** The check of a policy finds nothing: no mistake of form, of content, and every worked case gives what it says. */
export const checksOut: Rule<F> = ruleOverMany('checksOut', ({ policy }, { dossier }) => {
  const { clause } = policy.editions
  return problemsIn(dossier.folder).map(({ path, message, rule: name }) => ({
    clause,
    holds: false,
    found: { path, message },
    wants: name ?? 'shape',
  }))
})

const nameIn = ({ policy }: Folder) => ({
  programme: findAt(policy, 'programme.id'),
  year: findAt(policy, 'year'),
  edition: findAt(policy, 'edition'),
})

/** The text is of the programme, year and edition that it was begun for: under that name others found it, and nobody makes another law of it. */
export const keepsItsName: Rule<F> = rule(
  'keepsItsName',
  ({ policy }, { dossier: { programme, year, edition } }) => ({ ...policy.editions, value: { programme, year, edition } }),
  (name, { dossier }) => canonicalAsSent(nameIn(dossier.folder)) === canonicalAsSent(name),
  ({ dossier }) => nameIn(dossier.folder),
)

/** Nobody approves a text that they had a hand in. */
export const approvedByAnother: Rule<F> = rule(
  'editionByAnother',
  ({ policy }) => policy.editions,
  ({ approvedByAnother: another }, { actor, dossier }) => !another || !isAmong(actor, dossier.workedOn),
  ({ dossier }) => ({ workedOn: dossier.workedOn }),
)

/** The newest change of the actor's own that has not been taken back, and the one taken back last. */
export const findLastDone = ({ actor, dossier }: F): Done | undefined =>
  [...dossier.done].reverse().find(d => d.by === actor.id && !d.undone)
export const findLastUndone = ({ actor, dossier }: F): Done | undefined => dossier.done.find(d => d.by === actor.id && d.undone)

/** There is something of one's own to take back, or to do again, and nobody has changed the same place since. */
const somethingToDo = (name: string, find: (facts: F) => Done | undefined, changes: (done: Done) => Done['changes']): Rule<F> =>
  rule(
    name,
    ({ policy }) => policy.editions,
    (_law, facts) => {
      const done = find(facts)
      return done !== undefined && findMisfit(facts.dossier.folder, changes(done)) === undefined
    },
    facts => {
      const done = find(facts)
      return done && { version: done.version, path: findMisfit(facts.dossier.folder, changes(done)) }
    },
  )
export const somethingToUndo = somethingToDo('somethingToUndo', findLastDone, done => turnedRound(done.changes))
export const somethingToRedo = somethingToDo('somethingToRedo', findLastUndone, done => done.changes)
