/** What is sent to the doors of parcels. */
import { z } from 'zod'
import { mostContent } from '../../core/parcel/bringAnswer.ts'
import { mostPeople } from '../../core/parcel/rules.ts'
import { answerColumns } from '../../core/parcel/sheet.ts'

const Said = z.string().max(200)
const Id = z.string().max(120)
export const Words = z.strictObject({
  heads: z.record(Said, z.enum(answerColumns)),
  hosts: z.record(Said, Id),
  programmes: z.record(Said, Id),
})

const file = { name: z.string().min(1).max(200), content: z.base64().min(1).max(mostContent), words: Words }
export const ToRead = z.strictObject(file)
export const ToTake = z.strictObject({ ...file, codes: z.array(z.string().max(40)).min(1).max(mostPeople).readonly() })
