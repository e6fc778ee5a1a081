/** A clause of the notice is linked to the setting that it gives, or said to be silent with the reason; a clause that the table lacks comes into it. */
import { z } from 'zod'
import { Text } from '../../policy/shape.ts'
import type { Facts } from '../facts.ts'
import { department } from '../roles.ts'
import { type Edit, findAt, isRecord } from './change.ts'
import { action, changedBy, type Edition, Version, Why, written } from './dossier.ts'
import { pathsLeadSomewhere, seenIsNewest } from './rules.ts'

const Clause = z.strictObject({ id: z.string().regex(/^\d+(\.\d+)*$/), number: z.string().min(1).max(60), heading: Text })
const input = z
  .strictObject({ version: Version, clause: Clause, path: z.string().min(1).max(300).optional(), because: Why.optional() })
  .refine(({ path, because }) => (path === undefined) !== (because === undefined), {
    path: ['path'],
    error: 'a setting or a reason, not both',
  })
type Given = Facts<Edition> & { readonly input: z.output<typeof input> }

const listAt = (folder: unknown, path: string): readonly unknown[] => {
  const found = findAt(folder, path)
  return Array.isArray(found) ? found : []
}
const indexOf = (list: readonly unknown[], key: string, value: string) => list.findIndex(item => isRecord(item) && item[key] === value)

/** Clauses stand in the order of their ids, 3.2 before 3.10. */
const isBefore = (a: string, b: string): boolean => a.localeCompare(b, 'en', { numeric: true }) < 0

const intoTable = ({ dossier: { folder }, input: { clause } }: Given): readonly Edit[] => {
  const table = listAt(folder, 'policy.clauses')
  if (indexOf(table, 'id', clause.id) !== -1) return []
  const behind = table.findIndex(item => isRecord(item) && typeof item.id === 'string' && isBefore(clause.id, item.id))
  return [{ path: `policy.clauses.${behind === -1 ? table.length : behind}`, after: clause, insert: true }]
}

const editsOf = (facts: Given): readonly Edit[] => {
  const { clause, path, because } = facts.input
  const silent = listAt(facts.dossier.folder, 'silent')
  const at = indexOf(silent, 'clause', clause.id)
  const known: readonly Edit[] = at === -1 ? [] : [{ path: `silent.${at}` }]
  if (path !== undefined) return [...intoTable(facts), ...known, { path: `${path}.clause`, after: clause.id }]
  const next = silent.length - known.length
  return [...intoTable(facts), ...known, { path: `silent.${next}`, after: { clause: clause.id, because }, insert: true }]
}

export const link = action({
  by: [department],
  from: ['drafted'],
  cites: ({ policy }) => policy.editions,
  input,
  rules: [seenIsNewest, pathsLeadSomewhere(editsOf)],
  decide: (_law, facts) => written(facts, editsOf(facts), facts.input.because ?? facts.input.clause.number),
  apply: changedBy,
})
