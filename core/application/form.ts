/** The application form (annex 2) as data: the parts of the paper, each a strict shape; a draft is the same with any part missing. */
import { z } from 'zod'
import { EmployerLevel, type Law, type Policy } from '../../policy/shape.ts'
import { parseCitizenNumber } from '../standards/citizen-number.ts'
import { degreeLevels } from '../standards/degree.ts'
import { disciplines } from '../standards/disciplines.ts'
import { bodyOf } from '../standards/divisions.ts'
import { educationCodes, highestEducation } from '../standards/education.ts'
import { ethnicGroupCodes } from '../standards/ethnic-groups.ts'
import { isMongolianName, isName } from '../standards/names.ts'
import { politicalStatusCodes } from '../standards/political-status.ts'
import { isCreditCode } from '../standards/social-credit-code.ts'
import { titleLevels } from '../standards/titles.ts'
import { ownGiven } from './own-facts.ts'

export const employerNatures = ['government', 'institution', 'enterprise', 'other'] as const
export const engagements = ['established', 'contract'] as const
export const postGrades = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13'] as const
export const resultKinds = ['paper', 'project', 'patent', 'award', 'office', 'other'] as const
export const reviewGrades = ['excellent', 'competent', 'basicallyCompetent', 'incompetent'] as const
export const adjustments = ['host', 'field', 'place'] as const
export type Adjustment = (typeof adjustments)[number]
const disciplineCodes = disciplines.map(({ code }) => code)

/** 'YYYY-MM': certificates and histories are dated to the month. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'YYYY-MM')
const Year = z.string().regex(/^(19|20)\d{2}$/, 'YYYY')
const line = (max: number) => z.string().trim().min(1).max(max)
export const FileRef = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), name: line(120) })

const identity = {
  name: z.string().refine(isName, 'name'),
  /** As the person writes it in Traditional Mongolian script; papers set it upright. */
  mongolianName: z.string().trim().max(60).refine(isMongolianName, 'Traditional Mongolian script').optional(),
  formerName: z.string().refine(isName, 'name').optional(),
  citizenNumber: z.string().refine(n => parseCitizenNumber(n).ok, 'GB 11643'),
  ethnicGroup: z.enum(ethnicGroupCodes),
  politicalStatus: z.enum(politicalStatusCodes),
  /** Of members of the Party, and of those on probation. */
  joinedPartyIn: Month.optional(),
  birthplace: line(60).optional(),
  workingSince: Month.optional(),
  healthy: z.boolean(),
  phone: z.string().regex(/^1\d{10}$/),
  email: z.email().max(120).optional(),
  address: line(120).optional(),
  photo: FileRef.optional(),
  /** GB/T 2260 codes of the county where the person is registered, and of the one that they come from, where a policy routes by them. */
  household: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  origin: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  /** The birth date in the personnel file where it differs from the card's; a person decides which counts. */
  birthDateInFile: z.iso.date().optional(),
}
const education = {
  mode: z.enum(['fullTime', 'inService']),
  education: z.enum(educationCodes),
  degree: z.enum(degreeLevels).optional(),
  school: line(80),
  major: line(80),
  graduatedIn: Month,
  certificateNumber: line(40).optional(),
}
const employer = {
  creditCode: z.string().refine(isCreditCode, 'GB 32100'),
  name: line(80),
  level: EmployerLevel,
  /** GB/T 2260 code of the county; for a directly affiliated unit the nominating body that it belongs to. */
  division: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  affiliatedTo: z.string().optional(),
  nature: z.enum(employerNatures).optional(),
  department: line(60).optional(),
  post: line(60),
  rank: line(40).optional(),
  engagement: z.enum(engagements).optional(),
  /** Who answers for the employer about this application. */
  contact: line(40).optional(),
  contactPhone: z
    .string()
    .regex(/^[\d-]{7,20}$/, 'a phone number')
    .optional(),
}
const title = {
  series: line(40),
  level: z.enum(titleLevels),
  name: line(40),
  obtainedIn: Month.optional(),
  certificateNumber: line(40).optional(),
  issuer: line(80).optional(),
  appointedIn: Month.optional(),
  /** The grade of the post held by it (专业技术岗位等级), 1 the highest. */
  postGrade: z.enum(postGrades).optional(),
  qualification: line(80).optional(),
}
const period = {
  from: Month,
  to: Month.optional(),
  where: line(80),
  as: line(60),
  sameProfession: z.boolean(),
  thisEmployer: z.boolean().optional(),
}
/** A paper, a project, a patent, an award or an office: one line each, newest first or not. */
const result = { kind: z.enum(resultKinds), title: line(200), year: Year, role: line(60).optional(), level: line(60).optional() }
const review = { year: Year, grade: z.enum(reviewGrades) }
const wish = {
  host: line(60),
  programme: line(60),
  supervisor: z.string().trim().max(40).optional(),
  /** Whether the person has spoken with the supervisor. */
  contacted: z.boolean().optional(),
}
const request = {
  track: z.string().regex(/^[a-z]+$/),
  fieldServed: z.string().regex(/^\d$/),
  profession: line(60),
  /** GB/T 13745, first level; the words above are what counts. */
  discipline: z.enum(disciplineCodes).optional(),
  trainingHours: z.int().min(0).max(9999).optional(),
  direction: line(120),
  preferences: z.array(z.strictObject(wish)).max(50),
  willing: z.boolean(),
  /** How far the willingness goes: to another host, another field, another place. */
  scope: z.array(z.enum(adjustments)).max(adjustments.length).optional(),
  goals: line(800),
  plan: line(800).optional(),
  languages: line(80).optional(),
}
const version = z.string().max(20).optional()
/** Beside the ticks the versions of what was agreed to: the notice, and apart from it what is said of health. */
const pledges = {
  truth: z.literal(true),
  conduct: z.literal(true),
  repayment: z.literal(true),
  informed: z.literal(true),
  notice: version,
  health: version,
}
const proof = {
  of: z.enum(['identity', 'education', 'degree', 'title', 'work', 'health', 'invitation', 'signedForm', 'other']),
  file: FileRef,
}

