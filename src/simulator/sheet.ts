import { button, element } from "./dom.js";
import { icon } from "./icons.js";
import { frameMark } from "./frameMark.js";
import { showLayer } from "./layer.js";
import chatsCss from "./chats.css?inline";
import panelCss from "./panel/panel.css?inline";
import contactCss from "./contact.css?inline";
import peopleCss from "./people.css?inline";
import payCss from "./pay.css?inline";
import shareCss from "./share.css?inline";
import simulatorCss from "./simulator.css?inline";
import weChatCss from "./weChat/weChat.css?inline";
import type { SimulatorTheme } from "./theme.js";
import type { Words } from "./words.js";

const css = [simulatorCss, peopleCss, payCss, chatsCss, shareCss, contactCss, panelCss, weChatCss].join("\n");

/** Whose sheet it looks like, where it is not VVChat's. */
export type SheetLook = "wechat";

/** What {@link openSheet} shows. */
export interface SheetPlan {
  title: string;
  content: readonly Node[];
  words: Words;
  theme: SimulatorTheme;
  /** Default: VVChat's. */
  look?: SheetLook | undefined;
  /** The person closed it: by its button, by Esc or by a tap beside it. */
  onStop: () => void;
}

/** What a page would see of a person's hands. A real app's sheet takes it all. */
const inputs = ["click", "dblclick", "pointerdown", "pointerup", "mousedown", "mouseup"] as const;
const keys = ["keydown", "keypress", "keyup", "beforeinput", "input"] as const;
const touches = ["touchstart", "touchmove", "touchend", "wheel"] as const;

function deepestFocus(): HTMLElement | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused instanceof HTMLElement ? focused : null;
}

/** The phone around the page dims its own status bar. */
function coverFrame(covered: boolean): void {
  const frame = window.frameElement;
  if (frame?.hasAttribute(frameMark)) frame.toggleAttribute("data-vv-covered", covered);
}

/** Keeps Tab among the dialog's controls: without this the browser's own bar is one of the stops. */
function keepTab(dialog: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== "Tab") return;
  // Those that are shown: a sheet may keep some for later.
  const controls = [...dialog.querySelectorAll<HTMLElement>("button, input, select")].filter(
    (control) => control.getClientRects().length > 0 && getComputedStyle(control).visibility === "visible",
  );
  const [first, last] = [controls[0], controls[controls.length - 1]];
  const [from, to] = event.shiftKey ? [first, last] : [last, first];
  if (event.target !== from) return;
  event.preventDefault();
  to?.focus();
}

/**
 * Opens a sheet over the page, as the app would: nothing of the page can be reached until it is closed. It is a modal
 * `<dialog>`, so that it lies above all else, the page's own dialogs too, and the page is inert without being changed.
 *
 * @returns closes it and hands the focus back
 */
export function openSheet({ title, content, words, theme, look, onStop }: SheetPlan): () => void {
  const opener = deepestFocus();
  let open = true;
  const stop = () => {
    if (open) onStop();
  };
  const close = button("sim-close", icon("close"), stop);
  close.setAttribute("aria-label", words("close"));
  const heading = element("h2", { id: "title", tabindex: "-1" }, title);
  const sheet = element(
    "div",
    { class: "sim-sheet" },
    element("div", { class: "sim-bar" }, close, heading),
    ...content,
  );
  const attributes = {
    class: "sim",
    "aria-modal": "true",
    "aria-labelledby": "title",
    ...(look && { "data-look": look }),
  };
  const dialog = element("dialog", attributes, sheet);

  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    stop();
  });
  // Not every browser asks before a phone's Back closes it.
  dialog.addEventListener("close", stop);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) stop();
  });
  dialog.addEventListener("keydown", (event) => {
    keepTab(dialog, event);
  });
  const host = showLayer(dialog, css, theme);
  for (const type of [...inputs, ...keys, ...touches]) {
    host.addEventListener(type, (event) => {
      event.stopPropagation();
    });
  }
  for (const type of ["touchmove", "wheel"] as const) {
    const stay = (event: Event) => {
      // The page behind must not scroll.
      const scrolls = sheet.scrollHeight > sheet.clientHeight && event.target !== dialog;
      if (!scrolls && event.cancelable) event.preventDefault();
    };
    dialog.addEventListener(type, stay, { passive: false });
  }
  coverFrame(true);

  const byKeyboard = opener?.matches(":focus-visible") ?? false;
  dialog.showModal();
  (byKeyboard ? close : heading).focus();
  return () => {
    open = false;
    dialog.close();
    host.remove();
    coverFrame(false);
    opener?.focus({ preventScroll: true });
  };
}
