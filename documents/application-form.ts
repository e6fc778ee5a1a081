/** The application form (annex 2), clause 4.1: every page carries its number, version and content hash, and a code that says which page it is. */
import { z } from 'zod'
import { paperCode } from '../core/paper-code.ts'
import { DocumentFailed } from './failure.ts'
import { type Press, sharedPress } from './pdf.ts'
import { contentHash, Day, Moment, Month, monthInWords, Text, versionCode } from './text.ts'

const Period = z.union([Month, Day])

const Applicant = z.strictObject({
  name: Text.min(1),
  /** In Traditional Mongolian script: set upright, from top to bottom. */
  mongolianName: Text.optional(),
  formerName: Text.optional(),
  sex: Text.min(1),
  ethnic: Text.min(1),
  birth: Period,
  idNumber: Text.min(1),
  politics: Text.min(1),
  joinedParty: Period.optional(),
  nativePlace: Text.optional(),
  health: Text.optional(),
  workedSince: Period,
  mobile: Text.min(1),
  email: Text.optional(),
  address: Text.optional(),
  field: Text.min(1),
  years: z.int().nonnegative(),
  /** Which of the services that the programme is for. */
  serves: Text.optional(),
  discipline: Text.optional(),
  trainingHours: z.int().nonnegative().optional(),
})

const Employer = z.strictObject({
  name: Text.min(1),
  creditCode: Text.optional(),
  kind: Text.optional(),
  /** '旗县（基层）' and the like. */
  level: Text.min(1),
  authority: Text.min(1),
  post: Text.optional(),
  engagement: Text.optional(),
  /** Who answers for the employer, with a telephone. */
  contact: Text.optional(),
})

const Title = z.strictObject({
  series: Text.optional(),
  name: Text.optional(),
  level: Text.optional(),
  obtained: Period.optional(),
  certificateNumber: Text.optional(),
  issuer: Text.optional(),
  appointed: Period.optional(),
  postGrade: Text.optional(),
  qualification: Text.optional(),
})

const Education = z.strictObject({
  mode: Text.min(1),
  level: Text.min(1),
  degree: Text.optional(),
  school: Text.min(1),
  major: Text.optional(),
  graduated: Period,
  certificateNumber: Text.optional(),
})
/** A stretch of the life so far; without an end it lasts: '至今'. */
const Stretch = z.strictObject({ from: Period, to: Period.optional(), place: Text.min(1), role: Text.min(1) })
const Wish = z.strictObject({ host: Text.min(1), programme: Text.min(1), supervisor: Text.optional(), contacted: Text.optional() })
/** What the policy adds: an answer in words, or a table of the rows that were answered. */
const Added = z.union([
  z.strictObject({ name: Text.min(1), words: Text }),
  z.strictObject({ name: Text.min(1), heads: z.array(Text.min(1)).min(1).max(8), rows: z.array(z.array(Text)).max(30) }),
])
/** A headed piece of prose: its name and the words, with line feeds between paragraphs. */
const Prose = z.tuple([Text.min(1), Text])

export const ApplicationFormFacts = z.strictObject({
  madeAt: Moment,
  /** The dossier's id, for the code on each page. */
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/),
  number: Text.min(1),
  /** The programme's name, for the title. */
  scheme: Text.min(1),
  version: z.int().positive(),
  year: z.int(),
  trackName: Text.min(1),
  /** How many copies one PDF holds, each from an odd page on: '一式两份' is 2. */
  copies: z.int().min(1).max(4).default(1),
  /** JPEG or PNG, re-encoded and not above 2 MB. */
  photo: z.instanceof(Uint8Array).optional(),
  person: Applicant,
  employer: Employer,
  title: Title,
  education: z.array(Education).min(1).max(20),
  history: z.array(Stretch).max(100),
  /** Achievements: '主要工作业绩', '论文、项目和奖励', '近三年年度考核'. */
  merits: z.array(Prose).min(1),
  hosts: z.array(Wish).max(50),
  direction: Text.optional(),
  adjustment: Text.min(1),
  /** Plans: '培养目标和学习计划', '学成后工作设想'. */
  plans: z.array(Prose).min(1),
  added: z.array(Added).max(40).optional(),
  pledge: z.array(Text.min(1)).min(1),
  /** The organisation that filled it in for the person. */
  filledBy: Text.min(1).optional(),
  /** In the order of the procedure; `words` only where the opinion was given in the system. */
  opinions: z.array(z.strictObject({ party: Text.min(1), words: Text.max(120).optional() })).min(1),
})
export type ApplicationFormFacts = z.input<typeof ApplicationFormFacts>

/** The hash that names this content: not the moment of printing, nor how many copies. The sealed scan is tied to it. */
export const applicationFormHash = (given: ApplicationFormFacts): string => {
  const { copies: _, ...content } = ApplicationFormFacts.parse(given)
  return contentHash(content)
}

export const printApplicationForm = async (given: ApplicationFormFacts, press: Press = sharedPress()): Promise<Uint8Array> => {
  const facts = ApplicationFormFacts.parse(given)
  const hash = applicationFormHash(given)
  const photo = facts.photo === undefined ? undefined : { path: photoName(facts.photo), bytes: facts.photo }
  return press.print({
    template: 'application-form',
    madeAt: facts.madeAt,
    codeOn: (page, pages) =>
      paperCode({ kind: 'form', id: facts.id, version: facts.version, hash, page, pages: ofEach(pages, facts.copies) }),
    files: photo === undefined ? {} : { [photo.path]: photo.bytes },
    data: {
      ...facts,
      madeAt: undefined,
      photo: photo?.path ?? null,
      year: String(facts.year),
      versionCode: versionCode(hash),
      shortHash: hash.slice(0, 16),
      madeAtText: facts.madeAt.slice(0, 16).replace('T', ' '),
      ...inWords(facts),
    },
  })
}

/** The pages of one copy among all of a print: each begins on an odd page, so that odd ones have a blank behind them. */
const ofEach = (pages: number, copies: number): number => Math.max(1, pages % copies === 0 ? pages / copies : (pages - copies + 1) / copies)

const monthOf = (period: string | undefined): string => (period === undefined ? '' : monthInWords(period))

/** The facts as the paper writes them, but for the plain ones. */
export const inWords = ({
  person,
  title,
  education,
  history,
}: Pick<z.infer<typeof ApplicationFormFacts>, 'person' | 'title' | 'education' | 'history'>) => ({
  person: {
    ...person,
    years: String(person.years),
    trainingHours: person.trainingHours === undefined ? '' : String(person.trainingHours),
    birth: monthOf(person.birth),
    joinedParty: monthOf(person.joinedParty),
    workedSince: monthOf(person.workedSince),
  },
  title: { ...title, obtained: monthOf(title.obtained), appointed: monthOf(title.appointed) },
  education: education.map(entry => ({ ...entry, graduated: monthOf(entry.graduated) })),
  history: history.map(entry => ({ ...entry, from: monthOf(entry.from), to: entry.to === undefined ? '至今' : monthOf(entry.to) })),
})

/** By its first bytes, whatever its name was: nothing but these two kinds reaches the typesetter. */
export const photoName = (photo: Uint8Array): string => {
  if (photo.length > 2 * 1024 * 1024) throw new DocumentFailed('facts', 'the photograph is larger than 2 MB')
  const start = Buffer.from(photo.subarray(0, 4)).toString('hex')
  if (start.startsWith('ffd8ff')) return 'photo.jpg'
  if (start === '89504e47') return 'photo.png'
  throw new DocumentFailed('facts', 'the photograph is neither JPEG nor PNG')
}
