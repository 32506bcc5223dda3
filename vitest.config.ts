import { defineConfig } from "vitest/config";
import { ClosingLine } from "./test/closing-line.ts";

interface Own {
  setupFiles?: string[];
  globalSetup?: string[];
}

const project = (name: string, include: string[], testTimeout: number, { setupFiles = [], ...own }: Own = {}) => ({
  test: {
    ...own,
    name,
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    include,
    setupFiles: ["test/shared-worker.ts", "test/undeclared.ts", ...setupFiles],
    testTimeout,
    hookTimeout: 120_000,
    pool: "forks" as const,
    // What was imported is shared among a worker's files, which is a quarter of the time; `shared-worker.ts` holds them to it.
    isolate: false,
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    silent: "passed-only",
    reporters: ["default", new ClosingLine()],
    projects: [
      project("unit", ["test/domain/**/*.test.ts", "test/types/**/*.test.ts"], 30_000),
      project(
        "platform",
        ["test/store/**/*.test.ts", "test/http/**/*.test.ts", "test/tenancy/**/*.test.ts", "test/attack/**/*.test.ts"],
        120_000,
      ),
      project("infra", ["test/infra/**/*.test.ts"], 180_000),
      project("e2e", ["test/e2e/**/*.test.ts"], 300_000, {
        setupFiles: ["test/e2e/screens.ts"],
        globalSetup: ["test/e2e/unpacked.ts"],
      }),
    ],
  },
});
