/** The catalogue of hosts against the tracks: kinds, disciplines, seats enough for the places, somebody who signs. */
import type { Hosts } from '../../policy/shape.ts'
import { findDiscipline } from '../standards/disciplines.ts'
import { type Finding, finder, type PolicyFolder, repeated } from './finding.ts'

type Host = Hosts['hosts'][number]

const seatsOf = ({ programmes }: Host) => programmes.reduce((sum, p) => sum + p.capacity, 0)

const checkSeats = (folder: PolicyFolder): readonly Finding[] => {
  const { policy, hosts } = folder.law
  return Object.entries(policy.tracks).flatMap(([name, track]) => {
    const seats = hosts.hosts.filter(h => h.tracks.includes(name)).reduce((sum, h) => sum + seatsOf(h), 0)
    if (seats >= track.places.value) return []
    const message = `the hosts of track ${name} have ${seats} seats for ${track.places.value} places`
    const zh = `${track.name.zh}的培养单位共可接收 ${seats} 人，少于名额 ${track.places.value}`
    return [finder(folder)('tooFewSeats', ['hosts', 'hosts'], hosts.clause, message, zh)]
  })
}

const checkHost = (folder: PolicyFolder, host: Host, i: number): readonly Finding[] => {
  const found = finder(folder)
  const at = ['hosts', 'hosts', i]
  const perTrack = host.tracks.flatMap((name, t) => {
    const track = folder.law.policy.tracks[name]
    if (!track) return [found('unknownTrack', [...at, 'tracks', t], folder.law.hosts.clause, `the policy has no track ${name}`)]
    if (track.hostKinds.value.includes(host.kind)) return []
    const message = `${host.id} is a ${host.kind}, which track ${name} does not admit as a host`
    return [found('hostOfWrongKind', [...at, 'kind'], track.hostKinds.clause, message)]
  })
  const disciplines = host.programmes.flatMap((p, n) =>
    findDiscipline(p.discipline)
      ? []
      : [found('unknownDiscipline', [...at, 'programmes', n], folder.law.hosts.clause, `GB/T 13745 has no discipline ${p.discipline}`)],
  )
  return [...perTrack, ...disciplines]
}

const checkIssuers = (folder: PolicyFolder): readonly Finding[] => {
  const { tracks, training } = folder.law.policy
  const found = finder(folder)
  const { issuers } = training.certificate
  const unsigned = Object.keys(tracks)
    .filter(track => issuers.value[track] === undefined)
    .map(track =>
      found(
        'trackWithoutValue',
        ['policy', 'training', 'certificate', 'issuers'],
        issuers.clause,
        `nobody issues certificates of track ${track}`,
      ),
    )
  return unsigned
}

export const checkHosts = (folder: PolicyFolder): readonly Finding[] => {
  const { hosts, clause } = folder.law.hosts
  const found = finder(folder)
  const twice = repeated(hosts.map(h => h.id)).map(({ value, at }) =>
    found('hostTwice', ['hosts', 'hosts', at], clause, `${value} stands twice`),
  )
  const programmesTwice = hosts.flatMap((h, i) =>
    repeated(h.programmes.map(p => p.id)).map(({ value, at }) =>
      found('hostTwice', ['hosts', 'hosts', i, 'programmes', at], clause, `programme ${value} stands twice`),
    ),
  )
  return [...checkSeats(folder), ...twice, ...programmesTwice, ...hosts.flatMap((h, i) => checkHost(folder, h, i)), ...checkIssuers(folder)]
}
