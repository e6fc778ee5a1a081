/** What a browser says that it refused of a page, in the two forms in which browsers say it, brought down to four words that name nobody. */
import { z } from 'zod'

export type Source = 'own' | 'inline' | 'elsewhere' | 'extension'
export type PageReport = { readonly page: string; readonly directive: string; readonly source: Source }

const word = z.string().max(4_000).optional()
/** By `report-uri`. */
const Old = z.object({
  'csp-report': z.object({
    ...{ 'document-uri': word, 'effective-directive': word, 'violated-directive': word, 'blocked-uri': word, 'source-file': word },
  }),
})
/** By `report-to`: several at once, of other kinds too. */
const New = z
  .array(
    z.object({
      type: z.string().max(100),
      body: z.object({ documentURL: word, effectiveDirective: word, blockedURL: word, sourceFile: word.nullable() }).optional(),
    }),
  )
  .max(20)

type Said = Readonly<Record<'document' | 'directive' | 'blocked' | 'file', string | undefined>>

const saidIn = (body: unknown): readonly Said[] | undefined => {
  const old = Old.safeParse(body)
  if (old.success) {
    const report = old.data['csp-report']
    const directive = report['effective-directive'] ?? report['violated-directive']
    return [{ document: report['document-uri'], directive, blocked: report['blocked-uri'], file: report['source-file'] }]
  }
  const found = New.safeParse(body)
  if (!found.success) return undefined
  return found.data.flatMap(({ type, body: report }) =>
    type === 'csp-violation' && report
      ? [
          {
            ...{ document: report.documentURL, directive: report.effectiveDirective },
            ...{ blocked: report.blockedURL, file: report.sourceFile ?? undefined },
          },
        ]
      : [],
  )
}

const pathIn = (address: string | undefined): string | undefined => {
  try {
    const { protocol, pathname } = new URL(address ?? '')
    return /^https?:$/.test(protocol) ? pathname : undefined
  } catch {
    return undefined
  }
}

/** The page without whatever its address says of whom: `/app/desk`, or `/notice`. What is no page of ours is `other`. */
const pageOf = (document: string | undefined): string => {
  const [, first = '', second] = (pathIn(document) ?? '/no page').split('/')
  if (!/^[a-z-]{0,18}$/.test(first)) return 'other'
  return first === 'app' && second !== undefined && /^[a-z-]{1,18}$/.test(second) ? `/app/${second}` : `/${first}`
}

const ofExtension = /^[a-z]+-extension(:|$)/
const sourceOf = ({ document, blocked = '', file = '' }: Said): Source => {
  if (ofExtension.test(blocked) || ofExtension.test(file)) return 'extension'
  const path = pathIn(file)
  const origin = (address: string) => (URL.canParse(address) ? new URL(address).origin : undefined)
  if (path?.startsWith('/app/assets/') && origin(file) === origin(document ?? '')) return 'own'
  if (!URL.canParse(blocked)) return 'inline'
  return origin(blocked) === origin(document ?? '') ? 'own' : 'elsewhere'
}

/** The lines that a policy can have, and one word for whatever else is claimed. */
const lines =
  /^((child|connect|default|font|frame|img|manifest|media|object|prefetch|worker)-src|(script|style)-src(-elem|-attr)?|base-uri|form-action|frame-ancestors|require-trusted-types-for|trusted-types|sandbox)$/

const reportOf = (said: Said): PageReport => {
  const [directive = ''] = (said.directive ?? '').split(' ')
  return { page: pageOf(said.document), directive: lines.test(directive) ? directive : 'other', source: sourceOf(said) }
}

/** Undefined where it is no report at all. */
export const readPageReports = (body: unknown): readonly PageReport[] | undefined => saidIn(body)?.map(reportOf)
