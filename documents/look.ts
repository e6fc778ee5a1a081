/** `node documents/look.ts FOLDER [DPI]`: every page of every kind of paper as a picture to look at; `--goldens` makes those anew that the tests compare with. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sharedPress } from './pdf.ts'
import { pagesOf } from './pictures.ts'
import { specimens } from './specimens.ts'

const [folder, dotsPerInch = '100'] = process.argv.slice(2)
if (folder === undefined) throw new Error('node documents/look.ts FOLDER [DPI], or --goldens')
const goldens = folder === '--goldens'
const into = goldens ? join(import.meta.dirname, 'goldens') : folder
mkdirSync(into, { recursive: true })
for (const [name, { print }] of Object.entries(specimens)) {
  const pages = pagesOf(await print(), goldens ? 50 : Number(dotsPerInch), goldens ? 1 : undefined)
  for (const [i, page] of pages.entries()) writeFileSync(join(into, goldens ? `${name}.png` : `${name}-${i + 1}.png`), page)
  console.log(`${name}: ${pages.length} pages`)
}
sharedPress().close()
