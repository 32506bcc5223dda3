import { renderSVG } from "uqr";

/** The QR code of an address, as the source of a picture. */
export function qrCode(url: string): string {
  return `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(url, { border: 2 }))}`;
}
