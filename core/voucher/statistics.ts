/** By what the money of a round can be counted, and how a figure about few people is kept from telling who they are. */
export const groupings = ['track', 'body', 'league', 'host', 'item', 'field', 'quarter'] as const
export type Grouping = (typeof groupings)[number]
