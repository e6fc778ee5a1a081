/** What is done to a house that was put back, before it stands under the name that was asked for: such as taking out again whoever was erased since. */
export const afterUnpacking: readonly ((folder: string) => Promise<void>)[] = []
