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
h1{font-size:24px;line-height:1.35;margin:0 0 6px}
.facts{margin:0 0 22px;color:var(--ink-2)}
.facts strong{color:var(--ink);font-weight:600}
form,.card{background:#fff;border:1px solid #e2e7ea;border-radius:12px;padding:20px}
label{display:block;font-weight:600;margin-bottom:6px}
input{width:100%;min-height:52px;padding:8px 14px;border:1px solid var(--line);border-radius:8px;font:inherit;font-size:20px;letter-spacing:.04em}
input:focus{outline:3px solid #9cc6cf;border-color:var(--sea)}
input[aria-invalid=true]{border-color:var(--red);border-width:2px}
.issue{color:var(--red);margin:6px 0 0;font-weight:600}
.help{color:var(--ink-2);font-size:15px;margin:8px 0 0}
button{width:100%;min-height:52px;margin-top:18px;border:0;border-radius:8px;background:var(--sea);color:#fff;font:inherit;font-size:18px;font-weight:600}
button:active{background:#0d5260}
.card h2{margin:0 0 4px;font-size:22px}
.card[data-tone=good]{border-color:#9fd3b8;background:#f1faf5}
.card[data-tone=good] h2{color:var(--moss)}
.card[data-tone=bad]{border-color:#ecc1bc;background:#fdf4f3}
.card[data-tone=bad] h2{color:var(--red)}
.card p{margin:6px 0 0}
.field{margin-bottom:18px}
.field input,textarea{font-size:17px;letter-spacing:normal}
label small{color:var(--ink-2);font-weight:400}
textarea{width:100%;padding:10px 14px;border:1px solid var(--line);border-radius:8px;font:inherit}
textarea:focus{outline:3px solid #9cc6cf;border-color:var(--sea)}
.check{display:flex;gap:10px;font-weight:400;font-size:15px;line-height:1.6;margin:4px 0 0}
.check input{flex:none;width:24px;min-height:24px;margin:2px 0 0}
.trap{position:absolute;left:-9999px;height:1px;overflow:hidden}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.card+form,.card+.card{margin-top:16px}
.card[data-tone=warn]{border-color:#e8d7b4;background:#fdf8ec}
.card[data-tone=live]{border-color:#b9d6dd;background:#f0f7f9}
.card ul{margin:6px 0 0;padding-left:20px}
h2{font-size:19px;margin:30px 0 8px}
h3{font-size:16px;margin:0 0 4px}
form.bare{border:0;padding:0;background:none}
.paper{background:#fff;border:1px solid #e2e7ea;border-radius:12px;padding:16px 20px;margin-top:12px}
.paper p{margin:0}
.sent{color:var(--moss);font-weight:600}
input[type=file]{border:0;padding:10px 0;min-height:44px;font-size:15px;letter-spacing:normal}
button.second{background:#fff;color:var(--sea);border:1px solid var(--sea);margin-top:8px;min-height:46px;font-size:17px}
button.danger{background:var(--red)}
.button{display:block;text-align:center;min-height:52px;line-height:1.4;padding:13px 16px;margin-top:14px;border-radius:8px;background:var(--sea);color:#fff;font-weight:600;text-decoration:none;overflow-wrap:anywhere}
.steps{list-style:none;margin:22px 0 0;padding:0 0 0 22px;border-left:2px solid var(--line)}
.steps li{position:relative;padding:4px 0;color:var(--ink-2);font-size:15px}
.steps li span{color:var(--ink);margin-right:6px}
.steps li::before{content:"";position:absolute;left:-28px;top:13px;width:10px;height:10px;border-radius:50%;background:var(--sea)}
.message{background:#fff;border:1px solid #e2e7ea;border-radius:12px;padding:10px 16px;margin:0 40px 10px 0}
.message[data-mine]{margin:0 0 10px 40px;background:#f0f7f9}
.message p{margin:2px 0 0;white-space:pre-line;overflow-wrap:anywhere}
.message small{color:var(--ink-2)}
details{margin-top:24px;border-top:1px solid var(--line);padding-top:14px}
summary{min-height:44px;line-height:44px;color:var(--sea);font-weight:600;cursor:pointer}
.again{display:block;text-align:center;margin-top:20px;min-height:44px;line-height:44px;color:var(--sea)}
`;

/** A whole page. */
export function page(language: Language, title: string, content: Markup): string {
  const document = html`<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body><main>
<p class="brand">山海 Shanhai</p>
${content}
</main></body>
</html>
`;
  return String(document);
}
