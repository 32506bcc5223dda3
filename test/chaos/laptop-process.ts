import { startLaptop } from "@shanhai/local/server";

/* A laptop in a process of its own, which may be killed: one line says where it listens, and an end of input ends it. */

const dataDir = process.argv[2] ?? "";
const say = console.info.bind(console);
console.log = () => undefined;
console.error = () => undefined;
const laptop = await startLaptop({ port: 0, dataDir, demo: "organisations", console: false });
say(laptop.origin);
process.stdin.on("data", () => {
  void laptop.drain().then(() => say("drained"));
});
process.stdin.on("end", () => {
  void laptop.stop().then(() => process.exit(0));
});
