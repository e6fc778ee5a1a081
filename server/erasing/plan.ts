/** The plan of what is due to be erased today, as the house stands, and carrying it out exactly as two people saw it. */
import { hash } from 'node:crypto'
import { canonical } from '../../core/canonical.ts'
import type { Law } from '../../policy/shape.ts'
import type { House } from '../house.ts'
import type { Vault } from '../sealing/vault.ts'
import { dayOf } from '../session.ts'
import { type Due, type Plan, planOf, readRows } from './due.ts'
import { erase } from './erase.ts'

/** Each key that is cut makes the ring larger until the next rotation; so many dossiers at a time keep it within some ten megabytes. */
const mostDossiers = 2_000

/** `more`: how many people are due besides, for the next time. */
export type Drawn = Plan & { readonly today: string; readonly digest: string; readonly more: number }

/** As many people as come to so many dossiers, in their order. */
export const firstOf = (plan: Plan, most = mostDossiers): Plan & { readonly more: number } => {
  let dossiers = 0
  const due = plan.due.filter(one => {
    dossiers += one.dossiers.length
    return dossiers <= most
  })
  const waiting = new Set(plan.due.slice(due.length).map(({ person }) => person))
  return { ...plan, due, people: plan.people.filter(person => !waiting.has(person)), more: waiting.size }
}

const roundsText = "select id, state ->> 'law' as law from dossier where subject = 'round' and state ->> 'law' is not null"

/** What would be erased today; its digest stands for exactly that. */
export const drawPlan = (house: House): Promise<Drawn> =>
  house.database.transaction('everything', async query => {
    const [clock] = await query<{ now: Date }>('select now() as now')
    const today = dayOf(house.at(clock?.now ?? new Date(0)))
    const laws = new Map<string, Law>()
    for (const { id, law } of await query<{ id: string; law: string }>(roundsText)) {
      const read = await house.laws.read(query, law)
      if (read) laws.set(id, read)
    }
    const plan = firstOf(planOf(await readRows(query), laws, today))
    return { ...plan, today, digest: hash('sha256', canonical(plan), 'hex').slice(0, 16) }
  })

/** So many people at a time: the keys of each group are destroyed before the next one's rows go. */
const atOnce = 200

const groupsOf = (due: readonly Due[]): readonly (readonly Due[])[] =>
  Array.from({ length: Math.ceil(due.length / atOnce) }, (_, i) => due.slice(i * atOnce, (i + 1) * atOnce))

export type Carried = { readonly dossiers: number; readonly people: number; readonly files: number }

/** Undefined when the house no longer stands as it did when the plan was shown. Cut off half-way, a new plan shows the rest. */
export const carryOut = async (
  house: House,
  vault: Vault,
  filesFolder: string,
  { digest, by }: { readonly digest: string; readonly by: readonly [string, string] },
): Promise<Carried | undefined> => {
  const plan = await drawPlan(house)
  if (plan.digest !== digest) return undefined
  let files = 0
  for (const group of groupsOf(plan.due))
    files += await erase(vault, filesFolder, {
      dossiers: group.flatMap(({ dossiers }) => dossiers),
      people: [],
      by,
      clause: [...new Set(group.map(({ clause }) => clause))].join(', '),
    })
  const [clause = ''] = plan.due.map(one => one.clause)
  if (plan.people.length > 0) files += await erase(vault, filesFolder, { dossiers: [], people: plan.people, by, clause })
  return { dossiers: plan.due.reduce((n, { dossiers }) => n + dossiers.length, 0), people: plan.people.length, files }
}
