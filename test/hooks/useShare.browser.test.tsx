import { StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { type ShareVariables, useSelectSession, useShare, type UseShareOptions } from "../../src/index.js";
import { createFakeHost } from "../../src/testing/index.js";

function Sharer({ options, variables }: { options?: UseShareOptions; variables?: ShareVariables }) {
  const share = useShare(options);
  return (
    <>
      <button
        onClick={() => {
          share.mutate(variables);
        }}
      >
        Share
      </button>
      <output>{share.isPending ? "pending" : JSON.stringify(share.data ?? share.error?.code)}</output>
    </>
  );
}

test("a card goes to the host, and the result claims no more than that", async () => {
  const host = createFakeHost();
  host.on("share").reply({ code: 200 });
  const screen = await render(
    <StrictMode>
      <Sharer variables={{ title: "Tea", url: "/tea" }} />
    </StrictMode>,
    { wrapper: host.wrapper },
  );
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent('{"handedOff":true}');
  expect(host.calls).toHaveLength(1);
  expect(host.calls[0]?.params).toEqual({
    app_id: "fake-app",
    share_title: "Tea",
    share_url: `${location.origin}/tea`,
  });
});

test("what a call leaves out, the defaults of the last render say; the page's own address is the last", async () => {
  const host = createFakeHost();
  host.on("share").reply({});
  const first = { title: "First", subtitle: "Two", url: "/tea" };
  const screen = await render(<Sharer options={first} variables={{ title: "Own", subtitle: undefined }} />, {
    wrapper: host.wrapper,
  });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("handedOff");
  await screen.rerender(<Sharer options={{ title: "Second" }} />);
  await screen.getByRole("button").click();
  await vi.waitFor(() => {
    expect(host.calls).toHaveLength(2);
  });
  expect(host.calls[0]?.params).toMatchObject({
    share_title: "Own",
    sub_title: "Two",
    share_url: `${location.origin}/tea`,
  });
  expect(host.calls[1]?.params).toEqual({
    app_id: "fake-app",
    share_title: "Second",
    share_url: location.href,
  });
});

test.each([
  [{}, "invalid"],
  [{ title: "Tea", url: "javascript:alert(1)" }, "invalid"],
  [{ title: "Tea" }, "failed"],
])("%j: %s", async (variables, code) => {
  const host = createFakeHost();
  host.on("share").reply({ code: 400, err_code: 200, err_msg: "失败" });
  const onError = vi.fn();
  const screen = await render(<Sharer options={{ onError }} variables={variables} />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent(code);
  expect(onError).toHaveBeenCalledTimes(1);
});

test("callbacks are those of the last render, and are told after an unmount", async () => {
  const host = createFakeHost();
  host.on("share").late({}, 80);
  const first = vi.fn();
  const last = vi.fn();
  const screen = await render(<Sharer options={{ title: "Tea", onSuccess: first }} />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await screen.rerender(<Sharer options={{ title: "Tea", onSuccess: last }} />);
  await screen.unmount();
  await vi.waitFor(() => {
    expect(last).toHaveBeenCalledTimes(1);
  });
  expect(first).not.toHaveBeenCalled();
});

function Picker({ onSuccess = () => {} }: { onSuccess?: (session: object) => void }) {
  const select = useSelectSession({ onSuccess, timeout: 60 });
  return (
    <>
      <button
        onClick={() => {
          select.mutate();
        }}
      >
        Pick
      </button>
      <output>{select.isPending ? "pending" : JSON.stringify(select.data ?? select.error?.code)}</output>
    </>
  );
}

test("the user picks a chat, or does not", async () => {
  const host = createFakeHost();
  host
    .on("selectSession")
    .reply({ session_id: "8f2c", session_type: 2 })
    .fail(400, "用户取消")
    .fail()
    .reply({ session_type: 1 })
    .silent();
  const onSuccess = vi.fn();
  const screen = await render(<Picker onSuccess={onSuccess} />, { wrapper: host.wrapper });
  const ends = ['{"sessionId":"8f2c","sessionType":"group"}', "cancelled", "failed", "invalid_response", "timeout"];
  for (const end of ends) {
    await screen.getByRole("button").click();
    await expect.element(screen.getByRole("status")).toHaveTextContent(end);
  }
  expect(onSuccess).toHaveBeenCalledTimes(1);
  expect(host.calls[0]).toMatchObject({ method: "selectSession", params: {} });
});

test("without a host, both are unavailable", async () => {
  const host = createFakeHost({ available: false });
  const screen = await render(
    <>
      <Sharer variables={{ title: "Tea" }} />
      <Picker />
    </>,
    { wrapper: host.wrapper },
  );
  for (const button of screen.getByRole("button").elements()) (button as HTMLElement).click();
  await expect.element(screen.getByRole("status").first()).toHaveTextContent("unavailable");
  await expect.element(screen.getByRole("status").last()).toHaveTextContent("unavailable");
});

test("a missing provider is an error that shows how to mount one", () => {
  expect(() => renderToString(<Sharer />)).toThrow(/useShare\(\)[\s\S]*<VVChatProvider client=\{client\}>/);
  expect(() => renderToString(<Picker />)).toThrow(/useSelectSession\(\)[\s\S]*<VVChatProvider/);
});
