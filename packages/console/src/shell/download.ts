/** Has the browser save what an address gives, under the name that comes with it unless another is told. */
export function download(url: string, name = ""): void {
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
}

/** Has the browser save what came as Base64. */
export function downloadBase64(content: string, type: string, name: string): void {
  downloadBlob(new Blob([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], { type }), name);
}

/** Has the browser save what was made here. */
export function downloadBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  download(url, name);
  // Not at once: some browsers begin to read it a moment later.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
