/** A line of the log by the house itself, one and no more: what an error repeats of somebody's words can end no line and turn none around. */
const endsOrTurns = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu

export const asLine = (text: string): string => text.replace(endsOrTurns, mark => `\\u{${mark.codePointAt(0)?.toString(16) ?? ''}}`)
export const tell = (text: string): void => console.error(asLine(text))
