/** The pages by which a package is read without any system: plain HTML that needs no script, and a text that says what lies where. */
import { escaped } from './metadata.ts'

export type Entry = {
  readonly series: string
  readonly seriesName: string
  readonly kept: string
  readonly title: string
  readonly status: string
  /** Who it is about, for the list by person. */
  readonly person: string | undefined
  readonly folder: string
  readonly papers: readonly { readonly path: string; readonly title: string }[]
}
export type Contents = {
  readonly title: string
  readonly office: string
  readonly entries: readonly Entry[]
  readonly registers: readonly { readonly title: string; readonly path: string }[]
  /** What could not be made or found, in words. */
  readonly failures: readonly string[]
}

const style =
  'body{font:16px/1.7 sans-serif;margin:2em auto;max-width:60em;padding:0 1em}table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:.3em .6em;text-align:left;vertical-align:top}.wrong{border:2px solid #b00;padding:1em}'

const page = (title: string, body: readonly string[]): string =>
  [
    '<!doctype html>',
    `<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${style}</style></head><body>`,
    `<h1>${escaped(title)}</h1>`,
    ...body,
    '</body></html>',
    '',
  ].join('\n')

const link = (path: string, words: string) =>
  `<a href="${escaped(path.split('/').map(encodeURIComponent).join('/'))}">${escaped(words)}</a>`

const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
  `<table><thead><tr>${heads.map(head => `<th>${escaped(head)}</th>`).join('')}</tr></thead><tbody>\n${rows
    .map(row => `<tr>${row.map(cell => `<td>${cell}</td>`).join('')}</tr>`)
    .join('\n')}\n</tbody></table>`

const beside = [
  ['record.json', '数据'],
  ['journal.jsonl', '日志'],
  ['metadata.xml', '元数据'],
] as const
const linksOf = ({ papers, folder }: Entry, up: string) =>
  [...papers, ...beside.map(([name, title]) => ({ path: `${folder}${name}`, title }))]
    .map(({ path, title }) => link(`${up}${path}`, title))
    .join('　')

const heads = ['题名', '办理状态', '文件']
const rowOf = (entry: Entry, up: string) => [escaped(entry.title), escaped(entry.status), linksOf(entry, up)]

const bySeries = (entries: readonly Entry[]) => [...Map.groupBy(entries, ({ series }) => series)]
const seriesPath = (series: string) => `contents/${series}.html`

const wrongIn = (failures: readonly string[]) =>
  failures.length === 0
    ? []
    : [`<div class="wrong"><p>本归档包不完整，缺下列文件：</p><ul>${failures.map(one => `<li>${escaped(one)}</li>`).join('')}</ul></div>`]

const indexPage = ({ title, office, entries, registers, failures }: Contents): string =>
  page(title, [
    ...wrongIn(failures),
    `<p>立档单位：${escaped(office)}。共 ${entries.length} 卷。怎样阅读和核对，见 ${link('README.txt', 'README.txt')}。</p>`,
    '<h2>总表和登记簿</h2>',
    `<ul>${registers.map(({ title: name, path }) => `<li>${link(path, name)}</li>`).join('')}</ul>`,
    '<h2>按类目</h2>',
    table(
      ['类目', '保管期限', '卷数'],
      bySeries(entries).map(([series, [first, ...rest]]) => [
        link(seriesPath(series), first?.seriesName ?? series),
        escaped(first?.kept ?? ''),
        String(1 + rest.length),
      ]),
    ),
    `<p>${link('contents/people.html', '按人员查找')}</p>`,
  ])

const peoplePage = (entries: readonly Entry[]) => {
  const people = [
    ...Map.groupBy(
      entries.filter(({ person }) => person !== undefined),
      ({ person }) => person ?? '',
    ),
  ]
  people.sort(([a], [b]) => a.localeCompare(b, 'zh-CN'))
  return page('按人员查找', [
    `<p>${link('../index.html', '返回总目录')}</p>`,
    ...people.map(
      ([person, own]) =>
        `<h2>${escaped(person)}</h2>${table(
          ['类目', ...heads],
          own.map(one => [escaped(one.seriesName), ...rowOf(one, '../')]),
        )}`,
    ),
  ])
}

/** Every page by its path. */
export const pagesOf = (contents: Contents): ReadonlyMap<string, string> =>
  new Map([
    ['index.html', indexPage(contents)],
    ['contents/people.html', peoplePage(contents.entries)],
    ...bySeries(contents.entries).map(([series, own]): [string, string] => [
      seriesPath(series),
      page(own[0]?.seriesName ?? series, [
        `<p>${link('../index.html', '返回总目录')}</p>`,
        table(
          heads,
          own.map(one => rowOf(one, '../')),
        ),
      ]),
    ]),
  ])

export const readmeOf = ({ title, office, failures }: Pick<Contents, 'title' | 'office' | 'failures'>): string => `${title}
立档单位：${office}

一、怎样看
把本包解压到一个文件夹，用浏览器打开 index.html，不需要联网，也不需要原来的系统。
文件都是 PDF（PDF/A-3）、图片、XLSX 或文本；每份 PDF 里嵌有生成它的数据 record.json，与同一文件夹里的 record.json 逐字节相同。

二、里面有什么
index.html、contents/     总目录，按类目和按人员
registers/                名额表、名单、登记簿、清单（PDF 和 JSON）
laws/                     办理所依据的政策版本（PDF 和 JSON）
dossiers/类别/编号/       每一卷：办理记录和各种文书（PDF）、record.json（数据）、journal.jsonl（办理日志）、metadata.xml（元数据）
files/                    上传的材料和扫描件，旁边的 JSON 说明来源
people.jsonl、accounts.jsonl、organisations.jsonl   人员、经办账号和单位的名称
package.json              本包的说明；SHA256SUMS 是每个文件的校验值；SIGNATURE.json 是对校验值的签名

三、怎样核对
任何一台电脑：sha256sum -c SHA256SUMS（Windows：certutil -hashfile 文件 SHA256，与 SHA256SUMS 对照）。
装有本系统程序的电脑，不需要数据库和网络：npx tepei archive verify 文件.zip
journal.jsonl 每行的 hash 是上一行的 hash 与本行 entry（规范 JSON，RFC 8785）连起来的 SHA-256；改动任何一行，后面都对不上。

四、个人信息
本包含有个人信息，按内部资料保管。已依法删除个人信息的，record.json 里写明 erased，内容不在包内。
${failures.length === 0 ? '' : `\n五、不完整\n下列文件没有收齐：\n${failures.join('\n')}\n`}`
