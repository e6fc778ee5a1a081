/** The list for public notice as a value: how many it names, and when each name joined it. Pure; the digest is made by whoever has one. */
import type { Facts, Listed } from '../facts.ts'
import type { Notice } from './dossier.ts'

export type OnList = { readonly id: string; readonly status: string; readonly listed?: number | undefined }

/** An objection that is being looked into takes nobody off the list. */
export const onNotice = ['accepted', 'contested'] as const
export const isOnList = ({ status }: Pick<OnList, 'status'>): boolean => onNotice.some(on => on === status)

/** Names of earlier years, of which it was not counted when they joined, were there from the beginning. */
const joinedAt = ({ listed }: OnList) => listed ?? -1

export const listOf = (applications: readonly OnList[], changes: number, digestOf: (text: string) => string): Listed => {
  const on = applications.filter(isOnList)
  const left = applications.filter(one => !isOnList(one) && one.listed !== undefined && ['declined', 'withdrawn'].includes(one.status))
  const digest = digestOf(
    on
      .map(({ id }) => id)
      .sort()
      .join('\n'),
  )
  return { count: on.length, digest, changes, joined: on.map(joinedAt), left: left.map(joinedAt) }
}

const nothing: Listed = { count: 0, digest: '', changes: 0, joined: [], left: [] }
/** The list as the server laid it before the decision. */
export const listIn = ({ listed }: Pick<Facts<object>, 'listed'>): Listed => listed ?? nothing

/** Who joined and left since the notice before: by count, as whoever left is named no more. */
const since = (before: Notice | undefined, { joined, left }: Listed) => {
  if (before?.upTo === undefined) return {}
  const { upTo, gone = 0 } = before
  return { joined: joined.filter(listed => listed >= upTo).length, left: left.filter(listed => listed < upTo).length - gone }
}

/** What a notice says of its list. */
export const shownBy = (list: Listed, before: Notice | undefined) => ({
  count: list.count,
  list: list.digest,
  upTo: list.changes,
  gone: list.left.length,
  ...since(before, list),
})
