import { type JSX, Profiler } from "react";
import { expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import {
  createVVChatClient,
  selectSession,
  useAuth,
  useHostCall,
  useSelectSession,
  useShare,
  VVChatProvider,
  type WebViewJavascriptBridge,
  webViewBridge,
} from "../../src/index.js";

/** A client whose host consents to everything, when `when` says so. */
function clientOf(when: (answer: () => void) => void) {
  const callHandler: WebViewJavascriptBridge["callHandler"] = (method, { state }, answer) => {
    const code = method === "auth" ? "C1" : 200;
    const reply = { err_code: 0, code, state, session_id: "s1", session_type: 1 };
    when(() => {
      answer(JSON.stringify(reply));
    });
  };
  const window = { WebViewJavascriptBridge: { callHandler } };
  return createVVChatClient({ appId: "a", bridges: [webViewBridge({ window })] });
}

function Button({ call }: { call: { status: string; mutate: () => void } }): JSX.Element {
  return (
    <button
      onClick={() => {
        call.mutate();
      }}
    >
      {call.status}
    </button>
  );
}

const buttons = Object.entries({
  useAuth: () => <Button call={useAuth()} />,
  useShare: () => <Button call={useShare({ title: "Tea" })} />,
  useSelectSession: () => <Button call={useSelectSession()} />,
  useHostCall: () => <Button call={useHostCall(selectSession)} />,
});

/** How many commits each of two calls took, one after the other. */
async function commitsOf(Caller: () => JSX.Element, when: (answer: () => void) => void): Promise<number[]> {
  const committed = vi.fn();
  const screen = await render(
    <VVChatProvider client={clientOf(when)}>
      <Profiler id="caller" onRender={committed}>
        <Caller />
      </Profiler>
    </VVChatProvider>,
  );
  const commits: number[] = [];
  for (const expected of ["idle", "success"]) {
    await expect.element(screen.getByRole("button")).toHaveTextContent(expected);
    committed.mockClear();
    await screen.getByRole("button").click();
    // Long enough for a commit too many.
    await new Promise((resolve) => setTimeout(resolve, 150));
    commits.push(committed.mock.calls.length);
  }
  await expect.element(screen.getByRole("button")).toHaveTextContent("success");
  return commits;
}

test.each(buttons)("%s: a call that the host answers at once is one commit", async (_hook, Caller) => {
  const atOnce = (answer: () => void) => {
    answer();
  };
  expect(await commitsOf(Caller, atOnce)).toEqual([1, 1]);
});

test.each(buttons)(
  "%s: a call that the host answers later is two commits: pending, and its end",
  async (_hook, Caller) => {
    const later = (answer: () => void) => {
      setTimeout(answer, 50);
    };
    expect(await commitsOf(Caller, later)).toEqual([2, 2]);
  },
);
