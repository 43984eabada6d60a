import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/** rescue.mjs lies in every backup set: one file that needs nothing but Node. */
export default defineConfig({
  root,
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: 'dist/electron',
    emptyOutDir: false,
    target: 'node20',
    minify: true,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { rescue: `${root}/electron/rescue.ts` },
      output: { format: 'es', entryFileNames: '[name].mjs', codeSplitting: false },
    },
  },
})
