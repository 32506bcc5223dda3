/*
 * The import table of the house: which package may import which. A wrong import fails `npm run check`.
 * Paths are those of the sources; workspace names resolve to them.
 */
const packages = {
  contract: [],
  tenancy: ["contract"],
  domain: ["contract", "tenancy"],
  store: ["contract", "tenancy", "domain"],
  http: ["contract", "tenancy", "domain"],
  client: ["contract"],
  pages: ["contract"],
  console: ["contract", "client"],
  // The domain for the demo's history alone: the API takes no moment but the present.
  local: ["contract", "tenancy", "domain", "store", "http", "client"],
};

const own = Object.entries(packages).map(([name, allowed]) => ({
  name: `${name}-imports`,
  comment: `packages/${name} may import ${allowed.join(", ") || "nothing of ours"}`,
  severity: "error",
  from: { path: `^packages/${name}/` },
  to: {
    path: "^(packages|functions|infra|test)/",
    pathNot: [`^packages/(${[name, ...allowed].join("|")})/`, ...(name === "local" ? ["^functions/"] : [])],
  },
}));

module.exports = {
  forbidden: [
    ...own,
    {
      name: "functions-imports",
      comment: "functions import everything but client, console, local and infra",
      severity: "error",
      from: { path: "^functions/" },
      to: { path: "^(packages/(client|console|local)|infra|test)/" },
    },
    {
      name: "infra-imports",
      comment: "infra imports the contract and the table's schema; functions by path only (and their build recipe)",
      severity: "error",
      from: { path: "^infra/" },
      to: {
        path: "^(packages|functions|test)/",
        pathNot: ["^packages/contract/", "^packages/store/src/schema\\.ts$", "^functions/bundle\\.ts$"],
      },
    },
    {
      name: "domain-is-pure",
      comment: "rules take data: no SDK, no file system, no environment",
      severity: "error",
      from: { path: "^packages/domain/" },
      to: { dependencyTypes: ["npm", "core"] },
    },
    {
      name: "minting-scopes",
      comment:
        "scopes are minted from the authorizer's context, a stream or queue record, a signed link, by the clock and by what an operator invokes (which walks through the whole table); an agency's park for its open events, the event that a lead was met at, boards and the links of its postings, a park's agency for its files of proof, a key's last use, a partner's park for what an agreement opens and what it shares with its allies, an agency's for whom it may address or plan a cohort with, a partner's park for what its people are matched with, an agency's and a partner's park for the talent map, an agency's park for the forecast, an agency for the demo's history, an agency's recommended graduates on a school's roster, an agency for a delivery from its queue",
      severity: "error",
      from: {
        pathNot: [
          "^test/",
          "^packages/local/src/demo-history\\.ts$",
          "^packages/http/src/caller\\.ts$",
          "^functions/(authorizer|clock|projections|migrations|restore|imports|exports|visitor)/",
          "^functions/(park/(provision|dedicate)|figures/rebuild|allocation/worker|member/(member|api-key)|lead/agency-lead|event/open-event|board/posting-source|cohort/school|partner/(demand|partner-posting)|place/two-places|forecast/forecast|talent/talent-map|ally/shared-prospect|relay/(relay|intention)|posting/audience|roster/(match|offered)|webhook/worker|quality/(board|proof-document))\\.ts$",
        ],
      },
      to: { path: "^packages/tenancy/src/mint\\.ts$" },
    },
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "resolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(aws-lambda$|@aws-sdk/lib-dynamodb/dist-types/)" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|cdk\\.out|node_modules|\\.tmp)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs"],
    },
  },
};
