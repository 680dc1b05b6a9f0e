import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// The renderer is built once and served by both hosts: by Electron from its files, by the
// headless host over HTTP. A sandboxed preload must be one CommonJS file.
export default defineConfig({
  main: {
    build: {
      target: 'node20',
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          // The demo provider draws in worker threads, which load a file of their own.
          'draw-worker': 'src/core/demo/draw-worker.ts',
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      minify: true,
      target: 'chrome130',
      rolldownOptions: { input: 'src/renderer/index.html' },
    },
  },
});
