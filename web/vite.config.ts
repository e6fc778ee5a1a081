/** How the pages are built: one chunk per page, for the browsers of old office PCs, served below /app/. */
import { defineConfig } from 'vite'
import react from '@vitejs/plugin-react'

export default defineConfig({
  base: '/app/',
  plugins: [react()],
  build: { target: 'chrome80', cssTarget: 'chrome80', chunkSizeWarningLimit: 1_500 },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
})
