/** The sections of the editor, and in which of them a place of the policy is edited. */
import { findAt, isRecord } from '../../../core/edition/change.ts'
import { kindOf, shapeAt, wholeShape } from './shape.ts'

const others = ['places', 'hosts', 'examples', 'silent', 'papers'] as const

/** The members of policy.yaml that hold more than one value; the single ones are a section of their own. */
const isSingle = (folder: unknown, key: string) =>
  ['string', 'integer', 'enum', 'const', 'day'].includes(kindOf(shapeAt(folder, ['policy', key]) ?? {}))

const members = () => Object.keys(wholeShape.properties?.policy?.properties ?? {})
export const singlesOf = (folder: unknown): readonly string[] => members().filter(key => isSingle(folder, key))

export const sectionsOf = (folder: unknown): readonly string[] => {
  const tracks = findAt(folder, 'policy.tracks')
  const parts = members()
    .filter(key => !isSingle(folder, key))
    .flatMap(key => (key === 'tracks' && isRecord(tracks) ? Object.keys(tracks).map(track => `policy.tracks.${track}`) : [`policy.${key}`]))
  return ['policy', ...parts, ...others]
}

/** The section in which a path is edited: the longest that holds it. */
export const sectionOf = (folder: unknown, path: string): string => {
  const fits = sectionsOf(folder).filter(section => path === section || path.startsWith(`${section}.`))
  return fits.reduce((longest, section) => (section.length > longest.length ? section : longest), fits[0] ?? 'policy')
}
