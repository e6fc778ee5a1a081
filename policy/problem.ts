/** What can be wrong with a policy, and where: the file and the line that a person opens to put it right. */

export type Place = { readonly file: string; readonly line: number }

/** A mistake of form: the file can't be read as a policy. `path` is the keys from the file's root, joined by dots. */
export type PolicyProblem = Place & { readonly path: string; readonly message: string }

/** Where a path of the law stands. Its first key is the file: `policy.tracks.outside.places`. An unknown path gives the nearest above it. */
export type Locate = (path: readonly PropertyKey[]) => Place

export class PolicyError extends Error {
  readonly problems: readonly PolicyProblem[]
  constructor(problems: readonly PolicyProblem[]) {
    super(problems.map(p => `${p.file}:${p.line} ${p.path} ${p.message}`).join('\n'))
    this.name = 'PolicyError'
    this.problems = problems
  }
}
