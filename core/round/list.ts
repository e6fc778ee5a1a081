/** The list for public notice as a value: how many it names, and when each name joined it. Pure; the digest is made by whoever has one. */
import type { Listed } from '../facts.ts'

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
