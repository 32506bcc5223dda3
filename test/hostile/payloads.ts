/** What somebody types who wants it to run where others read it. Every one calls `marked`, which no page of ours has. */
export const PAYLOADS: readonly string[] = [
  "<img src=x onerror=marked(1)>",
  "<svg onload=marked(2)>",
  `"><script>marked(3)</script>`,
  `'"><img src=x onerror=marked(4)>`,
  "</script><script>marked(5)</script>",
  "</title></style></textarea><svg/onload=marked(6)>",
  `" autofocus onfocus="marked(7)`,
  "[甲](javascript:marked(8))",
  "javascript:marked(9)",
  "data:text/html,<script>marked(10)</script>",
  ["{{constructor.constructor('marked(11)')()}}", "$", "{marked(11)}"].join(""),
  "<!--<script>marked(12)//-->",
  "甲\u202e>)31(dekram=rorreno gmi<\u2066<img src=x onerror=marked(13)>\u200b",
  "]]><iframe srcdoc='<script>parent.marked(14)</script>'>",
  "<a href=javascript:marked(15)>乙</a>",
  "乙\r\nEND:VEVENT\r\nATTACH:javascript:marked(16)",
  "\u2028<base href=//evil.invalid/><math><style><img src=x onerror=marked(17)>",
];
/** For fields with room for few letters. */
const SHORT = ["<svg onload=marked()>", `"onclick="marked()`, "<b onclick=x()>", "<s id=x>", `"'<&>`];

/** What is typed into a field of up to so many letters; another one with each number. */
export function payloadFor(number: number, most: number): string {
  const fitting = PAYLOADS.filter(({ length }) => length <= most);
  if (fitting.length > 3) return fitting[number % fitting.length] as string;
  return SHORT.find(({ length }) => length <= most) ?? "<";
}
