/** What an officer has noted for return, by its place; it outlives a reload of this window and leaves with it. */
import { useState } from 'react'
import { fieldsOf } from '../../json.ts'

export type Marks = Readonly<Record<string, string>>

const read = (key: string): Marks => {
  try {
    const held = fieldsOf(JSON.parse(sessionStorage.getItem(key) ?? '{}'))
    return Object.fromEntries(Object.entries(held).flatMap(([place, reason]) => (typeof reason === 'string' ? [[place, reason]] : [])))
  } catch {
    return {}
  }
}

/** The marks of one version of one form: another version was written by its person since, and is read anew. */
export const useMarks = (id: string, version: number) => {
  const key = `tepei.marks.${id}.${version}`
  const [marks, setMarks] = useState<Marks>(() => read(key))
  const hold = (next: Marks) => {
    setMarks(next)
    if (Object.keys(next).length > 0) sessionStorage.setItem(key, JSON.stringify(next))
    else sessionStorage.removeItem(key)
  }
  return {
    marks,
    put: (place: string, reason: string) => hold({ ...marks, [place]: reason }),
    drop: (place: string) => hold(Object.fromEntries(Object.entries(marks).filter(([at]) => at !== place))),
    clear: () => hold({}),
  }
}
