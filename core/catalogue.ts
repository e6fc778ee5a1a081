/** The catalogue: every subject with its statuses and actions. Routes, OpenAPI, buttons, rights and drawings come from it. */
import type { AnyAction, Entry } from './action.ts'
import { application } from './application/index.ts'
import { certificate } from './certificate/index.ts'
import { discipline } from './discipline/index.ts'
import { nomination } from './nomination/index.ts'
import { payment } from './payment/index.ts'
import { placement } from './placement/index.ts'
import { round } from './round/index.ts'
import { training } from './training/index.ts'

export const subjects = { round, application, nomination, placement, training, discipline, certificate, payment }
export type Subjects = typeof subjects
export type SubjectName = keyof Subjects

/** What every subject looks like to code that doesn't care which it is. */
export type Subject = {
  readonly blank: { readonly status: string }
  readonly waitsFor: Readonly<Record<string, string | undefined>>
  readonly actions: Readonly<Record<string, AnyAction>>
}

export const findSubject = (name: string): Subject | undefined => Object.entries(subjects).find(([key]) => key === name)?.[1]

export const getSubject = (name: string): Subject => {
  const subject = findSubject(name)
  if (!subject) throw new Error(`no subject named ${name}`)
  return subject
}

/** A dossier is what its entries say it is, and nothing else: reads no policy, clock or database. */
export const fold = <D extends { readonly status: string }>(subject: Subject, dossier: D, entry: Entry): D => {
  const action = subject.actions[entry.action]
  if (!action) throw new Error(`no action named ${entry.action}: an action once used may never leave the catalogue`)
  return { ...dossier, due: entry.due ?? (action.to ? undefined : Reflect.get(dossier, 'due')), ...action.apply?.(dossier, entry), status: action.to ?? dossier.status }
}
