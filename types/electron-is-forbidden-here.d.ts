// Importing Electron from a layer that may not know it resolves to this file, which exports nothing.
export {};
