/** Watches a page for whatever a text could do that became more than text. */
import type { Page } from '@playwright/test'

export type Watch = {
  /** What happened since the last time that it was asked. */
  readonly take: () => Promise<readonly string[]>
}

/** Elements and addresses that only a payload brings. */
const bornOfText = () => {
  const found: string[] = []
  for (const one of document.querySelectorAll('*')) {
    if (['SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'BASE', 'PORTAL'].includes(one.tagName) && !one.matches('script[src^="/app/assets/"]'))
      found.push(`<${one.tagName.toLowerCase()}>`)
    for (const { name, value } of one.attributes) {
      if (/^on/.test(name)) found.push(`${name}=`)
      if (
        /^(href|src|action|formaction|data|xlink:href)$/.test(name) &&
        /^\s*(javascript|vbscript|data:text|(https?:)?\/\/harm)/i.test(value)
      )
        found.push(`${name}=${value.slice(0, 40)}`)
    }
  }
  return found
}

const untilQuiet = async () => {
  performance.setResourceTimingBufferSize(10_000)
  const waits = () => document.querySelector('[role=status][aria-label], #root:empty') !== null
  let [asked, still] = [-1, 0]
  for (let turn = 0; turn < 150 && still < 2; turn += 1) {
    const now = performance.getEntriesByType('resource').length
    still = now === asked && !waits() ? still + 1 : 0
    asked = now
    await new Promise(resolve => setTimeout(resolve, 60))
  }
}

/** Nothing is asked for any more and the page is drawn: sooner than the half second that `networkidle` waits. */
export const settled = async (page: Page) => {
  const drawn = async () => {
    await page.waitForLoadState('load')
    await page.evaluate(untilQuiet)
  }
  // A page that goes on to another takes the question with it.
  await drawn().catch(drawn)
}

/** Begin before the first page is opened. */
export const watch = async (page: Page): Promise<Watch> => {
  const seen: string[] = []
  page.on('dialog', dialog => {
    seen.push(`a dialog: ${dialog.message()}`)
    dialog.dismiss().catch(() => undefined)
  })
  page.on('console', message => {
    if (/^harm|Content Security Policy|TrustedHTML|TrustedScript/.test(message.text()))
      seen.push(`console: ${message.text().slice(0, 160)}`)
  })
  page.on('pageerror', error => {
    if (/Trusted|harm/.test(error.message)) seen.push(`error: ${error.message.slice(0, 160)}`)
  })
  page.on('popup', () => seen.push('a window'))
  const home = new Set<string>()
  page.on('request', request => {
    const { origin, pathname, protocol } = new URL(request.url())
    if (request.isNavigationRequest() && request.frame() === page.mainFrame() && home.size === 0) home.add(origin)
    if (/^\/harm/.test(pathname) || (/^http/.test(protocol) && !home.has(origin))) seen.push(`asked for ${request.url().slice(0, 100)}`)
  })
  await page.exposeFunction('tellWatch', (what: string) => {
    seen.push(what)
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }) => {
      const told: unknown = Reflect.get(window, 'tellWatch')
      if (typeof told === 'function') told(`refused by ${effectiveDirective}: ${blockedURI} ${sourceFile}:${lineNumber} ${sample}`)
    })
  })
  return {
    take: async () => {
      const born = await page.evaluate(bornOfText)
      return [...seen.splice(0), ...born]
    },
  }
}
