/** A process cannot start, for a reason that is no fault of the program: the sentence says it all. */
export class CannotStart extends Error {}
