/** What a host says that it offers in a round. People in it are sealed; what the ledger and the lists need of it is journalled without a name. */
import { z } from 'zod'
import { findDiscipline } from '../standards/disciplines.ts'

const Name = z.string().regex(/^[a-z0-9-]{1,60}$/i)
const Seats = z.int().min(0).max(999)
const line = (most: number) => z.string().trim().max(most)
const Discipline = z.string().refine(code => findDiscipline(code)?.code === code, 'is no discipline of GB/T 13745')

/** `isPublic`: the host has said that the name may stand on the public page. */
const Supervisor = z.strictObject({
  name: line(60).min(1),
  title: line(60).optional(),
  field: line(120).optional(),
  isPublic: z.boolean().optional(),
})

/** `seats` count; `couldTake` says how many it would take if the policy let it, and counts nowhere. */
const Offered = z.strictObject({
  programme: Name,
  seats: Seats,
  couldTake: Seats.optional(),
  disciplines: z.array(Discipline).min(1).max(20),
  requirements: line(1000).optional(),
  supervisors: z.array(Supervisor).max(60),
})

export const lodgings = ['dormitory', 'nearby', 'none'] as const
const Lodging = z.strictObject({ kind: z.enum(lodgings), beds: Seats.optional(), note: line(400).optional() })
const Arrival = z
  .strictObject({ from: z.iso.date(), to: z.iso.date(), where: line(200).optional() })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'is before the first day' })
const Contact = z.strictObject({ name: line(60).min(1), phone: line(40).min(5) })

export const Statement = z.strictObject({
  programmes: z.array(Offered).min(1).max(100),
  lodging: Lodging,
  arrival: Arrival,
  contact: Contact,
})
export type Statement = z.infer<typeof Statement>

/** What has been typed so far: anything may still be missing or half. */
export const Draft = z.strictObject({
  programmes: z
    .array(
      z.strictObject({
        programme: Name,
        seats: Seats.optional(),
        couldTake: Seats.optional(),
        disciplines: z.array(line(12)).max(20).optional(),
        requirements: line(1000).optional(),
        supervisors: z.array(Supervisor.partial()).max(60).optional(),
      }),
    )
    .max(100),
  lodging: Lodging.partial().optional(),
  arrival: z
    .strictObject({ from: line(10), to: line(10), where: line(200) })
    .partial()
    .optional(),
  contact: z
    .strictObject({ name: line(60), phone: line(40) })
    .partial()
    .optional(),
})
export type Draft = z.infer<typeof Draft>

/** The parts that the department may ask to have another look at. */
export const parts = ['seats', 'disciplines', 'requirements', 'supervisors', 'lodging', 'arrival', 'contact'] as const

/** What of a statement is no personal data. */
export type Said = {
  readonly programmes: readonly {
    readonly programme: string
    readonly seats: number
    readonly couldTake?: number | undefined
    readonly disciplines: readonly string[]
    readonly supervisors: number
  }[]
  readonly lodging: (typeof lodgings)[number]
  readonly arrival: { readonly from: string; readonly to: string }
}

export const saidIn = ({ programmes, lodging, arrival: { from, to } }: Statement): Said => ({
  programmes: programmes.map(({ programme, seats, couldTake, disciplines, supervisors }) => ({
    programme,
    seats,
    ...(couldTake !== undefined && { couldTake }),
    disciplines,
    supervisors: supervisors.length,
  })),
  lodging: lodging.kind,
  arrival: { from, to },
})
