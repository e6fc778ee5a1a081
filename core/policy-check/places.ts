/** The quota table against the tracks: sums, bodies, and that no body has places on a track that is closed to its level. */
import type { Places } from '../../policy/shape.ts'
import { findRegionalBody, regionalBodies } from '../standards/divisions.ts'
import { type Finding, finder, type PolicyFolder, repeated } from './finding.ts'

type Row = Places['bodies'][number]

/** A body of level `region` is a department or a directly affiliated unit, and has a name of ours; a league's body is a division. */
const isBody = ({ body, level }: Row): boolean =>
  level === 'region' ? /^(dept|unit)-[a-z0-9-]+$/.test(body) : findRegionalBody(body) !== undefined

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

const checkSums = (folder: PolicyFolder): readonly Finding[] => {
  const { policy, places } = folder.law
  return Object.entries(policy.tracks).flatMap(([track, { places: total }]) => {
    const given = sum(places.bodies.map(b => b.places[track] ?? 0))
    if (given === total.value) return []
    const message = `the places of track ${track} sum to ${given}, the policy says ${total.value}`
    return [finder(folder)('placesDontSum', ['places', 'bodies'], total.clause, message)]
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
  const tracks = folder.law.policy.tracks
  const unknown = Object.keys(row.places).filter(track => !(track in tracks))
  const perTrack = Object.entries(tracks).flatMap(([name, track]) => {
    const places = row.places[name]
    if (places === undefined) return [found('trackWithoutValue', at, clause, `${row.body} gives no number for track ${name}, not even 0`)]
    if (places === 0 || track.employerLevels.value.includes(row.level)) return []
    const message = `${row.body} has ${places} places on track ${name}, which is closed to level ${row.level}`
    return [found('trackClosedToBody', [...at, 'places', name], track.employerLevels.clause, message)]
  })
  return [
    ...findings,
    ...unknown.map(t => found('unknownTrack', [...at, 'places', t], clause, `the policy has no track ${t}`)),
    ...perTrack,
  ]
}

export const checkPlaces = (folder: PolicyFolder): readonly Finding[] => {
  const { bodies, clause } = folder.law.places
  const twice = repeated(bodies.map(b => b.body)).map(({ value, at }) =>
    finder(folder)('bodyTwice', ['places', 'bodies', at], clause, `${value} stands twice in the quota table`),
  )
  const missing = regionalBodies
    .filter(({ body }) => !bodies.some(row => row.body === body))
    .map(({ body, name }) =>
      finder(folder)('bodyWithoutPlaces', ['places', 'bodies'], clause, `${body} ${name.en} is not in the quota table`),
    )
  return [...checkSums(folder), ...twice, ...missing, ...bodies.flatMap((row, i) => checkBody(folder, row, i))]
}
