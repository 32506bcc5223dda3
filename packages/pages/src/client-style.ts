/** What a client's pages have besides the common style: orders with their positions, people as cards, statement lines. */
export const CLIENT_STYLE = `
h2{font-size:19px;margin:30px 0 10px}
.crumb{display:inline-block;min-height:44px;line-height:44px;color:var(--sea);text-decoration:none}
.told{margin:0 0 16px;padding:12px 16px;border-radius:8px;background:#e9f5ee;color:var(--moss);font-weight:600}
.told[data-tone=bad]{background:#fdf1ef;color:var(--red)}
.todo{list-style:none;margin:0;padding:0;background:#fff;border:1px solid #e2e7ea;border-radius:12px;overflow:hidden}
.todo li+li{border-top:1px solid #e8edef}
.todo a{display:flex;align-items:center;gap:10px;min-height:60px;padding:10px 18px;color:var(--ink);text-decoration:none}
.todo a>span{flex:1;min-width:0}
.todo small{display:block;color:var(--ink-2);font-size:15px;line-height:1.45}
.todo p{margin:0;padding:14px 18px;color:var(--ink-2);font-size:15px}
.part{display:inline-block}
.go::after{content:"›";color:var(--ink-2);font-size:22px;line-height:1}
.n{flex:none;min-width:28px;padding:0 8px;border-radius:14px;background:var(--sea);color:#fff;font-size:15px;line-height:28px;text-align:center;font-weight:600}
.order{margin-top:14px}
.order>header{padding:0 2px 8px}
.order h3{margin:0;font-size:17px}
.order header small{color:var(--ink-2);font-size:15px}
.bar{display:block;height:6px;margin:6px 0 4px;border-radius:3px;background:#e3e9ec;overflow:hidden;forced-color-adjust:none}
.bar b{display:block;height:100%;background:var(--moss)}
.person{background:#fff;border:1px solid #e2e7ea;border-radius:12px;padding:16px 18px;margin-top:12px}
.person h2{margin:0;font-size:18px;display:flex;align-items:baseline;gap:10px;flex-wrap:wrap}
.person h2 a,.person h2 span{font-size:16px;font-weight:400;color:var(--ink-2);font-variant-numeric:tabular-nums}
.person h2 a{color:var(--sea)}
.person dl{display:grid;grid-template-columns:auto 1fr;gap:2px 14px;margin:8px 0 0;font-size:15px}
.person dt{color:var(--ink-2)}
.person dd{margin:0}
.person .said{margin:10px 0 0;font-weight:600}
.said[data-tone=good]{color:var(--moss)}
.said[data-tone=bad]{color:var(--red)}
.person form,.all form{border:0;padding:0;background:none}
.acts{display:grid;grid-template-columns:1fr 1fr;gap:10px;margin-top:14px;align-items:start}
.acts>form>button,.acts summary{width:100%;min-height:48px;margin:0;font-size:17px}
.acts details[open]{grid-column:1/-1}
summary{list-style:none;display:flex;align-items:center;justify-content:center;min-height:48px;border:1px solid var(--line);border-radius:8px;background:#fff;font-weight:600;color:var(--ink);cursor:pointer}
summary::-webkit-details-marker{display:none}
details[open]>summary{border-color:transparent;background:none;color:var(--ink-2);min-height:44px}
.acts:has(details[open]){grid-template-columns:1fr}
.change{margin-top:12px}
.field{margin:6px 0 0}
.bare .field{margin-top:16px}
.bare .help{margin:0 0 8px}
.card .help{margin:0 0 6px}
.field input{font-size:17px;letter-spacing:normal}
.person label{font-size:15px}
button.no{background:#fff;color:var(--red);border:1px solid #ecc1bc}
button.no:active{background:#fdf1ef}
.all{margin-top:18px}
.all summary{border-color:var(--sea);color:var(--sea)}
.modes{display:flex;gap:8px;margin:14px 0 0}
.modes a{flex:1;text-align:center;min-height:44px;line-height:44px;border:1px solid var(--line);border-radius:8px;background:#fff;color:var(--ink);text-decoration:none;font-size:16px}
.modes a[aria-current]{border-color:var(--sea);color:var(--sea);font-weight:600}
@media(forced-colors:active){.modes a[aria-current]{outline:3px solid}}
.none{margin:16px 0 0;padding:24px 18px;border:1px dashed var(--line);border-radius:12px;text-align:center;color:var(--ink-2)}
.sums{display:grid;grid-template-columns:1fr auto;gap:4px 14px;margin:0}
.sums dt{color:var(--ink-2)}
.sums dd{margin:0;text-align:right;font-variant-numeric:tabular-nums}
.sums .total{font-weight:700;color:var(--ink);font-size:19px}
.lines{list-style:none;margin:0;padding:0;background:#fff;border:1px solid #e2e7ea;border-radius:12px}
.lines li+li{border-top:1px solid #e8edef}
.lines label,.lines .line{display:flex;gap:12px;align-items:flex-start;padding:12px 16px;margin:0;font-weight:400;min-height:60px}
.lines input{flex:none;width:24px;height:24px;min-height:24px;margin:2px 0 0;accent-color:var(--red)}
.lines span{flex:1;min-width:0}
.lines small{display:block;color:var(--ink-2);font-size:15px;line-height:1.45}
.lines b{flex:none;font-variant-numeric:tabular-nums}
form.bare{border:0;padding:0;background:none}
textarea{font-size:17px}
`;
