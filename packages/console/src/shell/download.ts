/** Has the browser save what an address gives, under the name that comes with it unless another is told. */
export function download(url: string, name = ""): void {
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
}
