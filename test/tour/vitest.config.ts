import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { root: new URL('../..', import.meta.url).pathname, include: ['test/tour/*.tour.ts'], testTimeout: 900_000, pool: 'forks', maxWorkers: 2 },
})
