/** The list for public notice of a story in memory, by the same arithmetic as the server's. */
import { hash } from 'node:crypto'
import type { About, Listed } from '../core/facts.ts'
import { listOf } from '../core/round/list.ts'

type State = { readonly status: string; readonly round?: unknown; readonly listed?: unknown }

/** `dossiers` are those of a story, by 'subject/id'. */
export const listIn = (dossiers: ReadonlyMap<string, State>, round: string, changes: number): Listed => {
  const applications = [...dossiers].filter(([key, { round: own }]) => key.startsWith('application/') && own === round)
  const rows = applications.map(([id, { status, listed }]) => ({ id, status, listed: typeof listed === 'number' ? listed : undefined }))
  return listOf(rows, changes, text => hash('sha256', text, 'hex'))
}

const textIn = (holder: unknown, key: string): string => {
  const found: unknown = typeof holder === 'object' && holder !== null ? Reflect.get(holder, key) : undefined
  return typeof found === 'string' ? found : ''
}

/** Whom an objection is about, as it is raised and as it is taken up. */
export const aboutIn = (dossiers: ReadonlyMap<string, State>, input: unknown, objection: object): About | undefined => {
  const found = dossiers.get(`application/${textIn(input, 'about') || textIn(Reflect.get(objection, 'against'), 'application')}`)
  const related = ['round', 'track', 'person', 'body'].map(key => [key, textIn(found, key)])
  return found && { ...Object.fromEntries(related), status: found.status }
}
