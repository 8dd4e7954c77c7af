import { Profiler } from "react";
import { expect, onTestFinished, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { createVVChatClient, ShareButton, VVChatProvider } from "../../src/index.js";
import { createFakeHost } from "../../src/testing/index.js";
import { setUserAgent, userAgents } from "../native/userAgents.js";

const numbers = Array.from({ length: 1000 }, (_, number) => number);

test("a host that comes up renders none of a thousand ShareButtons: they say nothing of it", async () => {
  // A web view: in a plain browser none is waited for.
  onTestFinished(setUserAgent(userAgents.androidWebView));
  const client = createVVChatClient({ appId: "a", timeouts: { connect: 10_000 } });
  const committed = vi.fn();
  await render(
    <VVChatProvider client={client}>
      <Profiler id="buttons" onRender={committed}>
        {numbers.map((number) => (
          <ShareButton key={number} title="Tea" />
        ))}
      </Profiler>
    </VVChatProvider>,
  );
  expect(client.getState().status).toBe("connecting");
  committed.mockClear();
  onTestFinished(createFakeHost().install());
  await vi.waitFor(() => {
    expect(document.querySelectorAll("[data-host=webview]")).toHaveLength(1000);
  });
  // Long enough for React, which renders later than a host is heard of.
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(committed).not.toHaveBeenCalled();
});
