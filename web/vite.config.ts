/** How the pages are built: one chunk per page, for the browsers of old office PCs, served below /app/. */

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/app/',
  plugins: [react()],
  build: { target: 'chrome80', cssTarget: 'chrome80', chunkSizeWarningLimit: 1_500 },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
})
