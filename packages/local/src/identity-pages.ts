import { DEMO_ACCOUNTS } from "./accounts.ts";

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

const STYLE = `
:root { color-scheme: light; --ink: #1f2933; --soft: #5b6875; --line: #d9dfe6; --accent: #12697a; }
* { box-sizing: border-box; }
body { margin: 0; background: #f3f5f8; color: var(--ink); font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; }
main { max-width: 440px; margin: 0 auto; padding: 48px 20px 64px; }
h1 { font-size: 24px; line-height: 1.3; margin: 0 0 4px; }
p { margin: 0 0 24px; color: var(--soft); }
p.problem { color: #a4262c; font-weight: 600; }
form { margin: 0; }
button, input { font: inherit; width: 100%; min-height: 48px; border-radius: 8px; }
button { text-align: left; padding: 10px 16px; margin: 0 0 10px; background: #fff; border: 1px solid var(--line); color: inherit; cursor: pointer; }
button:hover { border-color: var(--accent); }
button:focus-visible, input:focus-visible, a:focus-visible { outline: 3px solid #f5c211; outline-offset: 2px; }
button strong, button span { display: block; }
button span, small { color: var(--soft); font-size: 14px; }
button.primary { background: var(--accent); border-color: var(--accent); color: #fff; text-align: center; font-weight: 600; }
label { display: block; font-weight: 600; margin: 24px 0 4px; }
input { padding: 10px 14px; margin: 8px 0 12px; border: 1px solid #8a97a5; background: #fff; }
a { color: var(--accent); }
`;

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/mark.svg">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body><main>${content}</main></body>
</html>`;
}

/** The sign-in page: the demo's accounts as buttons, a field for anybody else who was invited; works without JavaScript. */
export function signInPage(options: { action: string; email?: string; wrong?: boolean }): string {
  const action = escapeHtml(options.action);
  const accounts = DEMO_ACCOUNTS.map(
    ({ email, role, organisation }) => `<form method="post" action="${action}">
<button name="email" value="${escapeHtml(email)}"><strong>${role[0]} · ${organisation[0]}</strong>
<span>${escapeHtml(email)} · ${role[1]}</span></button></form>`,
  ).join("\n");
  const problem = options.wrong
    ? `<p class="problem" role="alert" id="problem">邮箱格式不对，请检查后重试。<br>That is not a valid e-mail.</p>`
    : "";
  return page(
    "登录 · 山海",
    `<h1>登录山海</h1>
<p>这是本机演示用的登录页，没有密码：选一个账号，或填写受邀邮箱。<br><small>Local demo sign-in without passwords: pick an account.</small></p>
${problem}${accounts}
<form method="post" action="${action}">
<label for="email">其他邮箱 <small>Another e-mail</small></label>
<small>收到邀请的人，用受邀邮箱登录。</small>
<input id="email" name="email" type="email" autocomplete="email" inputmode="email" required maxlength="180"
 value="${escapeHtml(options.email ?? "")}"${options.wrong ? ' aria-invalid="true" aria-describedby="problem"' : ""}>
<button class="primary">登录 Sign in</button>
</form>`,
  );
}

/** Sends the sign-out form by itself; the page's policy allows this script by its hash and no other. */
export const SIGN_OUT_SCRIPT = 'document.getElementById("op.logoutForm").submit()';

/** Signs out: at once where `asked`, on a click otherwise. `form` is oidc-provider's own, safe against forgery. */
export function signOutPage(form: string, asked: boolean): string {
  return page(
    "退出登录 · 山海",
    `<h1>退出登录？</h1><p>Sign out of Shanhai on this computer?</p>${form}
<input type="hidden" form="op.logoutForm" name="logout" value="yes">
<button class="primary" type="submit" form="op.logoutForm" autofocus>退出 Sign out</button>
<p><a href="/">返回 Back</a></p>${asked ? `<script>${SIGN_OUT_SCRIPT}</script>` : ""}`,
  );
}

/** What went wrong while signing in, and the way back. */
export function identityProblemPage(code: string, description: string): string {
  return page(
    "登录未完成 · 山海",
    `<h1>登录没有完成</h1><p>链接可能已过期，请回到首页重新登录。<br>
<small>Sign-in did not finish (${escapeHtml(code)}${description ? `: ${escapeHtml(description)}` : ""}).</small></p>
<p><a href="/">回到首页 Back to the start</a></p>`,
  );
}

/** After signing out without a page to return to. */
export function signedOutPage(): string {
  return page(
    "已退出 · 山海",
    `<h1>已退出登录</h1><p>You are signed out.</p><p><a href="/">回到首页 Back to the start</a></p>`,
  );
}
