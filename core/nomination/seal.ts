/** The body puts up the scan of the printed, sealed roster. It must show exactly the version that was frozen, and nobody may have left since. */
import { z } from 'zod'
import { answerDay } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { findShortCode, shortCode } from '../paper-code.ts'
import { body } from '../roles.ts'
import { rule, ruleOfInput, ruleOverMany } from '../rule.ts'
import { action, type Nomination } from './dossier.ts'
import { withinWindow } from './rules.ts'
import { codesOn, isOurs, missingPages, said, shownBy } from './shown.ts'

/** `code` is the short one that is printed beside the QR; `unread` is somebody's word, with its reason, that the scan is of this version. */
const input = z.strictObject({
  scans: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .min(1)
    .max(30),
  code: z.string().max(20).optional(),
  unread: z.string().trim().min(2).max(400).optional(),
})

type Given = Facts<Nomination> & { readonly input: z.output<typeof input> }

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
  (_version, { input: { code }, dossier: { hash } }) =>
    code === undefined || (hash !== undefined && findShortCode(code) === shortCode(hash)),
  ({ input }) => input.code,
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

const nobodyLeftSince = rule(
  'nobodyLeftSince',
  ({ policy }) => policy.documents.sealedRoster,
  (_sealed, { dossier }: Facts<Nomination>) => !dossier.struckSince,
  ({ dossier }) => ({ version: dossier.version, lines: dossier.lines.length }),
)

/** Until codes were read an entry named one file, and somebody's word tied it to the version. */
const filesOf = (fact: { readonly scans?: readonly string[]; readonly scan?: string }): readonly string[] =>
  fact.scans ?? (fact.scan === undefined ? [] : [fact.scan])

export const seal = action({
  by: [body],
  from: ['finalised'],
  to: 'sealed',
  cites: ({ policy }) => policy.documents.sealedRoster,
  input,
  rules: [withinWindow, nobodyLeftSince, isAScan, scanShowsFrozenVersion, typedCodeIsOfIt, everyPageIsShown, scanIsTied],
  decide: (_law, facts) => {
    const { scans, unread } = facts.input
    const shown = shownBy(facts, facts.input) ?? 'unread'
    const { version, hash = '' } = facts.dossier
    return {
      scans,
      version,
      hash,
      shown,
      pages: codesOn(facts)
        .map(c => c.page)
        .sort((a, b) => a - b),
      ...(shown === 'unread' && { unread }),
    }
  },
  answerBy: ({ policy }, { today }) => answerDay(today, policy.procedure.answerDays.review.value),
  apply: (_dossier, { fact }) => ({ scan: { files: filesOf(fact), shown: fact.shown, unread: fact.unread } }),
  tells: ['department'],
})
