/** The roster as a PDF, A4 landscape, to be printed and sealed. */
import { paperCode } from '../core/paper-code.ts'
import { type Press, sharedPress } from './pdf.ts'
import { cellOf, columnsWith, RosterFacts, rosterHash, rosterTitle } from './roster-facts.ts'
import { dayInWords, versionCode } from './text.ts'

export const printRoster = async (given: RosterFacts, press: Press = sharedPress()): Promise<Uint8Array> => {
  const facts = RosterFacts.parse(given)
  const { frozen } = facts
  const hash = rosterHash(facts)
  const columns = columnsWith(facts.added)
  return press.print({
    template: 'roster',
    tagged: false,
    madeAt: facts.madeAt,
    ...(frozen && { codeOn: (page: number, pages: number) => paperCode({ kind: 'roster', ...frozen, hash, page, pages }) }),
    data: {
      title: rosterTitle(facts),
      body: facts.body,
      trackName: facts.trackName,
      reporter: facts.reporter,
      phone: facts.phone,
      reportedOn: dayInWords(facts.reportedOn),
      madeAtText: facts.madeAt.slice(0, 16).replace('T', ' '),
      versionCode: versionCode(hash),
      shortHash: hash.slice(0, 16),
      version: frozen ? `第${frozen.version}版` : '草稿，未定稿',
      widths: columns.map(({ widthMm }) => widthMm),
      heads: columns.map(({ head }) => head),
      rows: facts.rows.map(row => columns.map(({ key }) => cellOf(row, key))),
    },
  })
}
