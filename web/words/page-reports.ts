/** The words of what browsers refused of the pages. */
import type { Language } from '../settings.ts'

const zh = {
  page: '页面拦截记录',
  note: '网页要做页面规则不许做的事（运行夹带的脚本、向别处取东西）时，浏览器会拦下并报到这里。只记是哪个页面、哪条规则、来自哪里，不记是谁、不记内容，保留九十天；这里列最近三十天。',
  none: '最近三十天没有拦截。',
  times: (n: number) => `${n} 次`,
  last: (at: string) => `最近一次 ${at}`,
  source: {
    own: '本系统的页面',
    inline: '夹在页面里的内容',
    elsewhere: '别的网站',
    extension: '用户浏览器的插件',
  },
  toDo: {
    own: '可能是程序缺陷，请把这一行告诉维护单位。',
    inline: '可能有人把脚本写进了文字，也可能是用户浏览器的插件。反复出现的，请查操作记录。',
    elsewhere: '可能有人把别处的东西写进了文字，也可能是用户浏览器的插件。反复出现的，请查操作记录。',
    extension: '与本系统无关，不必处理。',
  },
}
const en: typeof zh = {
  page: 'What browsers refused',
  note: 'When a page tries what its rules forbid (to run a script that was slipped in, to fetch from elsewhere), the browser refuses it and reports it here: which page, which rule, where it came from; not who, and nothing of what it was. Kept ninety days; here are the last thirty.',
  none: 'Nothing was refused in the last thirty days.',
  times: n => `${n} times`,
  last: at => `last ${at}`,
  source: {
    own: 'our own page',
    inline: 'something within the page',
    elsewhere: 'another site',
    extension: 'an extension of somebody’s browser',
  },
  toDo: {
    own: 'Perhaps a fault of the program: tell whoever maintains it this line.',
    inline:
      'Somebody may have written a script into a text, or it is an extension of a browser. Where it comes again and again, look into the log.',
    elsewhere:
      'Somebody may have written an address into a text, or it is an extension of a browser. Where it comes again and again, look into the log.',
    extension: 'Not of this system; nothing to do.',
  },
}
export const pageReportWords: Readonly<Record<Language, typeof zh>> = { zh, en }
