/** The roster as a PDF, A4 landscape, to be printed and sealed. */
import { type Press, qrCode, sharedPress } from './pdf.ts'
import { cellOf, columns, RosterFacts, rosterHash, rosterTitle } from './roster-facts.ts'
import { dayInWords, versionCode } from './text.ts'

export const printRoster = async (given: RosterFacts, press: Press = sharedPress()): Promise<Uint8Array> => {
  const facts = RosterFacts.parse(given)
  const hash = rosterHash(facts)
  return press.print({
    template: 'roster',
    tagged: false,
    madeAt: facts.madeAt,
    data: {
      title: rosterTitle(facts.year),
      body: facts.body,
      trackName: facts.trackName,
      reporter: facts.reporter,
      phone: facts.phone,
      reportedOn: dayInWords(facts.reportedOn),
      madeAtText: facts.madeAt.slice(0, 16).replace('T', ' '),
      versionCode: versionCode(hash),
      shortHash: hash.slice(0, 16),
      qr: await qrCode(`${facts.body};${facts.trackName};${hash.slice(0, 32)}`),
      widths: columns.map(({ widthMm }) => widthMm),
      heads: columns.map(({ head }) => head),
      rows: facts.rows.map(row => columns.map(({ key }) => cellOf(row, key))),
    },
  })
}
