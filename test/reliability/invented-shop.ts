import { catalogWith, picture, product } from "../support/catalog-with";
import type { PlayedShop } from "./deployment";

/** A shop whose products have titles, and pictures, that no other shop's have. */
export function inventedShop(name: string, products: number): PlayedShop {
  return {
    domain: `${name}.myshopify.com`,
    catalog: catalogWith(
      ...Array.from({ length: products }, (_, number) =>
        product(`${THINGS[number % THINGS.length]} ${number} of ${name}`, {
          images: [picture(`${name}-${number}`)],
        }),
      ),
    ),
  };
}

const THINGS = ["Coffee mug", "Oak table", "Cotton T-shirt", "Dog lead", "Wall clock"];
