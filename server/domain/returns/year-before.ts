/**
 * The same period a year before: `202526|Q1` → `202425|Q1`, `2025|RY` → `2024|RY`.
 * @param period `time_period|code`
 */
export function yearBefore(period: string): string {
  const [timePeriod = '', code = ''] = period.split('|');
  const first = Number(timePeriod.slice(0, 4)) - 1;
  const second = timePeriod.length === 6 ? String((first + 1) % 100).padStart(2, '0') : '';
  return `${first}${second}|${code}`;
}
