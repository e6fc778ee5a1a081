/** What stands against a row, as sentences that name the cell: on the page and in the file that goes back. Pure. */
import { columnAt } from '../../../core/twin/grid.ts'
import type { JudgedRow } from '../../../core/twin/judged.ts'
import type { ReadRow } from '../../../core/twin/row.ts'
import type { Texts } from '../../texts.ts'
import type { TwinWords } from '../../words/twin.ts'

export const wrongsOf = ({ wrongs }: Pick<ReadRow, 'wrongs'>, words: TwinWords): readonly string[] =>
  wrongs.map(({ at, code, why, found }) => `${at} ${words.columnNames[code]}${found === '' ? '' : `「${found}」`}：${words.why[why]}`)

/** The same at the cell itself: in the file that goes back it stands as a note. */
export const atCells = ({ wrongs }: Pick<ReadRow, 'wrongs'>, words: TwinWords) =>
  wrongs.flatMap(({ at, code, why }) => {
    const column = columnAt(at)
    return column === undefined ? [] : [{ column, words: `${words.columnNames[code]}：${words.why[why]}` }]
  })

export const notesOf = ({ notes }: Pick<ReadRow, 'notes'>, words: TwinWords): readonly string[] =>
  notes.map(({ at, code, note }) => `${at} ${words.columnNames[code]}：${words.note[note]}`)

export const reasonsOf = (row: JudgedRow, words: TwinWords, { pick }: Texts): readonly string[] => [
  ...wrongsOf(row, words),
  ...(row.twin === undefined ? [] : [words.twin(row.twin)]),
  ...row.blocks.map(({ number, fact, found, wants }) => words.block(number, pick(fact), found && pick(found), pick(wants))),
]
