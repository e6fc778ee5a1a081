/** The catalogue read as a table: what leads from where to where, who may do what, and which clause stands behind each. Pages and tests are made of it. */
import type { Law } from '../policy/shape.ts'
import { citationsOf } from '../policy/shape.ts'
import type { AnyAction, Role } from './action.ts'
import { type Subject, subjects } from './catalogue.ts'
import { isSubjectName, type SubjectName, type Waiting } from './facts.ts'

/** One verb of one subject, as data. `to` is undefined when the status stays. */
export type Verb = {
  readonly subject: SubjectName
  readonly name: string
  readonly action: AnyAction
  readonly from: readonly string[]
  readonly to: string | undefined
  readonly by: readonly string[]
  /** The verbs of other dossiers that bring it about, as 'subject.action'; empty when somebody asks for it. */
  readonly causes: readonly string[]
}

const isCaused = (name: string) => name.includes('.')

/** 'placement.confirm|readBack' names two verbs. */
const namedCauses = (name: string): readonly string[] => {
  const [subject = '', actions = ''] = name.split('.')
  return actions.split('|').map(action => `${subject}.${action}`)
}

const verbOf = (subject: SubjectName, name: string, action: AnyAction): Verb => {
  const by = action.by.map((role: Role<never>) => role.name)
  return {
    subject,
    name,
    action,
    from: action.from,
    to: action.to,
    by: by.filter(role => !isCaused(role)),
    causes: by.filter(isCaused).flatMap(namedCauses),
  }
}

const entriesOf = (): readonly (readonly [SubjectName, Subject])[] =>
  Object.entries(subjects).flatMap(([name, subject]) => (isSubjectName(name) ? [[name, subject] as const] : []))

/** Every verb of the catalogue, in the order of the procedure. */
export const verbs: readonly Verb[] = entriesOf().flatMap(([name, { actions }]) =>
  Object.entries(actions).map(([verb, action]) => verbOf(name, verb, action)),
)

export type Status = { readonly subject: SubjectName; readonly name: string; readonly waitsFor: Waiting; readonly ways: readonly Verb[] }

/** Every status with the verbs that leave it. One that nothing leaves is final. */
export const statuses: readonly Status[] = entriesOf().flatMap(([subject, { waitsFor }]) =>
  Object.entries(waitsFor).map(([name, waits]) => ({
    subject,
    name,
    waitsFor: waits,
    ways: verbs.filter(v => v.subject === subject && v.to !== undefined && v.to !== name && v.from.includes(name)),
  })),
)

export const labelOf = ({ subject, name }: Pick<Verb, 'subject' | 'name'>) => `${subject}.${name}`

/** The same law, telling of every clause that is looked at. */
const watched = (law: Law, hear: (clause: string) => void): Law => {
  const known = new WeakMap<object, object>()
  const watch = <T extends object>(target: T): T => {
    const proxy = new Proxy(target, {
      get: (of, key) => {
        const value: unknown = Reflect.get(of, key)
        if (key === 'clause' && typeof value === 'string') hear(value)
        return typeof value === 'object' && value !== null ? (known.get(value) ?? watch(value)) : value
      },
    })
    known.set(target, proxy)
    return proxy
  }
  return watch(law)
}

/** The clauses that something looks at in a law, whatever becomes of it: a rule that can't be tried on these facts has still read its own. */
export const clausesRead = (law: Law, read: (law: Law) => unknown): readonly string[] => {
  const heard = new Set<string>()
  try {
    read(watched(law, clause => heard.add(clause)))
  } catch {
    // Sample facts need not suit every rule; what it read before it stopped is what was asked.
  }
  return [...heard]
}

/** Each rule of a verb with the clauses that it reads on sample facts. */
export const rulesOf = (verb: Verb, law: Law, samples: readonly unknown[]) =>
  (verb.action.rules ?? []).map(rule => ({
    name: rule.name,
    clauses: [...new Set(samples.flatMap(facts => clausesRead(law, watchedLaw => rule.broken(watchedLaw, facts))))].sort(),
  }))

export type Clause = {
  readonly id: string
  readonly number: string
  readonly heading: { readonly zh: string; readonly en: string }
  readonly actions: readonly string[]
  /** As 'rule (subject.action, …)' pairs. */
  readonly rules: readonly { readonly name: string; readonly actions: readonly string[] }[]
  readonly settings: readonly string[]
}

/** Every clause of the law with what stands on it. */
export const clausesOf = (law: Law, samples: readonly unknown[]): readonly Clause[] => {
  const cites = verbs.map(verb => ({ verb: labelOf(verb), clause: verb.action.cites(law).clause }))
  const rules = verbs.flatMap(verb => rulesOf(verb, law, samples).map(rule => ({ ...rule, verb: labelOf(verb) })))
  const settings = citationsOf(law)
  return law.policy.clauses.map(({ id, number, heading }) => {
    const quoted = rules.filter(r => r.clauses.includes(id))
    return {
      id,
      number,
      heading,
      actions: cites.filter(c => c.clause === id).map(c => c.verb),
      rules: [...new Set(quoted.map(r => r.name))].map(name => ({ name, actions: quoted.filter(r => r.name === name).map(r => r.verb) })),
      settings: settings.filter(s => s.clause === id && s.path !== '').map(s => s.path),
    }
  })
}
