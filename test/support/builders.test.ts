import { expect, test } from 'vitest'
import { Meeting } from '#shared/model/meeting.ts'
import { Person } from '#shared/model/person.ts'
import { aMeeting, aPerson, aTopic, stored } from './builders.ts'

test('what the builders make passes the schemas', () => {
  expect(Meeting.parse(stored(aMeeting({ topics: [aTopic()] })))).toBeTruthy()
  expect(Person.parse(aPerson())).toBeTruthy()
})
