/** A paper as data: what a printer sets, whatever it prints to. Words of people stand in it as plain strings and are never read again as anything else. */

/** `document` bears a red head and a colophon, `letter` is 信函格式, `plain` has neither head nor number (GB/T 9704-2012). */
export const paperForms = ['document', 'letter', 'plain'] as const
export type PaperForm = (typeof paperForms)[number]

/** 一、 · （一） · 1. · （1）, as the standard has them. */
export type Level = 1 | 2 | 3 | 4

/** `title` is set in the face of its level; `run` goes on in the same paragraph. */
export type Heading = {
  readonly kind: 'heading'
  readonly level: Level
  readonly label: string
  readonly title: string
  readonly run: string
}
export type Paragraph = { readonly kind: 'paragraph'; readonly text: string }
export type Block = Heading | Paragraph

/** A column without a width shares with its like what the others leave of the line. */
export type Column = { readonly head: string; readonly widthMm?: number | undefined }
/** A list that follows the paper on pages of its own. Each row has as many cells as there are columns. */
export type Annex = { readonly title: string; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] }

/** A whole paper but for what only its printing knows: the number, the day and who issues it. */
export type PaperBlocks = {
  readonly form: PaperForm
  /** The lines of the title, as they are to be broken. */
  readonly title: readonly string[]
  readonly to?: string | undefined
  /** Who signs, where it is not the office that issues the notice of the year. */
  readonly organs: readonly string[]
  readonly copies?: string | undefined
  readonly note?: string | undefined
  readonly body: readonly Block[]
  readonly annexes: readonly Annex[]
}
