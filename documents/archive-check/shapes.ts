/** The shapes of what lies in a package, as whoever reads one has to expect them: docs/archive.md in code. */
import { z } from 'zod'

const Digest = z.string().regex(/^[0-9a-f]{64}$/)

export const Manifest = z.looseObject({
  format: z.literal(1),
  of: z.strictObject({ kind: z.enum(['round', 'person']), id: z.string() }),
  dossiers: z.int(),
  entries: z.int(),
  papers: z.int(),
  files: z.int(),
  failures: z.array(z.string()),
  whole: z.boolean(),
  withoutPaper: z.array(z.string()),
})
export type Manifest = z.infer<typeof Manifest>

export const Signature = z.strictObject({
  algorithm: z.literal('Ed25519'),
  of: z.literal('SHA256SUMS'),
  publicKey: z.string(),
  fingerprint: z.string(),
  signature: z.string(),
})

export const Line = z.strictObject({
  order: z.int().positive(),
  entry: z.looseObject({
    subject: z.string(),
    id: z.string(),
    n: z.int().positive(),
    action: z.string(),
    actor: z.string(),
    role: z.string(),
    actingFor: z.string().optional(),
    at: z.string(),
    edition: z.string(),
    fact: z.unknown(),
    kept: Digest.optional(),
    seen: Digest.optional(),
    due: z.string().optional(),
  }),
  prev: z.union([Digest, z.literal('')]),
  hash: Digest,
  actorPerson: z.string().nullable(),
  asSelf: z.boolean(),
  status: z.string(),
  cause: z.string().nullable(),
  transfers: z.array(z.strictObject({ debit: z.string(), credit: z.string(), amount: z.int().positive(), clause: z.string() })),
})
export type Line = z.infer<typeof Line>

export const DossierRecord = z.strictObject({
  format: z.literal(1),
  subject: z.string(),
  id: z.string(),
  status: z.string(),
  entries: z.int(),
  head: Digest,
  state: z.looseObject({ status: z.string() }),
  records: z.array(z.strictObject({ n: z.int(), kind: z.string(), salt: z.string().regex(/^[0-9a-f]{32}$/), content: z.unknown() })),
  erased: z.array(z.int()),
  files: z.array(Digest),
  recipients: z.array(z.strictObject({ person: z.string(), application: z.string(), by_phone: z.boolean() })).optional(),
})
export type DossierRecord = z.infer<typeof DossierRecord>

export const FileNote = z.strictObject({
  sha256: Digest,
  type: z.string(),
  size: z.int(),
  owners: z.array(z.strictObject({ owner: z.string(), at: z.string() })),
  uses: z.array(z.strictObject({ subject: z.string(), id: z.string() })),
  scan: z.strictObject({ codes: z.array(z.string()), pictures: z.int() }).nullable(),
})
export type FileNote = z.infer<typeof FileNote>
