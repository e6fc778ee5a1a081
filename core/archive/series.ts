/** The series of an archive package: which dossiers lie together, and how long each is kept, by which clause. */
import type { ArchiveSeries } from '../../policy/archive.ts'
import type { Law } from '../../policy/shape.ts'
import type { SubjectName } from '../facts.ts'

export const seriesOf: Readonly<Record<SubjectName, ArchiveSeries>> = {
  edition: 'rules',
  round: 'rules',
  application: 'applications',
  objection: 'decisions',
  nomination: 'lists',
  move: 'lists',
  hosting: 'placement',
  plan: 'placement',
  parcel: 'placement',
  placement: 'placement',
  training: 'training',
  inquiry: 'letters',
  obligation: 'training',
  discipline: 'cases',
  certificate: 'certificates',
  number: 'rules',
  payment: 'money',
  payee: 'money',
  run: 'money',
  budget: 'money',
  circular: 'letters',
  review: 'decisions',
  sample: 'decisions',
}

/** `years` is undefined where it is kept for ever. */
export type Kept = { readonly years?: number; readonly clause: string; readonly decidedBy?: string | undefined }

/** By the classes of the archive where the policy has them; else as long as it keeps decisions. */
export const keptFor = ({ policy: { archive, retention } }: Law, series: ArchiveSeries): Kept => {
  if (!archive) return { years: retention.value.decisionsYears, clause: retention.clause, decidedBy: retention.decidedBy }
  const term = archive.value[series]
  return { ...(term !== 'permanent' && { years: term }), clause: archive.clause, decidedBy: archive.decidedBy }
}
