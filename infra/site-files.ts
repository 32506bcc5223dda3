import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { AssetHashType, DockerImage } from "aws-cdk-lib";
import { type ISource, Source } from "aws-cdk-lib/aws-s3-deployment";

const CONSOLE = fileURLToPath(new URL("../packages/console", import.meta.url));
const folderOf = (dependency: string) =>
  dirname(createRequire(join(CONSOLE, "package.json")).resolve(`${dependency}/package.json`));

const START = `SwaggerUIBundle({ url: "/api/v1/openapi.json", dom_id: "#docs", deepLinking: true });\n`;

/** What the API's documentation page loads from its own origin: Swagger UI, and the line that starts it. */
function writeApiDocs(folder: string): void {
  const swagger = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  mkdirSync(folder, { recursive: true });
  for (const name of ["swagger-ui.css", "swagger-ui-bundle.js", "favicon-16x16.png", "favicon-32x32.png"]) {
    copyFileSync(join(swagger, name), join(folder, name));
  }
  writeFileSync(join(folder, "start.js"), START);
}

/** The site: the console, built anew at each synthesis so that no older build is deployed by mistake, and the API's docs. */
export function siteFiles(): ISource {
  return Source.asset(CONSOLE, {
    exclude: ["node_modules", "dist"],
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry("unused"),
      local: {
        tryBundle(outputDir) {
          const vite = join(folderOf("vite"), "bin/vite.js");
          const build = [vite, "build", "--outDir", outputDir, "--emptyOutDir", "--logLevel", "warn"];
          execFileSync(process.execPath, build, { cwd: CONSOLE, stdio: ["ignore", "ignore", "inherit"] });
          writeApiDocs(join(outputDir, "api-docs"));
          return true;
        },
      },
    },
  });
}
