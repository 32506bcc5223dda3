import { execFileSync } from "node:child_process";

/** AWS's DynamoDB Local needs Java; where there is none, what needs both engines is left out and says so. */
export function hasJava(): boolean {
  try {
    execFileSync("java", ["-version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
