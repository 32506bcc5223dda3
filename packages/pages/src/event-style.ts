/** What an event's pages have besides the common style: choices, the agenda, what is wrong at a glance, what a phone keeps. */
export const EVENT_STYLE = `
fieldset{border:0;padding:0;margin:0 0 18px}
legend{font-weight:600;padding:0;margin-bottom:6px}
.choices{display:flex;flex-wrap:wrap;gap:8px}
.choices label{flex:1 0 auto;max-width:100%;display:flex;align-items:center;justify-content:center;gap:8px;min-height:52px;margin:0;padding:0 6px;border:1px solid var(--line);border-radius:8px;font-weight:400}
.choices label:has(:checked){border-color:var(--sea);background:#eef6f8;font-weight:600}
.choices input{width:20px;min-height:20px;height:20px;margin:0;accent-color:var(--sea)}
.tag{display:inline-block;margin:0 0 8px;padding:2px 10px;border-radius:99px;background:#e3eef1;color:#0d5260;font-size:15px}
.places{margin:0 0 16px;font-weight:600}
.text{white-space:pre-line;margin:0 0 20px}
.agenda{list-style:none;margin:0 0 22px;padding:0}
.agenda li{display:flex;gap:14px;padding:8px 0;border-top:1px solid #dfe5e8}
.agenda time{flex:none;min-width:52px;font-variant-numeric:tabular-nums;color:var(--ink-2)}
.agenda small{display:block;color:var(--ink-2);font-size:15px}
.agenda h2{font-size:17px;margin:0}
button.quiet{background:#fff;color:var(--red);border:1px solid #ecc1bc}
.alert{margin:0 0 16px;padding:14px 18px;border:2px solid var(--red);border-radius:8px;background:#fff}
.alert h2{margin:0 0 4px;font-size:18px;color:var(--red)}
.alert ul{margin:0;padding-left:20px}
.alert a{color:var(--red);line-height:44px}
.queue{width:calc(100% - 40px);max-width:440px;margin:0 auto 24px}
.agenda+form,.text+form{margin-top:16px}
`;
