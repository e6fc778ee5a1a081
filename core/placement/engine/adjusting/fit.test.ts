/** Fit in points of the policy, part by part. */
import { expect, test } from 'vitest'
import { law } from '../../../../test/given.ts'
import { type Fitting, fitOf } from './fit.ts'

const points = law.policy.placement.fit?.value
const person: Fitting = { field: '180.11', place: '呼和浩特', wished: [{ host: 'imu', field: '850' }], askedBy: ['imau'] }

test('4.3 each part that speaks for a programme is shown, and the total is their sum', () => {
  if (!points) throw new Error('the policy has no points')
  const own = fitOf(points, person, { host: 'imau', field: '180', place: '呼和浩特' })
  expect(own.parts).toEqual({ ownField: points.ownField, hostAsks: points.hostAsks, samePlace: points.samePlace })
  expect(own.total).toBe(points.ownField + points.hostAsks + points.samePlace)
  expect(fitOf(points, person, { host: 'imu', field: '150' }).parts).toEqual({ nearField: points.nearField, wishedHost: points.wishedHost })
  expect(fitOf(points, person, { host: 'imnu', field: '85011' }).parts).toEqual({ wishedField: points.wishedField })
  expect(fitOf(points, person, { host: 'imnu' })).toEqual({ total: 0, parts: {} })
})

test('4.3 a field in words is the same only in the same words', () => {
  const of = (field: string) => fitOf(points, { ...person, field: '马头琴', wished: [] }, { host: 'x', field }).parts
  expect(of('马头琴')).toHaveProperty('ownField')
  expect(of('呼麦')).toEqual({})
})

test('4.3 the own field outweighs all that is not about the field, and without points all fits alike', () => {
  if (!points) throw new Error('the policy has no points')
  expect(points.ownField).toBeGreaterThan(points.nearField + points.samePlace)
  expect(fitOf(undefined, person, { host: 'imau', field: '180' })).toEqual({ total: 0, parts: {} })
})
