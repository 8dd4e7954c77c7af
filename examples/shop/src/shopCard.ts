/** What every card that the shop shares leads to: the menu, and never the page of somebody's order. */
export const shopCard = { url: "./", thumbUrl: "./milk-tea.png" };
