/** What works on the keys of a house: the database, the seals, the ring, and the list of what was destroyed. */
import type { House } from '../house.ts'
import type { RingFile } from './ring-file.ts'

export type Vault = Pick<House, 'database' | 'seals'> & {
  readonly ring: RingFile
  readonly shreddedFile: string
  readonly filesFolder: string
}
