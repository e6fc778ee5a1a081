/** The arrival code of a training: whole in a QR, short for whoever types it. It says which training is meant, and lets nobody do anything. */
import { asRead, findShortCode } from '../../paper-code.ts'

const start = 'tepei:arrival:'

/** 'tepei:arrival:XK4M-9Q2T'. */
export const arrivalText = (code: string): string => `${start}${code}`

/** The code in what was scanned or typed; undefined for the code of anything else. */
export const findArrivalCode = (read: string): string | undefined => {
  const text = asRead(read)
  return findShortCode(text.startsWith(start) ? text.slice(start.length) : text)
}
