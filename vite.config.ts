import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The window: pages, hashed assets and worker bundles, without source maps. electron/build.mjs calls it. */
export default defineConfig({
  root: 'renderer',
  base: '/',
  publicDir: false,
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome108',
    minify: true,
    sourcemap: false,
    assetsInlineLimit: 0, // the policy allows files of our own only
    chunkSizeWarningLimit: 4_000,
    reportCompressedSize: false,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
})
