/** What an application's pages have besides the common style: long forms, papers, steps, messages. */
export const ONBOARDING_STYLE = `
.field input,textarea{font-size:17px;letter-spacing:normal}
label small{color:var(--ink-2);font-weight:400}
.check{display:flex;gap:10px;font-weight:400;font-size:15px;line-height:1.6;margin:4px 0 0}
.check input{flex:none;width:24px;min-height:24px;margin:2px 0 0}
.trap{position:absolute;left:-9999px;height:1px;overflow:hidden}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
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
.steps{list-style:none;margin:22px 0 0 4px;padding:0 0 0 22px;border-left:2px solid var(--line)}
.steps li{position:relative;padding:4px 0;color:var(--ink-2);font-size:15px}
.steps li span{color:var(--ink);margin-right:6px}
.steps li::before{content:"";position:absolute;left:-28px;top:13px;width:10px;height:10px;border-radius:50%;background:var(--sea)}
.message{background:#fff;border:1px solid #e2e7ea;border-radius:12px;padding:10px 16px;margin:0 40px 10px 0}
.message[data-mine]{margin:0 0 10px 40px;background:#f0f7f9}
.message p{margin:2px 0 0;white-space:pre-line;overflow-wrap:anywhere}
.message small{color:var(--ink-2)}
details{margin-top:24px;border-top:1px solid var(--line);padding-top:14px}
summary{min-height:44px;line-height:44px;color:var(--sea);font-weight:600;cursor:pointer}
`;
