/** Hands a text to the browser, piece by piece, as a file to keep. The name must not say whom it is about. */
export function saveFile(name: string, pieces: readonly string[], type: string): void {
  const address = URL.createObjectURL(new Blob([...pieces], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
