/** Whether the name of an account is the payee's: signs that are written in several ways are one, letters must be the same. */

/** The dot between the parts of a name (间隔号 U+00B7) and what keyboards and banks put in its place. */
const dots = /[·•‧∙⋅・･．.﹒·]/gu

/** A name as it is compared: one kind of dot, no blanks, brackets and letters of one width. */
export const comparable = (name: string): string => name.normalize('NFKC').replace(dots, '·').replace(/\s/gu, '').toUpperCase()

export const isSameName = (one: string, other: string): boolean => comparable(one) !== '' && comparable(one) === comparable(other)