const text = z.string().max(4000)
const isShort = (own: Readonly<Record<string, unknown>>) => Object.keys(own).length <= 64
/** By the names of the facts that the policy adds; whether each value fits is asked of its definition at submit. */
const own = z.record(z.string().max(60), z.union([z.boolean(), z.int(), line(60)])).refine(isShort, 'at most 64 facts')

/** What a half-filled field may hold: text, a choice, a number, or a few of these. */
type Typed = string | boolean | number | null | readonly Typed[] | { readonly [key: string]: Typed }
const Typed: z.ZodType<Typed> = z.lazy(() =>
  z.union([text, z.boolean(), z.number(), z.null(), z.array(Typed).max(60), z.record(z.string().max(60), Typed)]),
)
/** By the codes of the fields that the policy adds; whether each value fits is asked of its field at submit. */
const added = z.record(z.string().max(60), Typed).refine(isShort, 'at most 64 fields')

/** The whole form, as it must be when it is submitted. */
export const Form = z.strictObject({
  identity: z.strictObject(identity),
  education: z.array(z.strictObject(education)).min(1).max(30),
  employer: z.strictObject(employer),
  title: z.strictObject(title),
  history: z.array(z.strictObject(period)).min(1).max(60),
  achievements: line(2000),
  results: z.array(z.strictObject(result)).max(60).optional(),
  reviews: z.array(z.strictObject(review)).max(5).optional(),
  own: own.optional(),
  added: added.optional(),
  request: z.strictObject(request),
  pledges: z.strictObject(pledges),
  proofs: z.array(z.strictObject(proof)).max(40),
})
export type Form = z.infer<typeof Form>

const loose = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z.strictObject(Object.fromEntries(Object.keys(shape).map(key => [key, Typed.optional()])))
const proofsDraft = z.array(z.strictObject(proof)).max(40)

/** A draft keeps whatever was typed: no part is required and no value is judged, but no part is unknown. */
export const Draft = z.strictObject({
  identity: loose(identity).optional(),
  education: z.array(loose(education)).max(30).optional(),
  employer: loose(employer).optional(),
  title: loose(title).optional(),
  history: z.array(loose(period)).max(60).optional(),
  achievements: text.optional(),
  results: z.array(loose(result)).max(60).optional(),
  reviews: z.array(loose(review)).max(5).optional(),
  own: z.record(z.string().max(60), Typed).refine(isShort, 'at most 64 facts').optional(),
  added: added.optional(),
  request: loose(request).optional(),
  pledges: loose(pledges).optional(),
  proofs: proofsDraft.optional(),
})
export type Draft = z.infer<typeof Draft>

const rowed = ['education', 'history', 'results', 'reviews', 'proofs']
/** Whose fields are the policy's own. */
const named = ['own', 'added']

/** A place that a form has: a part, a field of it, or a row by its number: 'title', 'identity.photo', 'education.1'. */
export const isPlace = (place: string): boolean => {
  const [section = '', inner, ...more] = place.split('.')
  const own: Readonly<Record<string, object>> = { identity, employer, title, request, pledges }
  if (!Object.hasOwn(Draft.shape, section) || more.length > 1) return false
  const fields = own[section]
  return (
    inner === undefined ||
    (fields
      ? Object.hasOwn(fields, inner) && more.length === 0
      : named.includes(section) || (rowed.includes(section) && /^\d{1,2}$/.test(inner)))
  )
}

const bodyIn = (division: string | undefined, day: string) => (division === undefined ? undefined : bodyOf(division, day))

/** The nominating body that somebody belongs to on a day, by what the policy says: the division of the employer, its affiliation, or the person's own place. */
export const bodyOfForm = ({ policy }: Law, { employer, identity }: Form, day: string): string | undefined => {
  const by = policy.procedure.belongsBy.value
  if (by === 'affiliation' || (by === 'employer' && employer.level === 'region')) return employer.affiliatedTo
  if (by === 'employer') return bodyIn(employer.division, day)
  return bodyIn(by === 'household' ? identity.household : identity.origin, day)
}

/**
 * The raw facts that criteria look at, from a form and from what others attested. Education is the
 * highest certificate; a missing part is an unknown fact. What the policy adds stands first, so that it
 * never takes the place of what the form or somebody else says.
 */
export const factsOf = (policy: Policy, form: Form, attested: Readonly<Record<string, boolean>>): Readonly<Record<string, unknown>> => {
  const parsed = parseCitizenNumber(form.identity.citizenNumber)
  return {
    ...ownGiven(policy, form.own),
    ...(parsed.ok && { birthDate: parsed.birthDate }),
    ethnicGroup: form.identity.ethnicGroup,
    healthy: form.identity.healthy,
    conductPledged: form.pledges.conduct,
    education: highestEducation(form.education.map(e => e.education)),
    titleLevel: form.title.level,
    work: form.history.map(({ from, to, sameProfession, thisEmployer }) => ({
      from,
      ...(to !== undefined && { to }),
      sameProfession,
      ...(thisEmployer !== undefined && { thisEmployer }),
    })),
    employerLevel: form.employer.level,
    fieldServed: form.request.fieldServed,
    ...attested,
  }
}
