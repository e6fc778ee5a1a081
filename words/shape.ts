/** What must have a word: every subject of the catalogue with its statuses and actions, and every role. A missing or an extra one doesn't compile. */
import type { subjects } from '../core/catalogue.ts'
import type { SeatRole, SubjectName } from '../core/facts.ts'

type Subjects = typeof subjects

export type Words = {
  readonly subjects: {
    readonly [S in SubjectName]: {
      readonly name: string
      readonly statuses: Readonly<Record<keyof Subjects[S]['waitsFor'], string>>
      readonly actions: Readonly<Record<keyof Subjects[S]['actions'], string>>
    }
  }
  readonly roles: Readonly<Record<SeatRole | 'person' | 'newcomer' | 'helper' | 'visitor' | 'giver', string>>
  /** Rules as the sentences that did not hold; a test checks that each rule of the catalogue is here. */
  readonly rules: Readonly<Record<string, string>>
  /** Names of what is typed into an action or shown of a dossier; a test checks those of the actions. */
  readonly fields: Readonly<Record<string, string>>
  /** Names of coded values. */
  readonly values: Readonly<Record<string, string>>
}
