/** The address of a file that the build copies beside the pages. */
declare module '*.wasm?url' {
  const url: string

  // biome-ignore lint/style/noDefaultExport: the build gives an address in no other way
  export { url as default }
}
