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
  /** Whatever else there is to tell: counts and ids, never people. */
  more?: object | undefined;
}

const metric = (Name: string, Unit = "Count") => ({ Name, Unit });
const COUNTED = [metric("faults"), metric("readUnits"), metric("writeUnits")];
const ANSWERED = [...COUNTED, metric("requests"), metric("latency", "Milliseconds")];

/** CloudWatch's embedded metric format: every metric that is named must be in the line. By service alone; see the README. */
const metricsOf = (Metrics: object[]) => ({
  Timestamp: Date.now(),
  CloudWatchMetrics: [{ Namespace: "Shanhai", Dimensions: [["service"]], Metrics }],
});

/** A process that AWS has just started is billed for its start as well. */
const initMs = () => (process.env.AWS_LAMBDA_INITIALIZATION_TYPE === "on-demand" ? performance.now() : 0);

/** The lines of one function, under the names that Powertools for Lambda gives to what it logs too. */
export function createLog(port: LogPort) {
  const begun = new WeakMap<object, number>();
  let init: number | undefined;
  let warm = false;

  function lineOf(share: Share, level: string, told: object): string {
    const { owner: tenant, ...usage } = share;
    const service = process.env.POWERTOOLS_SERVICE_NAME ?? "shanhai";
    const timestamp = new Date().toISOString();
    return JSON.stringify({ level, timestamp, service, tenant, ...told, ...usage });
  }

  return {
    begin(event: object): void {
      begun.set(event, performance.now());
      init ??= initMs();
    },
    /** One line an invocation, and one for each other owner whose items it touched. */
    end(event: object, context: InvocationContext = {}, ending: Ending): void {
      const { message, route, requestId, tenant, status, fault, undeclared, more } = ending;
      const now = performance.now();
      const latency = Math.round((now - (begun.get(event) ?? now)) * 10) / 10;
      const cold = !warm;
      warm = true;
      const memory = Number(context.memoryLimitInMB ?? 1024);
      const gbMs = (Math.ceil(latency + (cold ? (init ?? 0) : 0)) * memory) / 1024;
      const [first, ...rest] = shareOut(gbMs, port.take(), tenant);
      const answered = status !== undefined;
      const failed = Boolean(fault || undeclared);
      const line = lineOf(first, failed ? "ERROR" : "INFO", {
        message,
        function_name: context.functionName,
        function_request_id: context.awsRequestId,
        function_memory_size: memory,
        cold_start: cold,
        xray_trace_id: /Root=([^;]+)/.exec(process.env._X_AMZN_TRACE_ID ?? "")?.[1],
        requestId,
        route,
        status,
        ...more,
        undeclared,
        ...(fault instanceof Error ? { fault: fault.name, stack: fault.stack } : {}),
        faults: failed ? 1 : 0,
        latency,
        ...(answered ? { requests: 1 } : {}),
        _aws: metricsOf(answered ? ANSWERED : COUNTED),
      });
      port.write(line);
      for (const share of rest)
        port.write(lineOf(share, "INFO", { message: "usage", faults: 0, _aws: metricsOf(COUNTED) }));
    },
  };
}
