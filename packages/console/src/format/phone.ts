/** 199 0000 0123, or masked 199 **** 0123. */
export function phoneText(phone: string | undefined): string {
  if (!phone) return "";
  return phone.length === 11 ? `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}` : phone;
}
