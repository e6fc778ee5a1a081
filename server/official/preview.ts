/** A text that is being written, with the facts of a real dossier: marked as a preview, and without a number. */
import type { FastifyInstance } from 'fastify'
import { faultsOf, isPaperKind, kindOf, type PaperKind, parsePaper } from '../../core/paper/index.ts'
import { type OfficialFacts, printOfficial } from '../../documents/official.ts'
import { askingOf } from '../answers.ts'
import type { Door } from '../http.ts'
import type { Asking } from '../questions/asking.ts'
import { findLook, type Look } from '../questions/look.ts'
import { partIn, textIn } from '../reading.ts'
import { officialMakers, officialOn } from './index.ts'
import { unnumbered } from './paper.ts'

const textOf = ({ state }: Look, kind: PaperKind): string | undefined => textIn(partIn(state.folder, 'papers'), kind)

/** The dossier as if its round were run by the text. */
const withText = (look: Look, kind: PaperKind, text: string): Look => ({ ...look, law: { ...look.law, papers: { [kind]: text } } })

const newestText = 'select id from dossier where subject = $1 order by since desc, id limit 100'
export type Shown = { readonly look: Look; readonly part: string | undefined; readonly title: string }

/** The newest dossiers that have such a paper, of those that the asker sees. */
export const dossiersWith = async (asking: Asking, kind: PaperKind, text: string): Promise<readonly Shown[]> => {
  const rows = await asking.query<{ id: string }>(newestText, [kindOf(kind).subject])
  const found: Shown[] = []
  for (const { id } of rows) {
    if (found.length === mostShown) break
    const seen = await findLook(asking, kindOf(kind).subject, id)
    const look = seen && withText(seen, kind, text)
    const offered = look && (await officialOn(asking, look)).find(paper => paper.kind === kind)
    if (look && offered) found.push({ look, part: offered.part, title: look.row.title })
  }
  return found
}
const mostShown = 12

export const previewOf = async (asking: Asking, kind: PaperKind, { look, part }: Shown): Promise<OfficialFacts | undefined> => {
  const facts = await officialMakers[kind](asking, look, part)
  return facts && { ...facts, preview: true, number: unnumbered(look.law, facts.issuedOn) }
}

/** `/api/editions/ID/papers/KIND`: the dossiers to choose from; with `of`, the paper of one of them. */
export const addPaperPreview = (app: FastifyInstance, door: Door): void => {
  app.get<{ Params: { id: string; kind: string }; Querystring: { of?: string } }>(
    '/api/editions/:id/papers/:kind',
    async (request, reply) => {
      const session = await door.session(request)
      const { id, kind } = request.params
      if (!session) return reply.code(401).send({ error: 'Sign in first.' })
      if (!isPaperKind(kind)) return reply.callNotFound()
      const shown = await askingOf(door.site, session, 'own', async asking => {
        const edition = await findLook(asking, 'edition', id)
        const text = edition && textOf(edition, kind)
        if (text === undefined) return undefined
        return faultsOf(kind, parsePaper(text)).length > 0 ? ('faulty' as const) : dossiersWith(asking, kind, text)
      })
      if (!shown) return reply.callNotFound()
      if (shown === 'faulty') return reply.code(409).send({ error: 'The text has faults.' })
      const { of } = request.query
      if (of === undefined) return reply.send({ dossiers: shown.map(({ look, title }) => ({ id: look.id, title })) })
      const one = shown.find(({ look }) => look.id === of)
      const facts =
        one &&
        (await askingOf(door.site, session, 'everything', async asking => {
          const log = 'insert into access_log (account, asked, subject, id) values ($1, $2, $3, $4)'
          await asking.query(log, [session.account.id, `${kind} preview`, one.look.subject, of])
          return previewOf(asking, kind, one)
        }))
      if (!facts) return reply.callNotFound()
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="preview-${kind}.pdf"`)
        .send(Buffer.from(await printOfficial(facts)))
    },
  )
}
