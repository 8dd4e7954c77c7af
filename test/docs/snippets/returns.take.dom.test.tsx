import { expect, test, vi } from "vitest";
import { auth, createVVChatClient } from "vvchat-react";

test("without React: the answer is taken once, and onReturn is told of it", async () => {
  history.replaceState(null, "", "/?table=3&code=C1&state=S1");
  const onReturn = vi.fn();
  const client = createVVChatClient({ appId: "my-app", onReturn });

  const back = client.takeReturn(auth);
  await expect(back?.outcome).rejects.toMatchObject({ code: "state_mismatch" });
  expect(client.takeReturn(auth)).toBeUndefined();

  expect(onReturn.mock.calls).toMatchObject([
    [{ method: "auth", reply: { code: "C1", state: "S1" }, error: { code: "state_mismatch" } }],
  ]);
  expect(location.search).toBe("?table=3");
});
