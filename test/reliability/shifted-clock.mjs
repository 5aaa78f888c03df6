// @ts-check
/** As a preload: this process's clock is CLOCK_AHEAD_MS milliseconds ahead of the machine's. */
const aheadMs = Number(process.env.CLOCK_AHEAD_MS ?? 0);
const RealDate = Date;
const now = () => RealDate.now() + aheadMs;

globalThis.Date = new Proxy(RealDate, {
  get: (target, name, receiver) => (name === "now" ? now : Reflect.get(target, name, receiver)),
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  apply: (target) => new target(now()).toString(),
});
