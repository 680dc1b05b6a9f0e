/** Gives a browser a file to save; the desktop app asks where, and writes it itself. */
export function saveText(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken hold of it once the click was handled.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
