/** The fields that a policy adds to the form: each under a code of its own, with limits that somebody can keep, and no more on a roster than it has room for. */
import type { AddedColumn, AddedField } from '../../policy/shape.ts'
import { addedFields } from '../application/added.ts'
import { type Finding, finder, type PolicyFolder, repeated } from './finding.ts'

/** What stands beside the columns of annex 3 on a sheet of A4. */
const mostOnRoster = 3

type Found = {
  readonly rule: 'codeTwice' | 'outOfRange'
  readonly at: readonly PropertyKey[]
  readonly message: string
  readonly zh: string
}

const twice = (codes: readonly string[], at: readonly PropertyKey[]): readonly Found[] =>
  repeated(codes).map(({ value, at: i }) => ({
    rule: 'codeTwice',
    at: [...at, i],
    message: `${value} stands twice`,
    zh: `代码 ${value} 重复`,
  }))

const upsideDown = (least: number | string | undefined, most: number | string | undefined, at: readonly PropertyKey[]): readonly Found[] =>
  least !== undefined && most !== undefined && least > most
    ? [{ rule: 'outOfRange', at, message: `${least} is above ${most}: nothing lies between`, zh: `${least} 大于 ${most}，没有可填的值` }]
    : []

const inColumn = (field: AddedColumn | AddedField, at: readonly PropertyKey[]): readonly Found[] => {
  if (field.type === 'number') return upsideDown(field.min, field.max, [...at, 'min'])
  if (field.type === 'day') return upsideDown(field.earliest, field.latest, [...at, 'earliest'])
  if (field.type === 'choice') return twice(codesOf(field.choices), [...at, 'choices'])
  if (field.type !== 'rows') return []
  const { minRows, maxRows, columns } = field
  return [
    ...upsideDown(minRows, maxRows, [...at, 'minRows']),
    ...twice(codesOf(columns), [...at, 'columns']),
    ...columns.flatMap((column, i) => inColumn(column, [...at, 'columns', i])),
  ]
}

const codesOf = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code)

export const checkAddedFields = (folder: PolicyFolder): readonly Finding[] => {
  const fields = addedFields(folder.law.policy)
  const at = ['policy', 'procedure', 'addedFields']
  const found = finder(folder)
  const beyond = fields.flatMap((field, i) => (field.shownIn.includes('roster') ? [i] : [])).slice(mostOnRoster)
  const findings: readonly Found[] = [
    ...twice(codesOf(fields), []),
    ...fields.flatMap((field, i) => inColumn(field, [i])),
    ...beyond.map(
      (i): Found => ({
        rule: 'outOfRange',
        at: [i, 'shownIn'],
        message: `a roster has room for ${mostOnRoster} added fields`,
        zh: `汇总表最多容纳 ${mostOnRoster} 个增设的栏目`,
      }),
    ),
  ]
  return findings.map(({ rule, at: below, message, zh }) => found(rule, [...at, ...below], fields[Number(below[0])]?.clause, message, zh))
}
