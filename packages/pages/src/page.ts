import type { Language } from "@shanhai/contract/problem";
import { html, raw } from "hono/html";

/** A piece of a page: what is put into it is escaped. */
export type Markup = ReturnType<typeof html>;

/*
 * One column, 16 px, targets of 44 px; the whole page with its style is one answer of a few kilobytes, so that it is there
 * in a hall with a bad network, and works without JavaScript.
 */
const STYLE = `
:root{--ink:#1c252b;--ink-2:#586670;--line:#ccd4d9;--sea:#12697a;--red:#b3261e;--moss:#1f6f4a}
*{box-sizing:border-box}
body{margin:0;background:#f4f6f7;color:var(--ink);font:17px/1.6 -apple-system,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif}
main{max-width:480px;margin:0 auto;padding:28px 20px 40px}
.brand{color:var(--ink-2);font-size:14px;margin:0 0 18px}
html[lang=en] body{font-family:-apple-system,"Segoe UI",Roboto,Arial,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif}
h1{font-size:24px;line-height:1.35;margin:0 0 6px}
h1,h2{text-wrap:balance}
.facts{margin:0 0 22px;color:var(--ink-2)}
.facts strong{color:var(--ink);font-weight:600}
form,.card{background:#fff;border:1px solid #e2e7ea;border-radius:12px;padding:20px}
label{display:block;font-weight:600;margin-bottom:6px}
input{width:100%;min-height:52px;padding:8px 14px;border:1px solid var(--line);border-radius:8px;font:inherit;font-size:20px;letter-spacing:.04em}
textarea,select{width:100%;min-height:52px;padding:8px 14px;border:1px solid var(--line);border-radius:8px;font:inherit;background:#fff}
.field{margin-bottom:18px}
input:focus,textarea:focus,select:focus{outline:3px solid #9cc6cf;border-color:var(--sea)}
input[aria-invalid=true]{border-color:var(--red);border-width:2px}
.issue{color:var(--red);margin:6px 0 0;font-weight:600}
.help{color:var(--ink-2);font-size:15px;margin:8px 0 0}
button{width:100%;min-height:52px;margin-top:18px;border:0;border-radius:8px;background:var(--sea);color:#fff;font:inherit;font-size:18px;font-weight:600}
form>button:first-child{margin-top:0}
button:active{background:#0d5260}
.card h2{margin:0 0 4px;font-size:22px}
.card[data-tone=good]{border-color:#9fd3b8;background:#f1faf5}
.card[data-tone=good] h2{color:var(--moss)}
.card[data-tone=bad]{border-color:#ecc1bc;background:#fdf4f3}
.card[data-tone=bad] h2{color:var(--red)}
.card p{margin:6px 0 0}
.card+.card,.card+form,form+.card{margin-top:16px}
.again{display:block;text-align:center;margin-top:20px;min-height:44px;line-height:44px;color:var(--sea)}
`;

interface More {
  /** The address of a script that makes the page better, never one that it needs. */
  script?: string | undefined;
  /** What this page's style has besides the common one. */
  style?: string;
  /** The page's own address, where search engines are to know it by; other pages are not for them. */
  canonical?: string | undefined;
  /** What the page is about, for machines. */
  data?: object | undefined;
}

/** JSON that stays within its script whatever is in it: no `</script>`, no comment, no line separator of old scripts. */
const inScript = (data: object) =>
  JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** A whole page. */
export function page(
  language: Language,
  title: string,
  content: Markup,
  { script, style = "", canonical, data }: More = {},
): string {
  const document = html`<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${canonical ? html`<link rel="canonical" href="${canonical}">` : html`<meta name="robots" content="noindex">`}
<title>${title}</title>
<style>${raw(STYLE + style)}</style>
${script ? html`<script src="${script}" defer></script>` : ""}
${data ? html`<script type="application/ld+json">${raw(inScript(data))}</script>` : ""}
</head>
<body><main>
<p class="brand">山海 Shanhai</p>
${content}
</main></body>
</html>
`;
  return String(document);
}
