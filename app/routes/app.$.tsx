import { refusal } from "../requests.server";

/** An address of the app that no page has. */
export function loader(): never {
  throw refusal("not-found");
}

/** Never shown: without a page of its own, an address answers without the frame that says what is wrong. */
export default function NoPage() {
  return null;
}
