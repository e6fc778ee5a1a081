/** The text of a circular with its fields: who, until when, and where their file stands. Nothing else of a person can be put in. */
export const fieldsOfText = ['name', 'due', 'status'] as const
type Field = (typeof fieldsOfText)[number]
export type Filling = Readonly<Record<Field, string>>

const isField = (name: string): name is Field => fieldsOfText.some(known => known === name)

/** What stands in braces and is no field. */
export const unknownFields = (text: string): readonly string[] =>
  [...text.matchAll(/\{([^{}]*)\}/g)].flatMap(([whole, name = '']) => (isField(name) ? [] : [whole]))

export const fill = (text: string, filling: Filling): string =>
  text.replace(/\{([^{}]*)\}/g, (whole, name: string) => (isField(name) ? filling[name] : whole))
