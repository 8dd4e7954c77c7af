import type { Phone } from "../callSheet.js";
import { button, element } from "../dom.js";
import { icon } from "../icons.js";
import { showLayer } from "../layer.js";
import { followFinger } from "../panel/followFinger.js";
import type { SimulatorTheme } from "../theme.js";
import type { Menu } from "./menu.js";
import { openMenuSheet } from "./menuSheet.js";
import css from "./weChat.css?inline";

/**
 * WeChat's "···" at the top right. In the app it is above the page; here it can be moved out of its way.
 *
 * @returns takes it off the page
 */
export function showMenuButton(menu: Menu, phone: Phone, theme: () => SimulatorTheme): () => void {
  let close: (() => void) | undefined;
  const dots = button("sim-menu", icon("more"), () => {
    if (close) return;
    const over = openMenuSheet(menu, phone, theme(), () => close?.());
    close = () => {
      over();
      close = undefined;
    };
  });
  dots.setAttribute("aria-label", phone.words("menu.open"));
  const show = () => {
    dots.hidden = !menu.visible;
  };
  show();
  menu.subscribe(show);
  const stopDragging = followFinger(dots, "vvchat-simulator-menu");
  const layer = showLayer(element("div", { class: "sim-corner" }, dots), css, theme());
  return () => {
    stopDragging();
    close?.();
    layer.remove();
  };
}
