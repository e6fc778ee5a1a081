/** The grades of a host's people as they are typed: what differs from the record stays on this device, by id and without a name, until it is recorded. */
import { useEffect, useMemo, useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { partsOf, type Result, resultOf } from '../../../core/training/assessment/assessment.ts'
import type { Candidate } from '../../../core/training/assessment/assessment-questions.ts'
import {
  type Cells,
  type Column,
  cellsOf,
  columnsOf,
  standingOf,
  type Typed,
  typedOf,
} from '../../../core/training/assessment/assessment-sheet.ts'
import type { InParts } from '../../../policy/assessment.ts'
import type { Law } from '../../../policy/shape.ts'
import { forget, keep, recall } from '../../device/store.ts'
import { isFields } from '../../json.ts'

export type Here = Answered<'assessment'>
type Edits = Readonly<Record<string, Cells>>

const editsIn = (kept: unknown): Edits => {
  if (!isFields(kept)) return {}
  const textsOf = (cells: unknown): Cells =>
    isFields(cells)
      ? Object.fromEntries(Object.entries(cells).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])))
      : {}
  return Object.fromEntries(Object.entries(kept).map(([id, cells]) => [id, textsOf(cells)]))
}

/** Kept where a power cut does not reach, and forgotten once nothing is left to record. */
const useKept = (key: string) => {
  const [edits, setEdits] = useState<Edits>({})
  useEffect(() => {
    recall(key)
      .then(kept => setEdits(now => ({ ...editsIn(kept), ...now })))
      .catch(() => undefined)
  }, [key])
  const put = (next: Edits) => {
    setEdits(next)
    void (Object.keys(next).length === 0 ? forget(key) : keep(key, next))
  }
  return { edits, put }
}

export type Line = {
  readonly person: Candidate
  readonly cells: Cells
  readonly typed: Typed
  readonly result?: Result | undefined
}

const lineOf = (person: Candidate, columns: readonly Column[], parts: InParts, edited: Cells = {}): Line => {
  const cells = { ...cellsOf(person, columns, parts), ...edited }
  const typed = typedOf(person, columns, parts, cells)
  const others = standingOf(person, parts).filter(mark => !typed.marks.some(({ part }) => part === mark.part))
  return { person, cells, typed, result: resultOf(parts, [...others, ...typed.marks]) }
}

export const useGrades = (here: Here, law: Law, key: string) => {
  const parts = partsOf(law)
  const { edits, put } = useKept(key)
  const columns = useMemo(() => (parts ? columnsOf(parts, here.people) : []), [parts, here.people])
  const lines = parts ? here.people.map(person => lineOf(person, columns, parts, edits[person.id])) : []
  const type = (id: string, cell: string, text: string) => put({ ...edits, [id]: { ...edits[id], [cell]: text } })
  const fill = (rows: readonly { readonly id: string; readonly cells: Cells }[]) =>
    put({ ...edits, ...Object.fromEntries(rows.map(({ id, cells }) => [id, { ...edits[id], ...cells }])) })
  const drop = (ids?: ReadonlySet<string>) => put(ids ? Object.fromEntries(Object.entries(edits).filter(([id]) => !ids.has(id))) : {})
  const changed = lines.filter(({ typed }) => typed.marks.length > 0)
  return { parts, columns, lines, changed, touched: Object.keys(edits).length > 0, type, fill, drop }
}
export type Grades = ReturnType<typeof useGrades>
