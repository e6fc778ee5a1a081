/** What a browser says that it is, in two words for the list of one's sessions; nothing is decided by it. */
const browsers = [
  ['Edge', /Edg(e|A|iOS)?\//],
  ['微信 WeChat', /MicroMessenger\//],
  ['QQ', /QQBrowser\//],
  ['360', /360(SE|EE)|QIHU/],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrom(e|ium)\/|CriOS\//],
  ['Safari', /Safari\//],
] as const
const systems = [
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Android', /Android/],
  ['iPhone', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
] as const

const firstOf = (names: readonly (readonly [string, RegExp])[], agent: string) => names.find(([, shape]) => shape.test(agent))?.[0]

export const deviceOf = (agent: string | undefined): string =>
  [firstOf(browsers, agent ?? ''), firstOf(systems, agent ?? '')].filter(name => name !== undefined).join(' · ')
