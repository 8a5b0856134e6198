/** A moment as the window writes it: the time today, the day and the time before that. */
export function momentText(at: string, now = new Date()): string {
  const moment = new Date(at);
  const two = (part: number): string => String(part).padStart(2, "0");
  const day = (date: Date): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const time = `${two(moment.getHours())}:${two(moment.getMinutes())}`;
  return day(moment) === day(now) ? time : `${day(moment)} ${time}`;
}
