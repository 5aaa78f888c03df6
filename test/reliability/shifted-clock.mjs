// @ts-check
/** As a preload: this process's clock is CLOCK_AHEAD_MS milliseconds ahead of the machine's. */
const aheadMs = Number(process.env.CLOCK_AHEAD_MS ?? 0);
const RealDate = Date;

globalThis.Date = class extends RealDate {
  /** @param {[] | ConstructorParameters<DateConstructor>} given */
  constructor(...given) {
    // @ts-expect-error: the arguments of one of Date's constructors
    super(...(given.length === 0 ? [RealDate.now() + aheadMs] : given));
  }

  static now() {
    return RealDate.now() + aheadMs;
  }
};
