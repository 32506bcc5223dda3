import { AppError } from "@shanhai/domain/app-error";
import { Refused } from "@shanhai/store/write";

/** Others may change the same records at the same time; they rarely win this often. */
const ATTEMPTS = 10;

/** Reads, decides and saves until nobody came between: what was decided is true of what was saved. */
export async function settle<T>(decideAndSave: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await decideAndSave();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (attempt === ATTEMPTS) throw new AppError("busy");
    }
  }
}
