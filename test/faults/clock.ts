/** The clock that all processes of a drill go by: as fast as the real one, and some way ahead of it. */
export type DrillClock = {
  readonly aheadMs: number;
  now(): Date;
  /** Moves it forward to this instant; one that is past changes nothing. */
  moveTo(instant: Date): void;
  /** Tells of every move, until the drill is over. */
  onMove(tell: (aheadMs: number) => void): void;
};

/** A clock that begins at this instant. */
export function drillClock(begin: Date): DrillClock {
  let aheadMs = begin.getTime() - Date.now();
  const heard: ((aheadMs: number) => void)[] = [];
  return {
    get aheadMs() {
      return aheadMs;
    },
    now: () => new Date(Date.now() + aheadMs),
    moveTo(instant) {
      const further = instant.getTime() - Date.now();
      if (further <= aheadMs) return;
      aheadMs = further;
      for (const tell of heard) tell(aheadMs);
    },
    onMove: (tell) => void heard.push(tell),
  };
}
