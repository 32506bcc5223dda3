/** What no request and no file may take. */
export const LIMITS = {
  /** Of this process's own time: what others do on the machine is not the request's. */
  cpuMs: 2000,
  /** Added to the most memory that was ever taken. */
  bytes: 512 * 1024 * 1024,
};
export type Limits = typeof LIMITS;
