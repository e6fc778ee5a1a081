/** The form as an expert sees it: what a score is given on, and nothing by which a person is reached or known to offices. */
import type { Form } from '../application/form.ts'

type Identity = Form['identity']
type Employer = Form['employer']
const reaching = [
  'citizenNumber',
  'phone',
  'email',
  'address',
  'household',
  'origin',
  'birthDateInFile',
] as const satisfies readonly (keyof Identity)[]
const contacts = ['contact', 'contactPhone'] as const satisfies readonly (keyof Employer)[]
/** Papers that show the number, or are the office's own. */
const unshown: readonly string[] = ['identity', 'signedForm']

const without = <T extends object>(part: T, names: readonly string[]): Partial<T> => {
  const kept: Partial<T> = { ...part }
  for (const name of names) Reflect.deleteProperty(kept, name)
  return kept
}

export const formShown = (form: Form) => ({
  ...form,
  identity: without(form.identity, reaching),
  employer: without(form.employer, contacts),
  proofs: form.proofs.filter(({ of }) => !unshown.includes(of)),
})

/** The files that belong to what is shown. */
export const filesShown = (form: Form): readonly string[] => [
  ...(form.identity.photo ? [form.identity.photo.sha256] : []),
  ...formShown(form).proofs.map(({ file }) => file.sha256),
]
