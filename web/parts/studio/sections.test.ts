// A finding leads to the section in which its place is edited.
import { expect, test } from 'vitest'
import { folder2022 } from '../../../test/editions.ts'
import { sectionOf } from './sections.ts'

test.each([
  ['places.bodies', 'places'],
  ['hosts.hosts.3.kind', 'hosts'],
  ['silent.0', 'silent'],
  ['papers.reprimand', 'papers'],
  ['examples.12', 'examples'],
  ['policy.year', 'policy'],
  ['policy.tracks.outside.criteria.allOf.6.atMost', 'policy.tracks.outside'],
  ['policy.procedure.windows.apply', 'policy.procedure'],
])('%s is edited in the section %s', (path, section) => {
  expect(sectionOf(folder2022, path)).toBe(section)
})
