import { defineConfig } from "vitest/config";
import { ClosingLine } from "./test/closing-line.ts";

/** `isolate: false` shares what was imported among a worker's files: for those that change nothing outside of themselves. */
const project = (name: string, include: string[], testTimeout: number, { isolate = true } = {}) => ({
  test: {
    name,
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    include,
    setupFiles: ["test/undeclared.ts"],
    testTimeout,
    hookTimeout: 120_000,
    pool: "forks" as const,
    isolate,
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    silent: "passed-only",
    reporters: ["default", new ClosingLine()],
    projects: [
      project("unit", ["test/domain/**/*.test.ts", "test/types/**/*.test.ts"], 30_000, { isolate: false }),
      project(
        "platform",
        ["test/store/**/*.test.ts", "test/http/**/*.test.ts", "test/tenancy/**/*.test.ts", "test/attack/**/*.test.ts"],
        120_000,
      ),
      project("infra", ["test/infra/**/*.test.ts"], 180_000),
      project("e2e", ["test/e2e/**/*.test.ts"], 300_000),
    ],
  },
});
