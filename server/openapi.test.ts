/** The description of the API is valid, and names every action and every question. */
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { getSubject } from '../core/catalogue.ts'
import { subjectNames } from '../core/facts.ts'
import { questions } from '../core/question.ts'
import { describe } from './openapi.ts'

test('it is valid OpenAPI 3.1', async () => {
  const result = await new Validator().validate(JSON.parse(JSON.stringify(describe('1.0.0'))))
  expect(result.errors).toBeUndefined()
  expect(result.valid).toBe(true)
})

test('every action and question of the catalogues has its path, and strict inputs stay strict', () => {
  const { paths } = JSON.parse(JSON.stringify(describe('1.0.0')))
  for (const subject of subjectNames) {
    for (const name of Object.keys(getSubject(subject).actions)) {
      const schema = paths[`/api/${subject}/{id}/${name}`].post.requestBody.content['application/json'].schema
      expect(schema.additionalProperties, `${subject}.${name}`).toBe(false)
    }
  }
  for (const name of Object.keys(questions)) expect(paths[`/api/${name}`].get.operationId).toBe(name)
})

test('a door that is neither an action nor a question is described too', () => {
  const { paths } = JSON.parse(JSON.stringify(describe('1.0.0')))
  for (const door of ['/api/paper-jobs/', '/api/archives/', '/api/batches', '/api/parcels', '/api/plans/', '/api/exports/'])
    expect(
      Object.keys(paths).filter(path => path.startsWith(door)),
      door,
    ).not.toEqual([])
})
