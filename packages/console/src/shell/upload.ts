import type { UploadTarget } from "@shanhai/contract/upload";

/** Sends the file where the API said; `fetch` cannot tell how far an upload is, so this is an XMLHttpRequest. */
export function upload(
  target: UploadTarget,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(target.method, target.url);
    for (const [name, value] of Object.entries(target.headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    // 412: it is there already, by a try whose answer was lost.
    const isThere = () => request.status < 300 || request.status === 412;
    request.onload = () => (isThere() ? resolve() : reject(new Error(`upload: ${request.status}`)));
    request.onerror = () => reject(new Error("upload: network"));
    request.onabort = () => reject(new DOMException("upload", "AbortError"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
