const dayMs = 86_400_000;

/**
 * Gives stamps without a year theirs: no record of a log is later than its last one, so a time that lies more than a day
 * after `latest` (ms since the epoch, UTC) belongs to an earlier year. The day is for writers that disagree about order.
 */
export function placeBefore(latest: number): (time: number) => number {
  return (time) => {
    let placed = time;
    while (placed > latest + dayMs) placed = yearEarlier(placed);
    return placed;
  };
}

function yearEarlier(time: number): number {
  const date = new Date(time);
  const fraction = time - Math.floor(time);
  return (
    Date.UTC(
      date.getUTCFullYear() - 1,
      date.getUTCMonth(),
      date.getUTCDate(),
      date.getUTCHours(),
      date.getUTCMinutes(),
      date.getUTCSeconds(),
      date.getUTCMilliseconds(),
    ) + fraction
  );
}
