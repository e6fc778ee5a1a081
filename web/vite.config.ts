/** How the pages are built: one chunk per page, for the browsers of old office PCs, served below /app/; and a worker that knows the parts of the form's page. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig, type Rollup } from 'vite'

/** What a person needs without a line: their first page, the form, the receipt and their year; and a host: its day. */
const pagesOffline = ['HomePage.tsx', 'FormPage.tsx', 'ReceiptPage.tsx', 'MyYearPage.tsx', 'HostDayPage.tsx']

const isNeeded = (chunk: Rollup.OutputChunk) =>
  chunk.isEntry || pagesOffline.some(page => chunk.facadeModuleId?.endsWith(`/pages/${page}`) === true)

/** The files that the pages load, all together. */
const partsOf = (bundle: Rollup.OutputBundle): readonly string[] => {
  const chunks = Object.values(bundle).flatMap(one => (one.type === 'chunk' ? [one] : []))
  const found = new Set(chunks.filter(isNeeded).map(chunk => chunk.fileName))
  for (const name of found) for (const next of chunks.find(chunk => chunk.fileName === name)?.imports ?? []) found.add(next)
  const styles = Object.keys(bundle).filter(name => name.endsWith('.css'))
  return [...found, ...styles].map(name => `/app/${name}`).sort()
}

const shellWorker = {
  name: 'shell-worker',
  generateBundle(this: Rollup.PluginContext, _options: unknown, bundle: Rollup.OutputBundle) {
    const parts = partsOf(bundle)
    const version = createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12)
    const source = readFileSync(new URL('shell-worker.js', import.meta.url), 'utf8')
    const filled = source.replace('__VERSION__', version).replace('__PARTS__', JSON.stringify(parts))
    this.emitFile({ type: 'asset', fileName: 'shell-worker.js', source: filled })
  },
}

/** The nonce that the server put into the page: what keeps the page from scrolling behind a dialogue is a style too, and is given none by antd. */
const ofPage = "styleNode.nonce = csp?.nonce ?? document.querySelector('meta[name=csp-nonce]')?.content ?? '';"
const ofOption = /if \(csp\?\.nonce\) \{\s*styleNode\.nonce = csp\??\.nonce;\s*\}/

/** antd writes its styles as HTML; the policy of the page lets nothing be HTML that was a text, and a style needs no more than its text. */
const stylesAsText = {
  name: 'styles-as-text',
  transform(code: string, id: string) {
    if (!/\/(Dom\/dynamicCSS|icons\/es\/cssUtils)\.js$/.test(id)) return undefined
    const changed = code.replaceAll(/\.innerHTML(?= !?==? css)/g, '.textContent').replace(ofOption, ofPage)
    if (changed.includes('innerHTML') || !changed.includes(ofPage))
      throw new Error(`${id} writes styles in another way than the build knows`)
    return { code: changed, map: null }
  },
}

export default defineConfig({
  base: '/app/',
  plugins: [react(), stylesAsText, shellWorker],
  build: {
    target: 'chrome80',
    cssTarget: 'chrome80',
    chunkSizeWarningLimit: 1_500,
    // What old browsers lack, and what libraries must know before they are loaded, is a part of its own, run before every part that is imported after it; inside the first page's part it would run last.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'newer', test: /\/web\/(newer|trusted)\.ts$/ }] } } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
})
