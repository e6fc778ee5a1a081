/** What can be wrong with the quotas of a placement, found by path before a round is published by them. */
import { expect, test } from 'vitest'
import type { Quota } from '../../policy/shape.ts'
import { Policy } from '../../policy/shape.ts'
import { hohhot, law } from '../../test/given.ts'
import { copyOfPolicy } from '../../test/policy-copy.ts'
import { settingQuotas } from '../../test/quotas.ts'
import { checkPolicy } from '../policy-check.ts'

const like: Quota = { code: 'banners', name: { zh: '示例', en: 'Example' }, track: 'inside', clause: '4.3', most: 3 }
const folderOf = (...quotas: readonly Quota[]) => ({
  law: settingQuotas(law, ...quotas),
  examples: [],
  silent: [],
  locate: (path: readonly PropertyKey[]) => ({ file: path.map(String).join('.'), line: 1 }),
})
const findings = (...quotas: readonly Quota[]) =>
  checkPolicy(folderOf(...quotas)).flatMap(({ file, rule }) =>
    file.startsWith('policy.placement.quotas') ? [`${file.replace('policy.placement.quotas', '')} ${rule}`] : [],
  )

test('a quota of people and programmes that there are is right, and has the shape of one', () => {
  const right: Quota = {
    ...like,
    people: { bodies: [hohhot], fields: ['1'], grassRoots: true },
    programmes: { hosts: ['imu'], programmes: ['imu/imu-180'], disciplines: ['180'], cities: ['呼和浩特'] },
    least: 1,
    reserved: 1,
  }
  expect(findings(right)).toEqual([])
  expect(Policy.safeParse(settingQuotas(law, right).policy).success).toBe(true)
  const { most: _, ...boundless } = like
  expect(Policy.safeParse(settingQuotas(law, boundless).policy).error?.issues[0]?.message).toMatch(/^one of least, most/)
})

test.each<[string, Partial<Quota>, string]>([
  ['a track that there is not', { track: 'beside' }, '.0.track unknownTrack'],
  ['a track that the ministry places', { track: 'outside' }, '.0.track unknownTrack'],
  ['a body', { people: { bodies: [hohhot, '999999'] } }, '.0.people.bodies.1 unknownName'],
  ['a field', { people: { fields: ['9'] } }, '.0.people.fields.0 unknownName'],
  ['a share', { people: { kinds: ['none'] } }, '.0.people.kinds.0 unknownName'],
  ['a host of another track', { programmes: { hosts: ['pku'] } }, '.0.programmes.hosts.0 unknownName'],
  ['a programme', { programmes: { programmes: ['imu/none'] } }, '.0.programmes.programmes.0 unknownName'],
  ['a discipline', { programmes: { disciplines: ['999'] } }, '.0.programmes.disciplines.0 unknownName'],
  ['a city', { programmes: { cities: ['北京'] } }, '.0.programmes.cities.0 unknownName'],
])('a name that there is not is told at its place: %s', (_what, more, found) => {
  expect(findings({ ...like, ...more })).toEqual([found])
})

test.each<[string, Partial<Quota>, string]>([
  ['no programme has both', { programmes: { hosts: ['imu'], disciplines: ['210'] } }, '.0.programmes outOfRange'],
  ['more at least than at most', { least: 4 }, '.0.least outOfRange'],
  ['more at least than the share of the track allows', { least: 3, mostBasisPoints: 500 }, '.0.least outOfRange'],
  ['more than there are seats', { most: undefined, least: 5, programmes: { programmes: ['imu/imu-180'] } }, '.0.least outOfRange'],
  ['more than there are places', { most: undefined, least: 41 }, '.0.least outOfRange'],
  ['more seats kept than there are', { reserved: 5, most: 9, programmes: { programmes: ['imu/imu-180'] } }, '.0.reserved outOfRange'],
  ['more seats kept than people may come', { reserved: 4 }, '.0.reserved outOfRange'],
])('what nobody can keep is told: %s', (_what, more, found) => {
  expect(findings({ ...like, ...more })).toEqual([found])
})

test('two that contradict each other are told: whoever the one counts, the other counts too', () => {
  const some: Quota = { ...like, code: 'some', most: undefined, least: 4, people: { bodies: [hohhot] }, programmes: { hosts: ['imu'] } }
  expect(findings(like, some)).toEqual(['.1.least outOfRange'])
  expect(findings({ ...like, people: { bodies: ['150200'] } }, some)).toEqual([])
  expect(findings({ ...like, most: 4 }, some)).toEqual([])
  expect(findings(like, like)).toEqual(['.1 codeTwice'])
})

test('the command names file and line', async () => {
  const copy = copyOfPolicy()
  const quota = "  quotas:\n    - { code: a, name: { zh: 示例, en: Example }, track: inside, least: 3, most: 2, clause: '4.3' }\n"
  const { found, lineOf } = await copy.sabotage('policy.yaml', '\ndocuments:\n', `${quota}\ndocuments:\n`)
  copy.remove()
  expect(found).toEqual([`policy.yaml:${lineOf('least: 3')} 4.3 outOfRange: 3 at least and 2 at most`])
})
