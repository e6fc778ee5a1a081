/** Mobile numbers of mainland China, by which people come in who have no e-mail. */

/** Eleven digits as they are stored; undefined for anything that is no mobile number. Spaces, dashes, full-width digits and +86 are set right. */
export const normalisePhone = (typed: string): string | undefined => {
  const number = typed
    .replace(/[０-９]/gu, c => String.fromCodePoint((c.codePointAt(0) ?? 0) - 0xfee0))
    .replace(/[\s\u200b-\u200f\u2060\ufeff－-]/gu, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '')
  return /^1[3-9]\d{9}$/.test(number) ? number : undefined
}
