/** One paper of every kind, for whoever looks at all of them: with the facts of the samples, or with other words in each place that takes words. */
import type { z } from 'zod'
import { ApplicationFormFacts, printApplicationForm } from './application-form.ts'
import { CertificateFacts, printCertificate } from './certificate.ts'
import { writeApplicationForm, writeOfficial } from './docx-child.ts'
import { MinutesFacts, printMinutes } from './minutes.ts'
import { MoneyPaperFacts, printMoneyPaper } from './money-paper.ts'
import { OfficialFacts, printOfficial } from './official.ts'
import { RosterFacts } from './roster-facts.ts'
import { printRoster } from './roster-pdf.ts'
import {
  applicationForm,
  certificate,
  enrolmentBatch,
  fullApplicationForm,
  letterOf,
  minutes,
  paymentList,
  publicNotice,
  reprimandOf,
  roster,
} from './samples.ts'

type Path = readonly (string | number)[]
export type Specimen = {
  readonly print: () => Promise<Uint8Array>
  /** Where its facts take any words: 'person.name', 'history.0.place'. */
  readonly places: readonly string[]
  /** The same with other words in one place or in all of them. Throws what the shape says of words that it refuses. */
  readonly printWith: (words: (place: string) => string | undefined) => Promise<Uint8Array>
}

const refilled = (value: unknown, words: (place: string) => string | undefined, path: Path = []): unknown => {
  if (typeof value === 'string') return words(path.join('.')) ?? value
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one, i) => refilled(one, words, [...path, i]))
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, refilled(one, words, [...path, key])]))
}

const placesIn = (value: unknown, path: Path = []): readonly string[] => {
  if (typeof value === 'string') return [path.join('.')]
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => placesIn(one, [...path, key]))
}

/** `unsaid`: places whose words this form of the paper does not say. */
const specimen = <F>(
  shape: z.ZodType<unknown, F>,
  facts: F,
  print: (facts: F) => Promise<Uint8Array>,
  unsaid: readonly string[] = [],
): Specimen => {
  const check = (given: unknown): given is F => {
    shape.parse(given)
    return true
  }
  const takesWords = (place: string) => shape.safeParse(refilled(facts, at => (at === place ? '某某' : undefined))).success
  return {
    print: () => print(facts),
    places: placesIn(facts).filter(place => !unsaid.includes(place) && takesWords(place)),
    printWith: async words => {
      const given = refilled(facts, words)
      return check(given) ? print(given) : print(facts)
    },
  }
}

export const specimens = {
  'application-form': specimen(ApplicationFormFacts, applicationForm, facts => printApplicationForm(facts)),
  'application-form-full': specimen(ApplicationFormFacts, fullApplicationForm, facts => printApplicationForm(facts)),
  roster: specimen(RosterFacts, roster, facts => printRoster(facts)),
  'enrolment-notice': specimen(OfficialFacts, enrolmentBatch, facts => printOfficial(facts)),
  'public-notice': specimen(OfficialFacts, publicNotice, facts => printOfficial(facts)),
  reprimand: specimen(OfficialFacts, reprimandOf(), facts => printOfficial(facts)),
  sanction: specimen(OfficialFacts, letterOf(), facts => printOfficial(facts)),
  certificate: specimen(CertificateFacts, certificate, facts => printCertificate(facts)),
  'money-paper': specimen(MoneyPaperFacts, paymentList, facts => printMoneyPaper(facts)),
  minutes: specimen(MinutesFacts, minutes, facts => printMinutes(facts)),
} as const satisfies Readonly<Record<string, Specimen>>

/** The same for those that come as Word files. */
export const wordSpecimens = {
  'application-form': specimen(ApplicationFormFacts, applicationForm, writeApplicationForm),
  'enrolment-notice': specimen(OfficialFacts, enrolmentBatch, writeOfficial),
  sanction: specimen(OfficialFacts, letterOf(), writeOfficial),
} as const satisfies Readonly<Record<string, Specimen>>
