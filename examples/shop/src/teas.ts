/** What goes into a cup, for its picture. */
export interface Drink {
  readonly liquid: string;
  readonly foam: string;
  readonly topping?: "pearls" | "leaf";
}

/** The menu. Prices are in fen (分), as all money of the kit is. */
export const teas = [
  { id: "house", price: 1800, drink: { liquid: "#c68a55", foam: "#f3e2cc", topping: "pearls" } },
  { id: "jasmine", price: 1500, drink: { liquid: "#b9c66a", foam: "#dbe3a6", topping: "leaf" } },
  { id: "osmanthus", price: 2000, drink: { liquid: "#d99a3a", foam: "#f2cf87" } },
  { id: "taro", price: 2200, drink: { liquid: "#b79ac9", foam: "#efe6f3", topping: "pearls" } },
] as const satisfies readonly { id: string; price: number; drink: Drink }[];

export type TeaId = (typeof teas)[number]["id"];

/** How many cups of each. */
export type Cart = Partial<Record<TeaId, number>>;

export function cupsOf(cart: Cart): number {
  return teas.reduce((sum, { id }) => sum + (cart[id] ?? 0), 0);
}

/** In fen. */
export function amountOf(cart: Cart): number {
  return teas.reduce((sum, { id, price }) => sum + price * (cart[id] ?? 0), 0);
}
