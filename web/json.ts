/** Reading values of unknown shape: a dossier's state, a journalled fact, a JSON Schema. */
export type Fields = { readonly [key: string]: unknown }

export const isFields = (x: unknown): x is Fields => typeof x === 'object' && x !== null && !Array.isArray(x)
export const fieldsOf = (x: unknown): Fields => (isFields(x) ? x : {})
export const textIn = (x: unknown, key: string): string | undefined => {
  const value = fieldsOf(x)[key]
  return typeof value === 'string' ? value : undefined
}
export const numberIn = (x: unknown, key: string): number | undefined => {
  const value = fieldsOf(x)[key]
  return typeof value === 'number' ? value : undefined
}
export const listIn = (x: unknown, key: string): readonly unknown[] => {
  const value = fieldsOf(x)[key]
  return Array.isArray(value) ? value : []
}
export const textsIn = (x: unknown, key: string): readonly string[] => listIn(x, key).filter(item => typeof item === 'string')
