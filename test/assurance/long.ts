/** How often the long profile tries what CI tries a little. */
export const longNumbers: Readonly<Record<string, string>> = {
  CRAWL_CALLS: '100000',
  FAULT_KILLS: '500',
  FIELDS_CALLS: '100000',
  TEPEI_GUESSES: '5000',
  TEPEI_RACES: '200',
  TEPEI_ROUNDINGS: '1000000',
  TEPEI_SCHEDULES: '10000',
}
