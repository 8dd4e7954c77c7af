import { useEffect, useState } from "react";
import { expect, userEvent, waitFor, within } from "storybook/test";
import { auth, getSession, openSessionView, pay, selectSession, share, type VVChatClient } from "vvchat-react";
import { VVChatDevtools, type VVChatDevtoolsProps } from "vvchat-react/devtools";
import { createFakeHost, type FakeHost } from "vvchat-react/testing";
import preview from "../.storybook/preview";

const card = { title: "两杯奶茶", url: "https://shop.example/teas/2?code=8f2c41d09ab7e3c1" };

interface LogProps extends VVChatDevtoolsProps {
  /** How VVChat answers. */
  script?: (vvchat: FakeHost) => void;
  /** What the page calls, one after the other. */
  calls?: readonly ((client: VVChatClient) => Promise<unknown>)[];
}

/** A page that makes calls, with the log beside it. */
function Log({ script, calls = [], ...props }: LogProps) {
  const [client] = useState(() => {
    const vvchat = createFakeHost({ timeouts: { call: 200, interactive: 200 } });
    script?.(vvchat);
    return vvchat.client;
  });
  useEffect(() => {
    void calls.reduce(
      (before, call) => before.then(() => call(client).catch(() => {})),
      Promise.resolve<unknown>(null),
    );
  }, [client, calls]);
  return <VVChatDevtools {...props} client={client} />;
}

const everyOutcome: Pick<LogProps, "script" | "calls"> = {
  script(vvchat) {
    vvchat
      .on("auth")
      .fail(1, "用户拒绝授权")
      .reply(({ state }) => ({ err_code: 0, code: "8f2c41d09ab7e3c1", state }));
    vvchat.on("selectSession").reply({ session_id: "sim-chat-41d0", session_type: 2 });
    vvchat.on("getSession").silent();
    vvchat.on("openSessionView").malformed();
    vvchat
      .on("share")
      .reply({ code: 400, err_msg: "用户取消分享" })
      .reply({ code: 400, err_msg: "参数错误" })
      .twice({ code: 200 });
    vvchat.on("pay").reply({ trade_no: "T2026112100017" }).silent();
  },
  calls: [
    (client) => client.call(getSession),
    (client) => client.call(selectSession),
    (client) => client.call(auth, { scope: "snsapi_userinfo" }),
    (client) => client.call(auth, { scope: "snsapi_userinfo" }),
    (client) => client.call(openSessionView, { openId: "xd8wjr9jr02kjf823jse94kio8" }),
    (client) => client.call(share, card),
    (client) => client.call(share, card),
    (client) => client.call(share, { ...card, url: "javascript:alert(1)" }),
    (client) => client.call(share, card),
    (client) => client.call(pay, { imprestCode: "imp_7c1d4e88a09d" }),
    (client) => client.call(pay, { imprestCode: "imp_7c1d4e88a09d" }),
  ],
};

const long = "这段话特别特别长，长得没有人愿意在手机上读完。".repeat(6);
const longText: Pick<LogProps, "script" | "calls"> = {
  script: (vvchat) => vvchat.on("auth").fail(400, long),
  calls: [(client) => client.call(auth, { scope: `${"a".repeat(80)} ${long}` })],
};

const meta = preview.meta({
  component: Log,
  title: "Devtools/VVChatDevtools",
  parameters: {
    // It lies over the whole page: on a page of docs each has its own.
    docs: {
      story: { inline: false, height: "640px" },
      description: {
        component:
          "The log of every call to VVChat, for developers, on the phone itself. The tab is on the left edge; the panel's code is loaded when it is first opened. Codes, tokens and open ids are masked.",
      },
    },
  },
});

/** The log, outside of the story's own element. */
function log() {
  const root = document.querySelector("[data-vv-devtools]")?.shadowRoot?.querySelector<HTMLElement>(".dt");
  if (!root) throw new Error("There is no call log on the page");
  return within(root);
}

async function open(count: number): Promise<void> {
  await userEvent.click(await waitFor(() => log().getByRole("button")));
  await waitFor(() => expect(log().queryAllByRole("listitem")).toHaveLength(count), { timeout: 4000 });
}

async function openFirst(count: number): Promise<void> {
  await open(count);
  const [row] = log().getAllByRole("listitem");
  if (!row) throw new Error("The list is empty");
  await userEvent.click(within(row).getByRole("button"));
  await expect(await log().findByRole("heading", { level: 3 })).toBeVisible();
}

/** Nothing went wrong yet: the tab alone. */
export const Tab = meta.story({
  play: async () => {
    await waitFor(() => expect(log().getByRole("button")).toBeVisible());
  },
});

export const Empty = meta.story({ play: () => open(0) });

/** Each outcome in words, with the host's own where it has some. */
export const List = meta.story({ args: everyOutcome, play: () => open(11) });

/** A payment without an answer: what it may mean comes first. */
export const Detail = meta.story({ args: everyOutcome, play: () => openFirst(11) });

export const DetailInEnglish = meta.story({ args: { ...everyOutcome, locale: "en" }, play: () => openFirst(11) });

export const Dark = meta.story({ args: { ...everyOutcome, theme: "dark" }, play: () => open(11) });

export const LongText = meta.story({ args: longText, play: () => openFirst(1) });

export const LongTextInTheDark = meta.story({ args: { ...longText, theme: "dark" }, play: () => openFirst(1) });
