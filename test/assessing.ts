/** A host's people at the end of their year, before open doors: enrolled for a year that is over, under a policy whose assessment has parts, a panel and minutes. */

import { blank as blankPlacement } from '../core/placement/dossier.ts'
import { blank as blankTraining } from '../core/training/dossier.ts'
import type { InParts } from '../policy/assessment.ts'
import type { Law } from '../policy/shape.ts'
import { withClient } from '../server/postgres/check.ts'
import { placeOf } from '../server/seal.ts'
import { openDesk } from './desk.ts'
import { employer, hohhot, hostOf, imuBiology, law, personOf, round } from './given.ts'

export const imu = hostOf(imuBiology.host)
export const lastDay = '2023-08-31'

/** Thesis 60 by a panel and to be passed for itself, practice 40 by the host, conduct to be passed. */
export const inParts: InParts = {
  scale: 'parts',
  attempts: 2,
  passMark: 60,
  rounding: { places: 1, way: 'halfUp' },
  again: 'parts',
  againWithinDays: 60,
  panel: { members: 3, quorum: 2, supervisorWithdraws: true },
  minutes: true,
  parts: [
    {
      code: 'thesis',
      kind: 'thesis',
      name: { zh: '论文', en: 'Thesis' },
      scale: 'marks',
      basisPoints: 6000,
      mustPass: true,
      assessedBy: 'panel',
    },
    {
      code: 'practice',
      kind: 'practice',
      name: { zh: '实践', en: 'Practice' },
      scale: 'marks',
      basisPoints: 4000,
      mustPass: false,
      assessedBy: 'host',
    },
    {
      code: 'conduct',
      kind: 'attendance',
      name: { zh: '考勤', en: 'Attendance' },
      scale: 'passOrFail',
      mustPass: true,
      assessedBy: 'host',
    },
  ],
}
export const lawInParts = (value: InParts = inParts): Law => ({
  ...law,
  policy: { ...law.policy, training: { ...law.policy.training, assessment: { ...law.policy.training.assessment, value } } },
})

export const panel = [{ name: '张教授', title: '教授' }, { name: '李教授', title: '教授' }, { name: '王教授' }]

const rowText = `
insert into dossier (subject, id, round, track, person, employer, body, host, status, waits_for, since, n, hash, state)
values ($1, $2, $3, 'inside', $4, $5, $6, $7, $8, $9, now(), 1, 'begun', $10)`
const recordText = "insert into record (subject, id, n, kind, sealed) values ('placement', $1, 1, 'welcome', $2)"

/** `people` by their ids; `supervised` names the supervisor of some. */
export const openAssessment = async (
  people: Readonly<Record<string, string>>,
  itsLaw: Law = lawInParts(),
  supervised: Readonly<Record<string, string>> = {},
) => {
  const desk = await openDesk(8, itsLaw)
  const { house } = desk
  const { host, programme } = imuBiology
  for (const [id, name] of Object.entries(people)) {
    await desk.applies(id, { name }, 'submitted')
    const { person } = personOf(id)
    const related = { round, track: 'inside', person, employer, body: hohhot, host, programme }
    const training = { ...blankTraining, ...related, status: 'enrolled', studyStart: '2022-09-01', studyEnd: lastDay }
    const placement = { ...blankPlacement, ...related, status: 'confirmed' }
    const supervisor = supervised[id]
    await withClient(house.url, async client => {
      const put = (subject: string, status: string, waits: string | null, state: object) =>
        client.query(rowText, [subject, id, round, person, employer, hohhot, host, status, waits, JSON.stringify(state)])
      await put('training', 'enrolled', 'host', training)
      await put('placement', 'confirmed', null, placement)
      if (supervisor !== undefined)
        await client.query(recordText, [id, house.seals.seal(placeOf('placement', id, 'welcome', 1), { supervisor }).bytes])
    })
  }
  await desk.settle(imu, hostOf('imnu'))
  house.turnTo('2023-09-01')
  return desk
}

/** Everything graded well, on what the panel of three has said. */
export const goodMarks = (thesis = 8_000) => [
  {
    part: 'thesis',
    grades: [
      { by: 'm1', grade: thesis },
      { by: 'm2', grade: thesis },
      { by: 'm3', grade: thesis },
    ],
  },
  { part: 'practice', grades: [{ by: 'host', grade: 7_550 }] },
  { part: 'conduct', grades: [{ by: 'host', grade: 'passed' }] },
]
