/** The look of the public pages: one sheet, readable at 390 px and on paper. */

export const style = `
:root { color-scheme: light; font: 16px/1.6 system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif; color: #1f2329; }
body { margin: 0; background: #f6f7f9; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; justify-content: space-between; padding: .5rem 1rem; background: #fff; border-bottom: 1px solid #d5d9df; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 0; padding: 0; list-style: none; }
a { color: #1456b8; display: inline-block; padding: .35rem 0; }
a[aria-current] { font-weight: 700; text-decoration: none; color: #1f2329; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.3; } h2 { font-size: 1.15rem; margin-top: 2rem; }
section, form { background: #fff; border: 1px solid #d5d9df; border-radius: 6px; padding: 1rem; margin: 1rem 0; }
section > h2:first-child, section > h3:first-child { margin-top: 0; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid #e4e7eb; vertical-align: top; }
.wide { overflow-x: auto; } .number { text-align: right; font-variant-numeric: tabular-nums; }
label { display: block; font-weight: 600; margin: .75rem 0 .25rem; }
input, select, textarea { font: inherit; width: 100%; max-width: 26rem; box-sizing: border-box; min-height: 44px; padding: .4rem .6rem; border: 1px solid #8a9099; border-radius: 6px; background: #fff; color: inherit; }
textarea { max-width: 100%; } input[type=checkbox] { width: 1.25rem; min-height: 1.25rem; vertical-align: middle; } .tick { font-weight: 400; }
button, .button { font: inherit; min-height: 44px; padding: .4rem 1.5rem; margin-top: 1rem; border: 0; border-radius: 6px; background: #1456b8; color: #fff; cursor: pointer; }
.button { display: inline-block; box-sizing: border-box; padding: .55rem 1.5rem; margin: .5rem .75rem .5rem 0; text-decoration: none; }
button.plain { background: #fff; color: #a8121a; border: 1px solid #a8121a; }
.wrong { border-left: 4px solid #a8121a; } .receipt { font-size: 1.35rem; font-weight: 700; font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
.said { padding-left: 1.25rem; } .words { white-space: pre-wrap; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid #1456b8; outline-offset: 2px; }
.demo { margin: 0; padding: .35rem 1rem; background: #fff3cd; color: #5c4400; text-align: center; }
.quiet { color: #4a4f57; } .yes { color: #14622b; } .no { color: #a8121a; } .open { color: #6b4b00; }
.verdict { font-size: 1.15rem; font-weight: 700; }
@media print { header, form button { display: none; } body { background: #fff; } }
`
