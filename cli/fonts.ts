/** `tepei fonts check [--print FILE]`: the typefaces in use, and the names whose characters another typeface lends or none has. */
import { writeFileSync } from 'node:fs'
import { type Fonts, rareIn, slots } from '../documents/fonts.ts'
import { sharedPress } from '../documents/pdf.ts'
import { printTypefaces } from '../documents/typefaces.ts'
import type { Query } from '../server/database.ts'
import { rareNames } from '../server/rare-names.ts'
import { readSettings } from '../server/settings.ts'
import { openHouse, setTypefaces } from '../server/start.ts'
import type { Io } from './io.ts'

const usage = 'tepei fonts check [--print FILE.pdf]\n'

const sayTypefaces = (fonts: Fonts, io: Io): void => {
  for (const slot of slots) {
    const { family, files } = fonts.faces[slot]
    io.out(`${slot.padEnd(13)} ${fonts.families[slot].includes(family) ? family : `${family} is not installed`}  ${files.join(' ')}\n`)
  }
}

/** 0 when every name can be set, 1 when some character has no glyph anywhere. */
export const sayNames = async (query: Query, fonts: Fonts, io: Io): Promise<number> => {
  const count = { names: 0, lent: 0, missing: 0 }
  for await (const { of, id, name } of rareNames(query, fonts)) {
    for (const { character, code, family } of rareIn(fonts, name)) {
      io.out(
        `${of} ${id}  ${name}  ${character} ${code}  ${family === null ? 'no glyph: its code point is printed' : `set in ${family}`}\n`,
      )
      if (family === null) count.missing += 1
      else count.lent += 1
    }
    count.names += 1
  }
  io.out(`${count.names} names with such characters: ${count.lent} lent by another typeface, ${count.missing} without a glyph\n`)
  return count.missing === 0 ? 0 : 1
}

export const fontsCommand = async ([verb, flag, file, ...more]: readonly string[], io: Io): Promise<number> => {
  if (verb !== 'check' || more.length > 0 || (flag !== undefined && (flag !== '--print' || file === undefined))) {
    io.err(usage)
    return 2
  }
  const settings = readSettings(process.env)
  await setTypefaces(settings)
  const page = await printTypefaces()
  if (file !== undefined) writeFileSync(file, page)
  const fonts = await sharedPress().fonts()
  sayTypefaces(fonts, io)
  const opened = await openHouse(settings)
  return sayNames(opened.house.database.query, fonts, io).finally(opened.close)
}
