import { dataMap, dataMapMarkdown } from "@shanhai/contract/personal/data-map";

/** `npm run --silent data-map`: what is kept of people, as Markdown; in Chinese unless `-- --en`, as data with `-- --json`. */
const language = process.argv.includes("--en") ? "en" : "zh";
const asData = process.argv.includes("--json");
process.stdout.write(asData ? `${JSON.stringify(dataMap(language), null, 2)}\n` : dataMapMarkdown(language));
