import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { root: new URL('../..', import.meta.url).pathname, include: ['test/bench/*.measure.ts'], testTimeout: 1_200_000, pool: 'forks', maxWorkers: 1 },
})
