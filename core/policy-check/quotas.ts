/** The quotas of the placement: each names only what there is, counts somebody somewhere, and can be kept; no two of them contradict each other. */
import type { Law, Quota } from '../../policy/shape.ts'
import { isAt, mostOf, quotasOn, whereIn } from '../placement/quotas.ts'
import { type Finding, type FindingRule, finder, type PolicyFolder, repeated } from './finding.ts'

type Found = {
  readonly rule: Extract<FindingRule, 'codeTwice' | 'unknownTrack' | 'unknownName' | 'outOfRange'>
  readonly at: readonly PropertyKey[]
  readonly message: string
  readonly zh: string
}

type Part = Readonly<Record<string, readonly string[] | boolean | undefined>>

/** What the names of each list are taken from. */
const namesIn = (law: Law, track: string): Readonly<Record<string, ReadonlySet<string>>> => {
  const where = whereIn(law, track)
  return {
    bodies: new Set(law.places.bodies.map(({ body }) => body)),
    fields: new Set(law.policy.fields.value.map(({ code }) => code)),
    kinds: new Set((law.policy.procedure.shares ?? []).map(({ code }) => code)),
    hosts: new Set(where.map(({ host }) => host)),
    programmes: new Set(where.map(({ host, programme }) => `${host}/${programme}`)),
    disciplines: new Set(where.map(({ discipline }) => discipline)),
    cities: new Set(where.map(({ city }) => city)),
  }
}

const unknownIn = (law: Law, { track, people = {}, programmes = {} }: Quota): readonly Found[] => {
  const known = namesIn(law, track)
  const inPart = (key: string, part: Part) =>
    Object.entries(part).flatMap(([list, names]) =>
      (Array.isArray(names) ? names : []).flatMap((name, i): readonly Found[] =>
        known[list]?.has(name)
          ? []
          : [
              {
                rule: 'unknownName',
                at: [key, list, i],
                message: `${name} is not among the ${list} of track ${track}`,
                zh: `本类别没有 ${name}`,
              },
            ],
      ),
    )
  return [...inPart('people', people), ...inPart('programmes', programmes)]
}

const seatsOf = (law: Law, quota: Quota): number => {
  const there = new Set(
    whereIn(law, quota.track)
      .filter(where => isAt(quota, where))
      .map(({ host, programme }) => `${host}/${programme}`),
  )
  const all = law.hosts.hosts.flatMap(({ id, programmes }) => programmes.map(p => ({ key: `${id}/${p.id}`, seats: p.capacity })))
  return all.reduce((sum, { key, seats }) => sum + (there.has(key) ? seats : 0), 0)
}

/** Bounds that contradict each other, or what there are seats and places for. */
const boundsOf = (law: Law, quota: Quota): readonly Found[] => {
  const { least = 0, reserved = 0 } = quota
  const [most, seats] = [mostOf(law, quota), seatsOf(law, quota)]
  const places = law.policy.tracks[quota.track]?.places.value ?? 0
  const outOfRange = (at: string, message: string, zh: string): Found => ({ rule: 'outOfRange', at: [at], message, zh })
  return [
    ...(seats === 0 ? [outOfRange('programmes', 'no programme of the track is counted', '没有符合条件的培养单位和专业')] : []),
    ...(most !== undefined && least > most
      ? [outOfRange('least', `${least} at least and ${most} at most`, `至少 ${least} 人，却至多 ${most} 人`)]
      : []),
    ...(least > seats ? [outOfRange('least', `${least} at least on ${seats} seats`, `至少 ${least} 人，却只有 ${seats} 个接收名额`)] : []),
    ...(least > places
      ? [outOfRange('least', `${least} at least of ${places} places`, `至少 ${least} 人，却只有 ${places} 个录取名额`)]
      : []),
    ...(reserved > seats
      ? [outOfRange('reserved', `${reserved} of ${seats} seats are kept`, `预留 ${reserved} 个，却只有 ${seats} 个接收名额`)]
      : []),
    ...(most !== undefined && reserved > most
      ? [outOfRange('reserved', `${reserved} are kept for ${most} people at most`, `预留 ${reserved} 个，却至多 ${most} 人`)]
      : []),
  ]
}

const isPartOf = (inner: Part = {}, outer: Part = {}): boolean =>
  Object.entries(outer).every(([key, names]) => {
    const own = inner[key]
    if (names === undefined) return true
    if (!Array.isArray(names)) return own === names
    return Array.isArray(own) && own.every(name => names.includes(name))
  })

/** Whoever one counts the other counts too, so that the least of the one can't be above the most of the other. */
const againstOthers = (law: Law, quota: Quota): readonly Found[] =>
  quotasOn(law, quota.track).flatMap((other): readonly Found[] => {
    const most = mostOf(law, other)
    const isInside = isPartOf(quota.people, other.people) && isPartOf(quota.programmes, other.programmes)
    if (other === quota || most === undefined || (quota.least ?? 0) <= most || !isInside) return []
    const message = `${quota.least} at least are among the ${most} at most of ${other.code}`
    return [{ rule: 'outOfRange', at: ['least'], message, zh: `至少 ${quota.least} 人，却都在「${other.name.zh}」至多 ${most} 人之内` }]
  })

const inQuota = (law: Law, quota: Quota): readonly Found[] => {
  const track = law.policy.tracks[quota.track]
  if (track?.placedBy.value !== 'department') {
    const [message, zh] = track
      ? [`the ministry places the people of track ${quota.track}`, `${track.name.zh}由部里落实培养单位`]
      : [`the policy has no track ${quota.track}`, `没有 ${quota.track} 这个类别`]
    return [{ rule: 'unknownTrack', at: ['track'], message, zh }]
  }
  const unknown = unknownIn(law, quota)
  return unknown.length > 0 ? unknown : [...boundsOf(law, quota), ...againstOthers(law, quota)]
}

export const checkQuotas = (folder: PolicyFolder): readonly Finding[] => {
  const { law } = folder
  const quotas = law.policy.placement.quotas ?? []
  const found = finder(folder)
  const at = ['policy', 'placement', 'quotas']
  const twice = repeated(quotas.map(({ code }) => code)).map(({ value, at: i }) =>
    found('codeTwice', [...at, i], quotas[i]?.clause, `${value} stands twice`, `代码 ${value} 重复`),
  )
  const each = quotas.flatMap((quota, i) =>
    inQuota(law, quota).map(one => found(one.rule, [...at, i, ...one.at], quota.clause, one.message, one.zh)),
  )
  return [...twice, ...each]
}
