// Importing Electron from a layer that may not know it resolves to this file, which has nothing
// that anyone would want.
export declare const electronIsForbiddenHere: never;
