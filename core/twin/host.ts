/** The wish of a row from the names of a host and of what is to be studied there: only what the catalogue of hosts holds exactly once. */
import type { Law } from '../../policy/shape.ts'
import { bare } from './reading.ts'

type Wish = { readonly host: string; readonly programme: string }

/** Undefined where the host, or which of its programmes, can't be told; a person then chooses in the form. */
export const findWish = ({ hosts }: Law, host: string, direction: string, track: string | undefined): Wish | undefined => {
  const [wanted, field] = [bare(host), bare(direction)]
  const named = hosts.hosts.filter(({ name, tracks }) => name.zh === wanted && (track === undefined || tracks.some(one => one === track)))
  const [only] = named
  if (!only || named.length > 1) return undefined
  const fitting = only.programmes.filter(({ name }) => name.zh === field)
  const among = fitting.length > 0 ? fitting : only.programmes
  const [programme] = among
  return programme && among.length === 1 ? { host: only.id, programme: programme.id } : undefined
}

/** The track of a word such as '区外' or '区外培养': the only one whose name has it. */
export const findTrack = ({ policy }: Law, word: string): string | undefined => {
  const wanted = bare(word)
  const found = Object.entries(policy.tracks).filter(([code, { name }]) => wanted !== '' && (code === wanted || name.zh.includes(wanted)))
  return found.length === 1 ? found[0]?.[0] : undefined
}
