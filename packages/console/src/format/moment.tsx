import type { Language } from "@shanhai/contract/problem";
import { useWords } from "../messages/catalogue.ts";

/** People here read Beijing time, wherever the browser is. */
const ZONE = "Asia/Shanghai";

function parts(at: Date): Record<string, string> {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: ZONE,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  return Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function dayText(year: number, month: number, day: number, language: Language, thisYear: number): string {
  const known = year === thisYear;
  if (language === "zh") return `${known ? "" : `${year}年`}${month}月${day}日`;
  return `${MONTHS[month - 1]} ${day}${known ? "" : `, ${year}`}`;
}

/** 8月27日 09:30, with the year when it is another one. */
export function momentText(instant: string, language: Language, now = new Date()): string {
  const at = parts(new Date(instant));
  const day = dayText(Number(at.year), Number(at.month), Number(at.day), language, Number(parts(now).year));
  return `${day} ${at.hour}:${at.minute}`;
}

function fullMoment(instant: string): string {
  const at = parts(new Date(instant));
  const two = (value: string | undefined) => (value ?? "").padStart(2, "0");
  return `${at.year}-${two(at.month)}-${two(at.day)} ${at.hour}:${at.minute}:${at.second} UTC+8`;
}

/** Today's calendar date in Asia/Shanghai, YYYY-MM-DD. */
export function today(now = new Date()): string {
  const at = parts(now);
  return `${at.year}-${(at.month ?? "").padStart(2, "0")}-${(at.day ?? "").padStart(2, "0")}`;
}

/** The calendar date so many days from today. */
export function inDays(days: number): string {
  return today(new Date(Date.now() + days * 86_400_000));
}

/** Days from today to a calendar date; negative when past. */
export function daysUntil(date: string, now = new Date()): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${today(now)}T00:00:00Z`)) / 86_400_000);
}

/** 8月27日, with the year when it is another one. */
export function dateText(date: string, language: Language, now = new Date()): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return dayText(year, month, day, language, Number(parts(now).year));
}

export function Moment({ at }: { at: string }) {
  const { language } = useWords();
  return (
    <time className="nowrap number" dateTime={at} title={fullMoment(at)}>
      {momentText(at, language)}
    </time>
  );
}

export function Day({ date }: { date: string }) {
  const { language } = useWords();
  return (
    <time className="nowrap number" dateTime={date} title={date}>
      {dateText(date, language)}
    </time>
  );
}
