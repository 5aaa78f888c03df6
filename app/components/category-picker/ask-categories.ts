import type { CategoryAnswer, SuggestedCategory } from "../../views/categories.server";

/** Asks the app about categories. App Bridge puts the session token to it. @throws where there is no answer */
async function ask(query: Record<string, string>, signal: AbortSignal): Promise<Response> {
  const response = await fetch(`/app/categories?${new URLSearchParams(query)}`, { signal });
  if (!response.ok) throw new Error(`Categories: ${response.status}`);
  return response;
}

export async function askCategories(
  query: { locale: string } & ({ q: string } | { under: string } | { ids: string }),
  signal: AbortSignal,
): Promise<CategoryAnswer> {
  return (await (await ask(query, signal)).json()) as CategoryAnswer;
}

export async function askSuggested(
  query: { locale: string; suggestedFor: string },
  signal: AbortSignal,
): Promise<SuggestedCategory[]> {
  const answer = (await (await ask(query, signal)).json()) as { suggested: SuggestedCategory[] };
  return answer.suggested;
}
