/** Simulated time as a person says it. A scenario year has 365 days; the first day is day 1. */
const yearHours = 8760;

/** `year 3, day 41, 06:30`. */
export function moment(hours: number): string {
  const minutes = Math.floor(hours * 60 + 1e-6);
  const inYear = minutes % (yearHours * 60);
  const day = Math.floor(inYear / 1440) + 1;
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = `${two(Math.floor((inYear % 1440) / 60))}:${two(inYear % 60)}`;
  return `year ${Math.floor(minutes / (yearHours * 60)) + 1}, day ${day}, ${clock}`;
}

/** `35 min`, `4.2 h`, `12.5 d`: a length of simulated time. */
export function span(hours: number): string {
  if (hours < 1) return `${Math.round(hours * 60)} min`;
  if (hours < 100) return `${hours.toFixed(1)} h`;
  return `${(hours / 24).toFixed(1)} d`;
}

/** `1 h 05 min`, `12 s`: a length of real time. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
