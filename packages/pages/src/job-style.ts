/** What the pages of jobs have besides the common style. */
export const JOB_STYLE = `
a{color:var(--sea)}
h2{font-size:19px;margin:26px 0 10px}
h1+.card{margin:12px 0 16px}
form>.help:first-child{margin:0 0 14px}
.jump{display:flex;gap:10px;flex-wrap:wrap;margin:0 0 16px;padding:0;list-style:none}
.jump a{display:block;line-height:44px;padding:0 14px;border:1px solid var(--line);border-radius:99px;background:#fff;text-decoration:none}
details{background:#fff;border:1px solid #e2e7ea;border-radius:12px;margin:0 0 14px}
summary{min-height:52px;padding:12px 18px;font-weight:600;cursor:pointer}
details>div,details>form{border:0;padding:0 18px 18px}
details .field{margin-bottom:14px}
fieldset{border:0;padding:0;margin:0 0 6px}
legend{font-weight:600;padding:0;margin-bottom:6px}
.checks{display:grid;grid-template-columns:1fr 1fr;gap:8px}
.check{display:flex;align-items:center;gap:10px;min-height:48px;margin:0;padding:6px 12px;border:1px solid var(--line);border-radius:8px;font-weight:400;background:#fff}
.check input{flex:none;width:22px;min-height:22px;height:22px;margin:0;padding:0;accent-color:var(--sea)}
.check:has(:checked){border-color:var(--sea);background:#eef6f8}
.jobs{list-style:none;margin:0;padding:0}
.jobs li{margin:0 0 12px}
.job{display:block;background:#fff;border:1px solid #e2e7ea;border-radius:12px;padding:16px 18px;color:inherit;text-decoration:none}
.job:active{background:#eef6f8}
.job h2{font-size:19px;line-height:1.35;margin:0;overflow-wrap:anywhere}
.pay{font-size:20px;font-weight:700;color:#a33b12;margin:2px 0}
.job .pay{color:#a33b12}
.job p:not(.pay){margin:2px 0 0;color:var(--ink-2);overflow-wrap:anywhere}
.tags{display:flex;flex-wrap:wrap;gap:6px;list-style:none;margin:8px 0 0;padding:0}
.tags li{margin:0;padding:1px 10px;border-radius:99px;background:#e3eef1;color:#0d5260;font-size:15px}
.more{display:block;text-align:center;line-height:52px;border:1px solid var(--sea);border-radius:8px;background:#fff;text-decoration:none;font-weight:600}
.go{display:block;text-align:center;line-height:52px;margin:16px 0 0;border-radius:8px;background:var(--sea);color:#fff;text-decoration:none;font-weight:600;font-size:18px}
.card.flat{padding:14px 18px}
.waiting{margin:14px 0 0;padding:12px 14px;border-radius:8px;background:#fff6e5;color:#7a4a00}
.waiting:empty{display:none}
.compare{margin:4px 0 0;font-weight:600;color:var(--moss)}
.compare[data-side=below]{color:var(--ink-2)}
dl{margin:14px 0 0;display:grid;grid-template-columns:max-content 1fr;gap:4px 16px}
dt{color:var(--ink-2)}
dd{margin:0;overflow-wrap:anywhere}
.text{white-space:pre-line;overflow-wrap:anywhere;margin:0 0 16px}
.kind{font-weight:400;color:var(--ink-2);font-size:15px;margin-right:6px}
.alert{margin:0 0 16px;padding:14px 18px;border:2px solid var(--red);border-radius:8px;background:#fff}
.alert h2{margin:0 0 4px;font-size:18px;color:var(--red)}
.alert ul{margin:0;padding-left:20px}
.alert a{color:var(--red);line-height:44px}
.consent{align-items:flex-start;margin-top:14px}
.job .pay{color:#a33b12}
.card>ul:not([class]){margin:0;padding-left:20px}
.help+details,.help+.more,ul+form{margin-top:18px}
.card+.own{margin-top:14px}
.fine{font-size:15px;line-height:27px}
.own{list-style:none;margin:0;padding:0}
.own .card{margin:0 0 14px}
.own details{margin:10px 0 0;border:0;border-top:1px solid #e2e7ea;border-radius:0}
.own summary{padding:14px 0 0;font-weight:400;color:var(--ink-2)}
.own details>form{padding:6px 0 0}
.act{display:inline-block;line-height:44px;font-weight:600}
button.plain{background:#fff;color:var(--sea);border:1px solid var(--sea)}
button.plain:active{background:#eef6f8}
.more.quiet{margin-top:12px}
.about{margin:0 0 16px}
.about dl,.card.flat dl{margin-top:0}
.ends{margin-top:26px}
.ends>form{background:none;border:0;padding:0}
.ends>form button{margin:0 0 14px}
button.danger{background:var(--red)}
.again-form form{background:none;border:0;padding:0}
.trap{position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden}
.help+details,.help+.more{margin-top:16px}
button.quiet{background:#fff;color:var(--red);border:1px solid #ecc1bc}
.steps{list-style:none;margin:0;padding:0 0 0 22px;border-left:3px solid #cfe0e4}
.steps li{position:relative;padding:0 0 18px}
.steps li:last-child{padding-bottom:0}
.steps li::before{content:"";position:absolute;left:-31px;top:7px;width:15px;height:15px;box-sizing:border-box;border-radius:50%;background:#fff;border:3px solid var(--sea)}
.steps li[data-now]::before{background:var(--sea)}
.steps time{display:block;color:var(--ink-2);font-size:15px}
`;
