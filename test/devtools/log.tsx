import type { ReactNode } from "react";
import { onTestFinished } from "vitest";
import { type Locator, page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { VVChatDevtools, type VVChatDevtoolsProps } from "../../src/devtools/index.js";
import { createFakeHost, type FakeHostOptions } from "../../src/testing/index.js";

/** The tab on the page's edge. */
export const tab = page.getByRole("button", { name: /^(Call log|调用日志)/ });
export const panel = page.getByRole("region", { name: /^(Call log|调用日志)$/ });
export const button = (name: string) => panel.getByRole("button", { name, exact: true });

/** The newest row of a method. Its time tells it from the filter of that name. */
export const row = (method: string) => panel.getByRole("button", { name: new RegExp(`^${method}\\b.*:\\d\\d$`) });

/** The rows of the list, each in its own words. */
export function rows(): string[] {
  const found = document.querySelector("[data-vv-devtools]")?.shadowRoot?.querySelectorAll(".dt-row") ?? [];
  return Array.from(found, (row) =>
    Array.from(row.querySelectorAll("code, .dt-said"), ({ textContent }) => textContent).join(": "),
  );
}

function activeElement(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** What has the focus, in the log or in the page: its words. */
export function focused(): string {
  const element = activeElement();
  return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
}

/** Whether it is this that has it. */
export const hasFocus = (locator: Locator) => (): boolean => locator.query() === activeElement();

/** A page with the log beside its own content, over a host of its own. */
export async function renderLog(options: FakeHostOptions = {}, props: VVChatDevtoolsProps = {}, content?: ReactNode) {
  const host = createFakeHost({ locale: "en", storage: memory(), ...options });
  const screen = await render(
    <>
      {content}
      <VVChatDevtools {...props} />
    </>,
    { wrapper: host.wrapper },
  );
  return { host, client: host.client, screen };
}

/** What the calls of a test may end with does not matter to it. */
export const settled = (call: Promise<unknown>): Promise<unknown> => call.catch(() => {});

export async function openPanel(): Promise<void> {
  await tab.click();
  await panel.getByRole("heading", { name: /^(Call log|调用日志)$/ }).findElement();
}

/** A laptop's window, for this test. */
export async function widen(): Promise<void> {
  onTestFinished(() => page.viewport(360, 780));
  await page.viewport(1280, 800);
}

export const press = (keys: string): Promise<void> => userEvent.keyboard(keys);

function memory() {
  const items = new Map<string, string>();
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
}
