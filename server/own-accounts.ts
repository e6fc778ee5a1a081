/** The accounts of the house itself, time passing and the public page: closed, since nobody signs in to them, and yet they act. For statements. */
export const ownAccounts = "('clock', 'visitor')"
