/** The two looks. */
export type SimulatorTheme = "light" | "dark";

/** Which look to take now: the given one, else the page's `data-vv-theme`, else the system's. */
export function currentTheme(given: SimulatorTheme | undefined): SimulatorTheme {
  const wanted = given ?? document.documentElement.getAttribute("data-vv-theme");
  if (wanted === "light" || wanted === "dark") return wanted;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
