/** A ZIP as it is being written: one file after another, none of them held for longer than it takes to pass it on. */
import { Zip, ZipPassThrough } from 'fflate'

export type Packed = { readonly name: string; readonly bytes: Uint8Array }

/** Papers are compressed already, so they are stored as they are. All bear the moment that is given, so that equal files make an equal ZIP. */
export async function* zipOf(files: AsyncIterable<Packed>, at: Date): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  for await (const { name, bytes } of files) {
    const file = new ZipPassThrough(name)
    file.mtime = at
    zip.add(file)
    file.push(bytes, true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready.splice(0)
}
