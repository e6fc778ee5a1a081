/** What must hold of the scans of a sealed roster. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { findShortCode, shortCode } from '../paper-code.ts'
import { ruleOfInput, ruleOverMany } from '../rule.ts'
import type { Nomination } from './dossier.ts'
import { codesOn, isOurs, missingPages, said, shownBy } from './shown.ts'

/** `versionCode` is the short one that is printed beside the QR; `unread` is somebody's word, with its reason, that the scan is of this version. */
export const sealing = z.strictObject({
  scans: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .min(1)
    .max(30),
  versionCode: z.string().max(20).optional(),
  unread: z.string().trim().min(2).max(400).optional(),
})

type Given = Facts<Nomination> & { readonly input: z.output<typeof sealing> }

/** Each code that is not of the frozen version is a refusal of its own: another version, track or body, or another paper. */
const scanShowsFrozenVersion = ruleOverMany<Given>(
  'scanShowsFrozenVersion',
  ({ policy: { documents } }, facts) => {
    const { clause } = documents.sealedRoster
    const wants = { id: facts.id, version: facts.dossier.version }
    const others = codesOn(facts).filter(code => !isOurs(facts)(code))
    return [{ clause, holds: true, found: 0, wants }, ...others.map(code => ({ clause, holds: false, found: said(code), wants }))]
  },
  true,
)

/** A typed code that is none of this version says that another sheet lies on the desk. */
const typedCodeIsOfIt = ruleOfInput(
  'typedCodeIsOfIt',
  ({ policy }, { dossier }: Given) => ({ ...policy.documents.sealedRoster, value: dossier.version }),
  (_version, { input: { versionCode: code }, dossier: { hash } }) =>
    code === undefined || (hash !== undefined && findShortCode(code) === shortCode(hash)),
  ({ input }) => input.versionCode,
)

const isAScan = ruleOfInput(
  'isAScan',
  ({ policy }) => policy.documents.sealedRoster,
  (_sealed, { scanned = [] }: Given) => scanned.every(({ pictures }) => pictures > 0),
  ({ scanned }) => scanned?.map(({ pictures }) => pictures),
)

const everyPageIsShown = ruleOfInput(
  'everyPageIsShown',
  ({ policy }) => ({ ...policy.documents.sealedRoster, value: [] }),
  (_none, facts: Given) => shownBy(facts, facts.input) !== undefined || missingPages(facts).length === 0,
  facts => ({ missing: missingPages(facts) }),
)

const scanIsTied = ruleOfInput(
  'scanIsTied',
  ({ policy }, { dossier }: Given) => ({ ...policy.documents.sealedRoster, value: dossier.version }),
  (_version, facts) => codesOn(facts).length > 0 || shownBy(facts, facts.input) !== undefined,
  () => ({ codes: 0 }),
)

export const scanRules = [isAScan, scanShowsFrozenVersion, typedCodeIsOfIt, everyPageIsShown, scanIsTied]
