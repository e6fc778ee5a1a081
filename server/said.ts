/** What of a failure may be written down: its kind, its place in the program and what the database names of its own. The words of a failure may be somebody's own, and are cut to ours. */

/** What a failure of the database, of a file or of a connection says in names of the house's own. */
const named = ['code', 'severity', 'schema', 'table', 'column', 'constraint', 'routine', 'syscall'] as const

const codeOf = (error: Error): string => String(Reflect.get(error, 'code') ?? '')
const isOfDatabase = (error: Error): boolean => Reflect.get(error, 'severity') !== undefined
/** Class 22 of PostgreSQL, data that is none, and what can't be parsed: the words quote what was read. */
const quotesWhatItRead = (error: Error): boolean => error instanceof SyntaxError || (isOfDatabase(error) && codeOf(error).startsWith('22'))

/** Names of tables stand in quotes in the database's words; elsewhere what is quoted is what somebody gave. */
const quoted = /(?:["`“‘]|(?<!\w)')[^"'`”’]*["'`”’]/g
const notOurs = [/[^\s@]{1,64}@[^\s@]{1,190}/g, /[^\x20-\x7e]+/g, /\d{6,}/g]
const cut = (message: string, hasNames: boolean): string =>
  notOurs.reduce((text, words) => text.replace(words, '…'), hasNames ? message : message.replace(quoted, '…'))

/** So much of it is looked through, and so much is told. */
const [longest, told] = [2_000, 300]
/** A failure in one line. */
export const saidOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'something that is no error was thrown'
  const code = codeOf(error)
  if (quotesWhatItRead(error)) return `${error.name} ${code} (what it read is left out)`
  return cut(error.message.slice(0, longest), isOfDatabase(error)).slice(0, told)
}

const placesIn = ({ stack = '' }: Error): readonly string[] => stack.split('\n').filter(line => /^\s+at /.test(line))

type Logged = { readonly type: string; readonly message: string; readonly stack: string; readonly cause?: Logged }
/** A failure for the log, by the names of its parts; what else hangs on it, as a row that was refused, is left out. */
export const loggedOf = (error: unknown, depth = 0): Logged => {
  if (!(error instanceof Error)) return { type: typeof error, message: saidOf(error), stack: '' }
  const parts = named.flatMap(name => {
    const value: unknown = Reflect.get(error, name)
    return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : []
  })
  const { cause } = error
  return {
    ...Object.fromEntries(parts),
    ...{ type: error.name, message: saidOf(error), stack: placesIn(error).join('\n') },
    ...(cause !== undefined && depth < 3 && { cause: loggedOf(cause, depth + 1) }),
  }
}
