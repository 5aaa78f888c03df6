/** The sandbox's time: real time, plus what a test has skipped. */
export class Clock {
  private skippedMs = 0;

  now(): number {
    return Date.now() + this.skippedMs;
  }

  advance(ms: number): void {
    this.skippedMs += ms;
  }

  reset(): void {
    this.skippedMs = 0;
  }
}

/** Admin API times carry no milliseconds. */
export function isoTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
