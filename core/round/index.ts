/** The round's verbs, in the order of the year. */
import { amend } from './amend.ts'
import { announce } from './announce.ts'
import { close } from './close.ts'
import { conclude } from './conclude.ts'
import { blank, waitsFor } from './dossier.ts'
import { expirePlaces } from './expirePlaces.ts'
import { extendFor } from './extendFor.ts'
import { movePlaces } from './movePlaces.ts'
import { open } from './open.ts'
import { publish } from './publish.ts'
import { publishNotice } from './publishNotice.ts'
import { takeEffect } from './takeEffect.ts'

export const round = {
  blank,
  waitsFor,
  actions: { publish, open, extendFor, movePlaces, expirePlaces, amend, takeEffect, close, publishNotice, announce, conclude },
}
