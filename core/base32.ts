/** Bytes as capital letters and digits (RFC 4648 without padding), the densest that a QR code has for what is also text. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export const toBase32 = (bytes: Uint8Array): string => {
  let [held, bits, text] = [0, 0, '']
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += letters[(held >> bits) & 31]
    }
  }
  return bits === 0 ? text : text + letters[(held << (5 - bits)) & 31]
}

/** Undefined for what `toBase32` never writes. */
export const fromBase32 = (text: string): Uint8Array | undefined => {
  const bytes: number[] = []
  let [held, bits] = [0, 0]
  for (const letter of text) {
    const value = letters.indexOf(letter)
    if (value < 0) return undefined
    held = ((held << 5) | value) & 0xfff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 255)
  }
  const read = Uint8Array.from(bytes)
  return toBase32(read) === text ? read : undefined
}
