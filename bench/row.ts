/** One measured figure: what `npm run bench` prints as a line and writes to results.json. */
export type Row = {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** How many times as fast as, or as much as, what the note names. */
  readonly ratio?: number
  readonly note?: string
}
