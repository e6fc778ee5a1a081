/** The page that the person has signed: that it is of the very version which was printed, by its QR or by the code beside it. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { ruleOfInput } from '../rule.ts'
import type { Application } from './dossier.ts'
import { FileRef } from './form.ts'
import { codesOn } from './sealed-page.ts'

export const signing = z.strictObject({ base: z.int(), scan: FileRef.shape.sha256, versionCode: z.string().max(20).optional() })
type Given = Facts<Application> & { readonly input: z.output<typeof signing> }

/** A page that its clerk has brought, and that a code says something of; where none can be read, the short one beside it is typed. */
export const signedPageIsTied = ruleOfInput(
  'signedPageIsTied',
  ({ policy }, { dossier }: Given) => ({ ...policy.documents.formCopies, value: { version: dossier.version } }),
  ({ version }, facts) =>
    (facts.scanned ?? []).length > 0 && (facts.input.versionCode === undefined ? codesOn(facts).length > 0 : facts.printed === version),
  ({ input: { versionCode }, printed, scanned = [] }) => (scanned.length === 0 ? 'notBrought' : { versionCode, version: printed }),
)
