import * as z from 'zod'
import { tableNames, tables } from '#shared/model/tables.ts'
import type { Command } from './command.ts'

/** The JSON Schema of every table, a line each. */
export const schema: Command = {
  usage: '',
  options: {},
  async run(_, io) {
    for (const table of tableNames) io.print({ table, name: tables[table].name, labels: tables[table].labels, schema: z.toJSONSchema(tables[table].schema, { io: 'input' }) })
  },
}
