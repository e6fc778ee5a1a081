// The child process that sets one document after another in Typst. It reads the templates and the fonts, and nothing else.
import { setImmediate } from 'node:timers/promises'
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler'

export type PrintJob = {
  readonly fontFolder: string
  readonly templates: string
  readonly template: string
  readonly inputs: Readonly<Record<string, string>>
  /** Pictures, by the path under which the template finds them, and what is embedded. */
  readonly files: Readonly<Record<string, Uint8Array>>
  /** The file among them that is embedded as the paper's source: the paper is then PDF/A-3, and PDF/A-2 without. */
  readonly embeds: string | undefined
  readonly creationSeconds: number
  /** Tags let a screen reader read a paper; a long table of numbers pays for them eightfold in bytes. */
  readonly tagged: boolean
}

const mainOf = ({ templates, template, embeds }: PrintJob) => {
  if (embeds === undefined) return { mainFilePath: `${templates}/${template}.typ` }
  const attach = `#pdf.attach("${embeds}", relationship: "source", mime-type: "application/json", description: "档案数据")`
  return { mainFileContent: `${attach}\n#include "${template}.typ"` }
}

let compiler: { readonly of: string; readonly typst: NodeCompiler } | undefined

const compilerFor = (job: PrintJob): NodeCompiler => {
  const of = `${job.fontFolder}\n${job.templates}`
  if (compiler?.of === of) return compiler.typst
  const typst = NodeCompiler.create({ workspace: job.templates, fontArgs: [{ fontPaths: [job.fontFolder] }] })
  compiler = { of, typst }
  return typst
}

const toldBy = (typst: NodeCompiler, error: NodeError): string => {
  const told: readonly { readonly message?: string; readonly path?: string }[] = typst.fetchDiagnostics(error)
  return told.map(({ message, path }) => `${path ?? ''}: ${message ?? 'no message'}`).join('; ')
}

const set = (
  job: PrintJob,
): { readonly done: { readonly pdf: Uint8Array; readonly pages: number } } | { readonly failed: string; readonly kind: 'template' } => {
  const typst = compilerFor(job)
  for (const [path, bytes] of Object.entries(job.files)) typst.mapShadow(`${job.templates}/${path}`, Buffer.from(bytes))
  try {
    const result = typst.compile({ ...mainOf(job), inputs: job.inputs })
    const complaint = result.takeError() ?? result.takeWarnings()
    if (complaint !== null) return { failed: toldBy(typst, complaint), kind: 'template' }
    if (result.result === null) return { failed: 'no document came out', kind: 'template' }
    const pdf = typst.pdf(result.result, {
      pdfStandard: job.embeds === undefined ? 'a-2b' : 'a-3b',
      pdfTags: job.tagged,
      creationTimestamp: job.creationSeconds,
    })
    return { done: { pdf: new Uint8Array(pdf), pages: result.result.numOfPages } }
  } finally {
    for (const path of Object.keys(job.files)) typst.unmapShadow(`${job.templates}/${path}`)
    typst.evictCache(2)
  }
}

process.on('message', async (job: PrintJob) => {
  try {
    process.send?.(set(job))
  } catch (error) {
    process.send?.({ failed: error instanceof Error ? error.message : String(error), kind: 'template' })
  }
  await setImmediate() // the native buffers of this document are freed before the next one is set
})
process.on('disconnect', () => process.exit(0))
