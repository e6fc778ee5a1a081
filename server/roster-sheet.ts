/** What a roster's sheet shows: while its lines can change, from the forms as they are; once it is frozen, from what was sealed then. */
import { z } from 'zod'
import { highestIn } from '../core/application/columns.ts'
import type { Form } from '../core/application/form.ts'
import type { Sheet } from '../core/facts.ts'
import type { Line } from '../core/nomination/dossier.ts'
import {
  degreeName,
  educationName,
  ethnicGroupName,
  parseCitizenNumber,
  politicalStatusName,
  titleLevelName,
} from '../core/standards/index.ts'
import { RosterFacts, type RosterRow, rosterHash } from '../documents/roster-facts.ts'
import type { Law } from '../policy/shape.ts'
import { zh } from '../words/zh.ts'
import { addedOnRoster, rosterHeads } from './added-facts.ts'
import type { Query } from './database.ts'
import { formsOf, hostOf, sexIn, trackName, yearsIn } from './forms.ts'
import type { House } from './house.ts'
import { placeOf } from './seal.ts'

type Shown = { readonly rank: number; readonly reserved: boolean; readonly form: Form; readonly today: string }

/** One line as annex 3 has it. `today` ends the years in the profession. */
const rowOf = (law: Law, { rank, reserved, form, today }: Shown): RosterRow => {
  const { identity, employer, title, request } = form
  const parsed = parseCitizenNumber(identity.citizenNumber)
  const best = highestIn(form)
  const wish = request.preferences[0]
  const added = addedOnRoster(law, form)
  return {
    rank,
    name: identity.name,
    sex: sexIn(form),
    ethnic: ethnicGroupName(identity.ethnicGroup).zh,
    birth: parsed.ok ? parsed.birthDate.slice(0, 7) : '1900-01',
    idNumber: identity.citizenNumber,
    politics: politicalStatusName(identity.politicalStatus).zh,
    education: best ? educationName(best.education).zh : '',
    degree: best?.degree === undefined ? '' : degreeName(best.degree).zh,
    school: [best?.school, best?.major].filter(Boolean).join(' '),
    employer: employer.name,
    level: zh.values[employer.level],
    post: employer.post,
    title: `${titleLevelName(title.level).zh} ${title.name}`,
    titleObtained: title.obtainedIn ?? '',
    field: request.profession,
    years: yearsIn(law, form, today) ?? 0,
    ...hostOf(law, wish?.host, wish?.programme),
    adjustable: request.willing ? '是' : '否',
    mobile: identity.phone,
    ...(added.length > 0 && { added }),
    note: reserved ? '备选' : '',
  }
}

/** What of the sheet is known before its lines are read. */
type Head = Pick<RosterFacts, 'madeAt' | 'body' | 'reporter' | 'phone' | 'reportedOn' | 'frozen' | 'salt'>
type Roster = { readonly law: Law; readonly track: string | undefined; readonly lines: readonly Line[]; readonly head: Head }

/** The facts of the sheet, and which record each of its lines was read from. */
export const readSheet = async (query: Query, house: House, { law, track, lines, head }: Roster) => {
  const forms = await formsOf(
    query,
    house,
    lines.map(line => line.application),
  )
  const found = lines.flatMap((line, i) => {
    const opened = forms.get(line.application)
    const row = opened && rowOf(law, { rank: i + 1, reserved: line.as === 'reserved', form: opened.form, today: head.reportedOn })
    return row ? [{ application: line.application, form: opened.n, row }] : []
  })
  const { programme, year } = law.policy
  const heads = rosterHeads(law)
  const facts: RosterFacts = {
    ...head,
    year,
    scheme: programme.name.zh,
    trackName: trackName(law, track),
    ...(heads.length > 0 && { added: heads }),
    rows: found.map(f => f.row),
  }
  return { facts, shows: found.map(({ application, form }) => ({ application, form })) }
}

const headText = `
select coalesce((select zh from organisation where id = $1), $1) as body, coalesce((select zh from account where id = $2), $2) as reporter`

type Freezing = Omit<Roster, 'head'> & { readonly id: string; readonly body: string; readonly version: number; readonly actor: string }

/** The sheet that is frozen with the roster. A chance value goes into its hash, so that nobody who knows the hash can try out what it was taken over. */
export const sheetToFreeze = async (
  query: Query,
  house: House,
  { id, body, version, actor, ...roster }: Freezing,
  { at, today, salt }: { readonly at: string; readonly today: string; readonly salt: string },
): Promise<Sheet> => {
  const [names] = await query<{ body: string; reporter: string }>(headText, [body, actor])
  const head = { madeAt: at, body: names?.body ?? body, reporter: names?.reporter ?? actor, phone: '—', reportedOn: today }
  const { facts, shows } = await readSheet(query, house, { ...roster, head: { ...head, frozen: { id, version }, salt } })
  return { content: { facts, shows }, hash: rosterHash(facts), shows }
}

const Frozen = z.object({
  facts: RosterFacts,
  shows: z.array(z.object({ application: z.string(), form: z.int() })),
})
export type Frozen = z.infer<typeof Frozen>

const frozenText = "select n, sealed from record where subject = 'nomination' and id = $1 and kind = 'sheet' order by n"

/** Every version that was frozen, from the first, exactly as it was. One whose record was erased is left out. */
export const frozenSheets = async (query: Query, { seals }: House, id: string): Promise<readonly Frozen[]> => {
  const rows = await query<{ n: number; sealed: Buffer }>(frozenText, [id])
  return rows.map(({ n, sealed }) => Frozen.parse(seals.open(placeOf('nomination', id, 'sheet', n), sealed)))
}

export const findFrozen = async (query: Query, house: House, id: string, version: number): Promise<Frozen | undefined> =>
  (await frozenSheets(query, house, id)).find(({ facts }) => facts.frozen?.version === version)
