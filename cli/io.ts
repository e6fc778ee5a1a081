/** What a verb of the command line may read and write; tests give it their own. Texts end with their own newline. */
export type Io = {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly input: AsyncIterable<string | Uint8Array>
}
