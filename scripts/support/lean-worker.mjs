/**
 * Node takes what memory a machine has before it collects garbage in earnest. A worker's own needs are small and
 * do not grow with the catalog: told so, it stays small (see docs/benchmarks.md, peak memory).
 */
export const LEAN_WORKER = {
  args: ["--max-old-space-size=160", "--max-semi-space-size=8"],
  // glibc otherwise keeps a pool of memory for each of Node's threads.
  env: { MALLOC_ARENA_MAX: "2" },
};
