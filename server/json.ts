/** What came as JSON is looked through once at the edge: nothing that PostgreSQL can't keep, and nothing deeper than anybody means. */

const deepest = 32

type Fault = { readonly path: string; readonly message: string }
type Place = { readonly value: unknown; readonly path: readonly string[] }

const faultOfText = (text: string): string | undefined => {
  if (text.includes('\u0000')) return 'holds a NUL character'
  return text.isWellFormed() ? undefined : 'holds half of a character'
}

/** The first fault with its path, or undefined. Walks without recursion, so that depth can't exhaust the stack. */
export const findFault = (root: unknown): Fault | undefined => {
  const places: Place[] = [{ value: root, path: [] }]
  for (let place = places.pop(); place; place = places.pop()) {
    const { value, path } = place
    const message = typeof value === 'string' ? faultOfText(value) : path.length > deepest ? 'is nested too deep' : undefined
    if (message !== undefined) return { path: path.join('.') || '(body)', message }
    if (typeof value !== 'object' || value === null) continue
    for (const [key, inner] of Object.entries(value)) {
      const wrong = faultOfText(key)
      if (wrong !== undefined) return { path: path.join('.') || '(body)', message: `a name ${wrong}` }
      places.push({ value: inner, path: [...path, key] })
    }
  }
  return undefined
}
