import type { CalendarDate } from "@shanhai/contract/scalar";
import { shanghaiDate } from "@shanhai/domain/calendar";

/** The day whose lines hold what is written at that moment. */
export const dayOfLog = (at: Date): CalendarDate => shanghaiDate(at);
