/** Words that would be a line, a header or a part of a mail of their own, wherever words end up in one. */
const ends = [
  '\r\n',
  '\n',
  '\r',
  '\u0085',
  '\u2028',
  '\u2029',
  '\u000b',
  '\u000c',
  '%0d%0a',
  '%0a',
  '%0d',
  '\\r\\n',
  '嘊嘍',
  '\u560d\u560a',
  '\t',
]
const starts = [
  'x-evil: 1',
  'set-cookie: tepei=evil',
  'location: https://evil.example',
  'content-length: 0',
  'bcc: evil@evil.example',
  '{"level":50,"msg":"evil"}',
  '\u001b[2K\u001b[1A evil',
]
export const lines: readonly string[] = ends.flatMap(end => starts.map(start => `a${end}${start}${end}${end}evil`))
/** Names of files that would end a header, leave a folder, or pass for something else. */
export const fileNames: readonly string[] = [
  ...lines.map(line => `${line}.pdf`),
  ...[
    '"; filename="evil.exe',
    'a";x=y.pdf',
    "a'';evil.pdf",
    'a\\".pdf',
    '../../evil.pdf',
    '..\\evil.pdf',
    '/etc/evil.pdf',
    'C:\\evil.pdf',
    '\\\\evil\\x.pdf',
  ],
  ...[
    'gpj.\u202eexe',
    'evil.pdf\u0000.exe',
    'a\u200b.pdf',
    '.htaccess',
    'con',
    `${'a'.repeat(300)}.pdf`,
    '',
    ' ',
    '.',
    '..',
    '~/evil',
    '$(evil).pdf',
    '`evil`.pdf',
  ],
]

/** Headers that hold more than they should, or that nobody of the house has set. */
export const brokenHeaders = (headers: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(headers).flatMap(([name, value]) => {
    const values = [value].flat().map(String)
    const own = name !== 'x-evil' && name !== 'bcc' && !values.some(one => /tepei=evil|^https?:\/\/evil/.test(one))
    return own && values.every(one => /^[ -~]*$/.test(one)) ? [] : [name]
  })
