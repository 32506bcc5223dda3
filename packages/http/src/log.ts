import { type Share, type Spent, shareOut } from "@shanhai/domain/spent";

/** Where lines go, and what was spent since the last. */
export interface LogPort {
  write(line: string): void;
  take(): ReadonlyMap<string, Spent>;
}

/** The part of Lambda's context that a line tells. */
export interface InvocationContext {
  functionName?: string;
  awsRequestId?: string;
  memoryLimitInMB?: string;
}

/** How an invocation ended: what it was, for which organisation; never for whom, nor what was in it. */
export interface Ending {
  message: string;
  route?: string | undefined;
  requestId?: string | undefined;
  tenant?: string | undefined;
  status?: number | undefined;
  fault?: unknown;
  /** A code that the endpoint does not name: an error of ours, and one that fails the suites. */
  undeclared?: string | undefined;
}

const metricsOf = (names: readonly string[]) =>
  JSON.stringify([{ Namespace: "Shanhai", Dimensions: [["service"]], Metrics: names.map((Name) => ({ Name })) }]);
const COUNTED = ["faults", "readUnits", "writeUnits"];
/** CloudWatch's embedded metric format: every metric that is named must be in the line. By service alone; see the README. */
const COUNTED_METRICS = metricsOf(COUNTED);
const ANSWERED_METRICS = metricsOf([...COUNTED, "requests", "latency"]);

/** Put together as text: written anew as objects, the same metrics cost each request 4 µs. */
const withMetrics = (line: object, metrics: string) =>
  `${JSON.stringify(line).slice(0, -1)},"_aws":{"Timestamp":${Date.now()},"CloudWatchMetrics":${metrics}}}`;

/** A process that AWS has just started is billed for its start as well. */
const initMs = () => (process.env.AWS_LAMBDA_INITIALIZATION_TYPE === "on-demand" ? performance.now() : 0);

const traceOf = (header: string | undefined) => header && /Root=([^;]+)/.exec(header)?.[1];

/** The lines of one function, under the names that Powertools for Lambda gives to what it logs too. */
export function createLog(port: LogPort) {
  const begun = new WeakMap<object, number>();
  let init: number | undefined;
  let warm = false;

  const service = process.env.POWERTOOLS_SERVICE_NAME ?? "shanhai";

  /** What another owner's items took of the same invocation. */
  function usageLine({ owner, invocations, gbMs, readUnits, writeUnits, messages }: Share): string {
    const usage = { invocations, gbMs, readUnits, writeUnits, messages };
    const timestamp = new Date().toISOString();
    const told = { level: "INFO", timestamp, service, tenant: owner, message: "usage", faults: 0, ...usage };
    return withMetrics(told, COUNTED_METRICS);
  }

  return {
    begin(event: object): void {
      begun.set(event, performance.now());
      init ??= initMs();
    },
    /** One line an invocation, and one for each other owner whose items it touched. */
    end(event: object, context: InvocationContext = {}, ending: Ending): void {
      const { message, route, requestId, tenant, status, fault, undeclared } = ending;
      const now = performance.now();
      const latency = Math.round((now - (begun.get(event) ?? now)) * 10) / 10;
      const cold = !warm;
      warm = true;
      const memory = Number(context.memoryLimitInMB ?? 1024);
      const gbMs = (Math.ceil(latency + (cold ? (init ?? 0) : 0)) * memory) / 1024;
      const shares = shareOut(gbMs, port.take(), tenant);
      const [first] = shares;
      const answered = status !== undefined;
      const failed = Boolean(fault || undeclared);
      // One literal: what is undefined is left out of the text.
      const line = {
        level: failed ? "ERROR" : "INFO",
        timestamp: new Date().toISOString(),
        service,
        tenant: first.owner,
        message,
        function_name: context.functionName,
        function_request_id: context.awsRequestId,
        function_memory_size: memory,
        cold_start: cold,
        xray_trace_id: traceOf(process.env._X_AMZN_TRACE_ID),
        requestId,
        route,
        status,
        undeclared,
        fault: fault instanceof Error ? fault.name : undefined,
        stack: fault instanceof Error ? fault.stack : undefined,
        faults: failed ? 1 : 0,
        latency,
        requests: answered ? 1 : undefined,
        invocations: first.invocations,
        gbMs: first.gbMs,
        readUnits: first.readUnits,
        writeUnits: first.writeUnits,
        messages: first.messages,
      };
      port.write(withMetrics(line, answered ? ANSWERED_METRICS : COUNTED_METRICS));
      for (let index = 1; index < shares.length; index += 1) port.write(usageLine(shares[index] as Share));
    },
  };
}
