/** What the policy says and this version does not run yet: told before anybody publishes a round by it. */
import { notRunYet } from '../round/not-run-yet.ts'
import { type Finding, finder, type PolicyFolder } from './finding.ts'

export const checkNotRunYet = (folder: PolicyFolder): readonly Finding[] =>
  notRunYet(folder.law).map(({ path, clause, because }) =>
    finder(folder)('notRunYet', path, clause, `this version does not run it yet: ${because}`),
  )
