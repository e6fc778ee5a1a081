/** What the scans of a sealed roster show, held against the version that was frozen. */

import type { Facts } from '../facts.ts'
import { findPaperCode, findShortCode, type PaperCode, shortCode } from '../paper-code.ts'
import type { Nomination, Shown } from './dossier.ts'

type F = Pick<Facts<Nomination>, 'id' | 'scanned' | 'dossier'>
type Typed = { readonly versionCode?: string | undefined; readonly unread?: string | undefined }

export const codesOn = ({ scanned = [] }: Pick<F, 'scanned'>): readonly PaperCode[] =>
  scanned.flatMap(({ codes }) => codes.flatMap(text => findPaperCode(text) ?? []))

/** The frozen version, as each of its pages says it. */
export const isOurs =
  ({ id, dossier }: Omit<F, 'scanned'>) =>
  ({ kind, id: of, version, hash }: PaperCode): boolean =>
    kind === 'roster' && of === id && version === dossier.version && hash === dossier.hash?.slice(0, 16)

/** A page's code in the words of a refusal. */
export const said = ({ kind, id, version, page, pages }: PaperCode) => ({ paper: kind, id, version, part: page, of: pages, unit: 'page' })

/** The pages that the frozen version has and no scan shows. Without any code it isn't known how many there are. */
export const missingPages = (facts: F): readonly number[] => {
  const ours = codesOn(facts).filter(isOurs(facts))
  const pages = Math.max(0, ...ours.map(c => c.pages))
  return Array.from({ length: pages }, (_, i) => i + 1).filter(page => !ours.some(c => c.page === page))
}

/** What ties the scan to the version, if anything does. What a code says outweighs what somebody types or declares. */
export const shownBy = (facts: F, { versionCode, unread }: Typed): Shown | undefined => {
  const { hash } = facts.dossier
  if (codesOn(facts).some(isOurs(facts)) && missingPages(facts).length === 0) return 'code'
  if (hash !== undefined && versionCode !== undefined && findShortCode(versionCode) === shortCode(hash)) return 'typed'
  return unread === undefined ? undefined : 'unread'
}
