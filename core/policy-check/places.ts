/** The quota table against the tracks: sums, bodies, and that no body has places on a track that is closed to its level. */
import type { Places } from '../../policy/shape.ts'
import { countedTracks, givenOn, isPooled, setAsideIn, totalOn } from '../round/places.ts'
import { findRegionalBody, regionalBodies } from '../standards/divisions.ts'
import { type Finding, finder, type PolicyFolder, repeated } from './finding.ts'

type Row = Places['bodies'][number]

/** A body of level `region` is a department or a directly affiliated unit, and has a name of ours; a league's body is a division. */
const isBody = ({ body, level }: Row): boolean =>
  level === 'region' ? /^(dept|unit)-[a-z0-9-]+$/.test(body) : findRegionalBody(body) !== undefined

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

const checkSums = (folder: PolicyFolder): readonly Finding[] => {
  const { law } = folder
  return countedTracks(law).flatMap(counted => {
    const [given, total] = [givenOn(law, counted), totalOn(law, counted)]
    if (given === total) return []
    const { clause } = law.policy.tracks[counted]?.places ?? law.policy.procedure.quotaBy
    const held = setAsideIn(law).length > 0 ? ', the reserved ones among them,' : ''
    const message = `the places of ${isPooled(law) ? 'all tracks' : `track ${counted}`}${held} sum to ${given}, the policy says ${total}`
    const whose = law.policy.tracks[counted]?.name.zh ?? '各类别'
    const zh = `${isPooled(law) ? '全部类别' : whose}的名额${held === '' ? '' : '（含预留）'}合计 ${given}，应为 ${total}`
    return [finder(folder)('placesDontSum', ['places', 'bodies'], clause, message, zh)]
  })
}

const checkBody = (folder: PolicyFolder, row: Row, i: number): readonly Finding[] => {
  const found = finder(folder)
  const at = ['places', 'bodies', i]
  const { clause } = folder.law.places
  const findings = [
    ...(isBody(row) ? [] : [found('unknownBody', at, clause, `${row.body} is no nominating body of level ${row.level}`)]),
    ...(sum(Object.values(row.places)) > 0 ? [] : [found('bodyWithoutPlaces', at, clause, `${row.body} has no place on any track`)]),
  ]
  const counted = countedTracks(folder.law)
  const unknown = Object.keys(row.places).filter(track => !counted.includes(track))
  const perTrack = counted.flatMap(name => {
    const places = row.places[name]
    const levels = folder.law.policy.tracks[name]?.employerLevels
    if (places === undefined) return [found('trackWithoutValue', at, clause, `${row.body} gives no number for track ${name}, not even 0`)]
    if (places === 0 || !levels || levels.value.includes(row.level)) return []
    const message = `${row.body} has ${places} places on track ${name}, which is closed to level ${row.level}`
    return [found('trackClosedToBody', [...at, 'places', name], levels.clause, message)]
  })
  return [
    ...findings,
    ...unknown.map(t => found('unknownTrack', [...at, 'places', t], clause, `the policy has no track ${t}`)),
    ...perTrack,
  ]
}

/** A reserved place lies on a track of the policy, under a name of its own. */
const checkSetAside = (folder: PolicyFolder): readonly Finding[] => {
  const found = finder(folder)
  const { policy } = folder.law
  const held = setAsideIn(folder.law)
  const at = (i: number, ...more: readonly string[]) => ['policy', 'procedure', 'reserved', 'value', i, ...more]
  const clause = policy.procedure.reserved?.clause
  return [
    ...repeated(held.map(r => r.code)).map(({ value, at: i }) => found('bodyTwice', at(i), clause, `${value} is reserved twice`)),
    ...held.flatMap(({ code, track }, i) => [
      ...(track in policy.tracks ? [] : [found('unknownTrack', at(i, 'track'), clause, `the policy has no track ${track}`)]),
      ...(code === 'pool' ? [found('bodyTwice', at(i, 'code'), clause, "pool is the name of the department's own places")] : []),
    ]),
  ]
}

/**
 * Where a place on the map says who nominates, nobody may live in a place without a body: as soon as one of the fourteen stands in the table, all do.
 * Where affiliation says it, or only bodies of the region nominate, the table is complete as it is.
 */
const checkMap = ({ law, ...folder }: PolicyFolder): readonly Finding[] => {
  const { bodies, clause } = law.places
  if (law.policy.procedure.belongsBy.value === 'affiliation' || !bodies.some(b => b.level === 'league')) return []
  return regionalBodies
    .filter(({ body }) => !bodies.some(row => row.body === body))
    .map(({ body, name }) =>
      finder({ law, ...folder })('bodyWithoutPlaces', ['places', 'bodies'], clause, `${body} ${name.en} is not in the quota table`),
    )
}

export const checkPlaces = (folder: PolicyFolder): readonly Finding[] => {
  const { bodies, clause } = folder.law.places
  const twice = repeated(bodies.map(b => b.body)).map(({ value, at }) =>
    finder(folder)('bodyTwice', ['places', 'bodies', at], clause, `${value} stands twice in the quota table`),
  )
  return [
    ...checkSums(folder),
    ...twice,
    ...checkMap(folder),
    ...checkSetAside(folder),
    ...bodies.flatMap((row, i) => checkBody(folder, row, i)),
  ]
}
