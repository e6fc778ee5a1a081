/** Notes at the cells of a workbook: what they say, and the drawing without which Excel shows none. */

/** `row` counts from 1, `column` from 0. */
export type Note = { readonly row: number; readonly column: number; readonly words: string }

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

type Ways = { readonly addressOf: (note: Note) => string; readonly escape: (words: string) => string }

const commentsXml = (notes: readonly Note[], { addressOf, escape: escaped }: Ways): string => {
  const each = notes.map(
    note =>
      `<comment ref="${addressOf(note)}" authorId="0"><text><r><t xml:space="preserve">${escaped(note.words)}</t></r></text></comment>`,
  )
  return `<comments xmlns="${main}"><authors><author>tepei</author></authors><commentList>${each.join('')}</commentList></comments>`
}

/** One box for each, to the right of its cell, hidden until somebody points at the cell. */
const boxXml = ({ row, column }: Note, i: number): string =>
  `<v:shape id="_x0000_s${1025 + i}" type="#_x0000_t202" style="position:absolute;width:180pt;height:80pt;z-index:${i + 1};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1}, 12, ${row - 1}, 4, ${column + 3}, 40, ${row + 4}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`

const drawingXml = (notes: readonly Note[]): string =>
  `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${notes.map(boxXml).join('')}</xml>`

/** The parts of the package that hold the notes of its one sheet. */
export const noteParts = (notes: readonly Note[], ways: Ways): Readonly<Record<string, string>> =>
  notes.length === 0
    ? {}
    : {
        'xl/comments1.xml': commentsXml(notes, ways),
        'xl/drawings/vmlDrawing1.vml': drawingXml(notes),
        'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/><Relationship Id="rId2" Type="${relations}/comments" Target="../comments1.xml"/></Relationships>`,
      }

export const noteTypes =
  '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>'
/** Where the sheet says that it has them. */
export const noteMark = `<legacyDrawing xmlns:r="${relations}" r:id="rId1"/>`
