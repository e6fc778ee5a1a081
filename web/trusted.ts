/** The page's policy lets no text become a script or HTML. Shapes are checked without code that is made of text; the only texts that may name a script are the addresses of the pages' own workers. */
declare global {
  /** The language's own list of the browser lacks it yet, and so do browsers before Chrome 83. */
  interface Window {
    readonly trustedTypes?: {
      readonly createPolicy: (name: string, rules: { readonly createScriptURL: (address: string) => string | null }) => unknown
    }
  }
}

const ours = /^\/app\/(assets\/[\w.-]+|shell-worker)\.js$/

const ownWorker = (address: string): string | null => {
  const { origin, pathname } = new URL(address, location.href)
  return origin === location.origin && ours.test(pathname) ? address : null
}

// zod looks for this when it is loaded, which is before any line of a part that imports it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
window.trustedTypes?.createPolicy('default', { createScriptURL: ownWorker })
