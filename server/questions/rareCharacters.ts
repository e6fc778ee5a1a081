/** Which characters of the names on a form the typeface of its papers lacks, so that somebody looks at the print before it is signed. */
import { questions } from '../../core/question.ts'
import { rareIn } from '../../documents/fonts.ts'
import { sharedPress } from '../../documents/pdf.ts'
import { partIn, textIn } from '../reading.ts'
import { answering } from './asking.ts'
import { openForm } from './form.ts'
import { findLook } from './look.ts'

const named = [
  ['identity', 'name'],
  ['identity', 'mongolianName'],
  ['identity', 'formerName'],
  ['employer', 'name'],
] as const

export const rareCharacters = answering(questions.rareCharacters, async (asking, { id }) => {
  const look = await findLook(asking, 'application', id)
  const opened = look && (await openForm(asking, look, 'rareCharacters'))
  if (!opened) return undefined
  const fonts = await sharedPress().fonts()
  // Mongolian is always set in its own typeface.
  const isOdd = (family: string | null) => family === null || family !== fonts.faces.mongolian.family
  const characters = named.flatMap(([part, key]) => {
    const words = textIn(partIn(opened.form, part), key) ?? ''
    const odd = rareIn(fonts, words).filter(({ family }) => isOdd(family))
    return odd.map(one => ({ field: `${part}.${key}`, words, ...one }))
  })
  return { characters }
})
