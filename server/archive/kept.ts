/** How many days a package lies here. It stands alone, since what reads it at its start is reached by what makes packages. */
export const keptDays = 7
