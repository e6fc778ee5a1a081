/** Parcels in tests: what a story's would hold, and made-up ones to tie answers to. */
import { hash } from 'node:crypto'
import { rowCode } from '../core/parcel/code.ts'
import { numberIn, type Packed } from '../core/parcel/dossier.ts'
import type { Host } from '../core/parcel/seats.ts'
import type { Known, Person } from '../core/parcel/tie.ts'
import type { Placement } from '../core/placement/dossier.ts'
import { department, law, round } from './given.ts'
import type { World } from './world.ts'

type Dossiers = ReadonlyMap<string, { readonly status: string }>
const fieldsOf = (x: unknown): object => (typeof x === 'object' && x !== null ? x : {})
const isPlacement = (x: { readonly status: string }): x is Placement => 'wished' in x

export const codeOf = (parcel: number, id: string): string => rowCode(parcel, hash('sha256', id, 'hex'))

/** Whoever is named and waits on the track; the files stand for themselves. */
export const packedIn = (dossiers: Dossiers, id: string, input: unknown, unread: readonly string[] = []): Packed => {
  const { round: asked, track, people } = { round: '', track: '', people: [], ...fieldsOf(input) }
  const ids: readonly string[] = people
  const waiting = ids.filter(one => {
    const dossier = dossiers.get(`placement/${one}`)
    return dossier && isPlacement(dossier) && dossier.status === 'opened' && dossier.round === asked && dossier.track === track
  })
  const made = [...dossiers.keys()].filter(key => key.startsWith(`parcel/${asked}.${track}.`)).length
  return {
    ...{ next: made + 1, waiting, unread, digest: hash('sha256', id, 'hex'), files: { json: `of ${waiting.join(', ')}`, xlsx: '' } },
    rows: waiting.map(one => ({ id: one, code: codeOf(numberIn(id), one) })),
  }
}

/** Some people go to the ministry in a parcel. */
export const handedOver = (w: World, people: readonly string[], number = 1, on = '2022-06-02', track = 'outside') =>
  w.perform({
    ...{ subject: 'parcel', id: `${round}.${track}.${number}`, action: 'make', by: department, on },
    input: { round, track, people },
  })

export const pku: Host = {
  id: 'pku',
  names: ['北京大学', 'Peking University'],
  programmes: [{ id: 'pku-180', names: ['生物学', 'Biology'] }],
}
export const caas: Host = { id: 'caas', names: ['中国农业科学院'], programmes: [] }

export const personOfParcel = (n: number, name: string, more: Partial<Person> = {}): Person => ({
  ...{ id: `a${n}`, code: codeOf(1, `a${n}`), values: { name, employer: `示例单位${n}`, field: '生物学' } },
  ...{ status: 'handedOver', batch: 1, seat: undefined, wished: [{ host: 'pku', programme: 'pku-180' }], willing: true },
  ...more,
})
export const knownOf = (people: readonly Person[], hosts: readonly Host[] = [pku, caas]): Known => ({ law, number: 1, people, hosts })
