/** How long what was filed is kept, series by series: the archive office's schedule as the policy takes it over. */
import { z } from 'zod'
import { cited } from './words.ts'

/** Which dossiers lie together, in the order of the procedure. */
export const archiveSeries = [
  'rules',
  'lists',
  'applications',
  'decisions',
  'placement',
  'training',
  'certificates',
  'money',
  'cases',
  'letters',
] as const
export const ArchiveSeries = z.enum(archiveSeries)
export type ArchiveSeries = z.infer<typeof ArchiveSeries>

/** 永久, or 定期 so many years. */
const Term = z.union([z.literal('permanent'), z.int().positive().max(100)])

export const Archive = cited(z.record(ArchiveSeries, Term))
