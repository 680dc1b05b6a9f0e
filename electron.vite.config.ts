import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';
import { version } from './package.json' with { type: 'json' };
import { licencesPlugin } from './tools/licences-plugin.ts';

/**
 * sonner writes its styles into a <style> element when it is loaded, which our
 * Content-Security-Policy refuses. The window imports the same styles as a file instead.
 */
const toastStylesFromFile = {
  name: 'toast-styles-from-file',
  transform(code: string, id: string) {
    if (!/[\\/]sonner[\\/]dist[\\/]index\.mjs/.test(id)) return null;
    const without = code.replace(/^__insertCSS\(.*\);$/m, '');
    if (without === code) throw new Error('sonner no longer injects its styles as it did.');
    return { code: without, map: null };
  },
};

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
          // The library is read in threads of their own.
          'library-worker': 'src/core/library/search/library-worker.ts',
          // The library's folders are looked through in one, too.
          'disk-worker': 'src/core/library/care/disk/disk-worker.ts',
          // What looks into files runs in a process of its own.
          'media-process': 'src/core/media/process/media-process.ts',
          // So does what asks the keychain.
          'keychain-process': 'src/core/secrets/keychain-process.ts',
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
    plugins: [react(), toastStylesFromFile, licencesPlugin(version)],
    resolve: {
      alias: {
        'react-style-singleton': resolve('src/renderer/components/style-singleton.ts'),
      },
    },
    build: {
      minify: true,
      target: 'chrome130',
      // The Content-Security-Policy allows fonts from files only, not from data: addresses.
      assetsInlineLimit: 0,
      // In kB. It comes from this computer's disk, so that one piece is quicker than several.
      chunkSizeWarningLimit: 1_000,
      rolldownOptions: { input: 'src/renderer/index.html' },
    },
  },
});
