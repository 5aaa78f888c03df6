/**
 * Promise.all, but a failure waits for the others: nothing goes on behind its message, and what they
 * started is known to those who end it.
 *
 * @template {readonly unknown[] | []} Works
 * @param {Works} works
 */
export async function finishAll(works) {
  await Promise.allSettled(works);
  return Promise.all(works);
}
