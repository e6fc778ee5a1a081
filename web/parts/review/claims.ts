/** The form as claims: each field, row or text by its place, with what it says and the kinds of proofs that prove it. Pure. */
import { type Fields, fieldsOf, listIn, textIn } from '../../json.ts'
import type { Saying } from '../../say.ts'
import { fieldName, partName } from '../form/part-name.ts'
import { isAsked, proofOf, shown } from '../form/reading.ts'
import { type Part, type Section, sectionsOf } from '../form/sections.ts'

export type Said = { readonly name: string; readonly value: string }
export type Claim = {
  /** Where it stands in the form: 'title.name', 'education.1', 'achievements'. */
  readonly place: string
  readonly section: Section['name']
  /** What the claim is called within its section. */
  readonly name: string
  readonly says: readonly Said[]
  readonly proofs: readonly string[]
}

/** A health claim has a paper of its own, and a photograph is its own proof. */
const proofsOf = (section: string, part = ''): readonly string[] => {
  if (section === 'identity' && part === 'healthy') return ['health']
  return section === 'identity' ? ['identity'] : (proofOf[section] ?? [])
}

const isPresent = (part: Part, values: Fields) => isAsked(part, values) && (part.control === 'check' || values[part.name] !== undefined)
const saysIn = (section: Section, values: Fields, saying: Saying): readonly Said[] =>
  section.parts
    .filter(part => isPresent(part, values))
    .map(part => ({ name: fieldName(section.name, part.name, saying), value: shown(part, values[part.name], saying) }))

const claimsIn = (section: Section, form: Fields, saying: Saying): readonly Claim[] => {
  const { name: at } = section
  if (section.shape === 'text') {
    const value = textIn(form, at)
    return value === undefined
      ? []
      : [{ place: at, section: at, name: partName(at, saying), says: [{ name: '', value }], proofs: proofsOf(at) }]
  }
  if (section.shape === 'one') {
    const values = fieldsOf(form[at])
    return section.parts
      .filter(part => isPresent(part, values))
      .map(part => {
        const name = fieldName(at, part.name, saying)
        const place = at === 'own' ? at : `${at}.${part.name}`
        return {
          place,
          section: at,
          name,
          says: [{ name: '', value: shown(part, values[part.name], saying) }],
          proofs: proofsOf(at, part.name),
        }
      })
  }
  return listIn(form, at).map((row, i) => {
    const place = `${at}.${i}`
    return { place, section: at, name: saying.texts.t.form.row(i + 1), says: saysIn(section, fieldsOf(row), saying), proofs: proofsOf(at) }
  })
}

/** Proofs stand beside the claims, and what a person promised is not proved. */
const notClaimed = ['proofs', 'pledges']

export const claimsOf = (form: Fields, saying: Saying): readonly Claim[] =>
  sectionsOf(saying.law)
    .filter(({ name }) => !notClaimed.includes(name))
    .flatMap(section => claimsIn(section, form, saying))

export type Proof = { readonly place: string; readonly of: string; readonly sha256: string; readonly name: string }

/** The files of a form: its proofs by their places, and the photograph. */
export const proofsIn = (form: Fields): readonly Proof[] => {
  const fileOf = (file: unknown, of: string, place: string): readonly Proof[] => {
    const [sha256, name] = [textIn(file, 'sha256'), textIn(file, 'name')]
    return sha256 === undefined || name === undefined ? [] : [{ place, of, sha256, name }]
  }
  return [
    ...fileOf(fieldsOf(form.identity).photo, 'photo', 'identity.photo'),
    ...listIn(form, 'proofs').flatMap((proof, i) => fileOf(fieldsOf(proof).file, textIn(proof, 'of') ?? 'other', `proofs.${i}`)),
  ]
}

/** What proves a claim, in the order of its kinds. */
export const provesOf = (claim: Claim | undefined, proofs: readonly Proof[]): readonly Proof[] => {
  if (claim?.place === 'identity.photo') return proofs.filter(({ of }) => of === 'photo')
  return (claim?.proofs ?? []).flatMap(kind => proofs.filter(({ of }) => of === kind))
}
