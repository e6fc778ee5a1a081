/** What some browsers have and no library of types describes yet. */
interface Window {
  readonly BarcodeDetector?: {
    new (options: {
      readonly formats: readonly string[]
    }): { readonly detect: (source: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]> }
    readonly getSupportedFormats: () => Promise<readonly string[]>
  }
}
