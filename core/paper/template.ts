/** A paper's text as it was read: what stands, where a fact goes, and what stands only when a fact is there. */
import type { Level, PaperForm } from './blocks.ts'

/** Line and column as an editor counts them, from 1; the column counts characters. */
export type At = { readonly line: number; readonly column: number }

/** Text, the place of a fact, or a part in [brackets] that stands only when every fact in it is there. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'fact'; readonly name: string; readonly at: At }
  | { readonly kind: 'part'; readonly pieces: readonly Piece[] }
export type Pieces = readonly Piece[]

/** `?{事实}` at the end of a line: it stands only where the fact is there; `!{事实}`: only where it is not. On a heading it holds for all below it. */
export type Only = { readonly name: string; readonly there: boolean; readonly at: At }

export type HeadingLine = {
  readonly kind: 'heading'
  readonly level: Level
  readonly number: number
  readonly title: Pieces
  readonly run: Pieces
  readonly only: Only | undefined
  readonly at: At
}
export type TextLine = { readonly kind: 'paragraph'; readonly pieces: Pieces; readonly only: Only | undefined; readonly at: At }
export type AnnexText = {
  readonly title: Pieces
  readonly columns: readonly { readonly head: string; readonly widthMm?: number | undefined }[]
  readonly cells: readonly Pieces[]
  readonly at: At
}

export type Template = {
  readonly form: PaperForm
  readonly clause: { readonly id: string; readonly at: At }
  readonly title: readonly Pieces[]
  readonly to: Pieces | undefined
  readonly organs: readonly Pieces[]
  readonly copies: Pieces | undefined
  readonly note: Pieces | undefined
  readonly body: readonly (HeadingLine | TextLine)[]
  readonly annexes: readonly AnnexText[]
}

export type FaultRule = 'paperMalformed' | 'paperUnknownFact' | 'paperOutOfOrder' | 'paperUnguarded' | 'paperNeverSays'
/** What is wrong with a text, where, in both languages. */
export type Fault = At & { readonly rule: FaultRule; readonly message: string; readonly zh: string }
