/** For whoever restarts processes that hang: this one answers, whatever becomes of the database. */
export function loader() {
  return new Response("alive");
}
