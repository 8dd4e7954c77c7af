import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { useShare } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

function Invite() {
  const share = useShare({ template: { lines: ["Half-Day Tea", "Tables for four, today"] } });
  return (
    <>
      <button
        disabled={share.isPending}
        onClick={() => {
          share.mutate({ title: "Tea at four?" });
        }}
      >
        Invite
      </button>
      <p role="status">{share.data ? "VVChat has it." : share.error?.code}</p>
    </>
  );
}

test("invites to this page, without what a sign-in left in its address", async () => {
  history.replaceState(null, "", "?table=3&code=C1&state=S1");
  const host = createFakeHost();
  host.on("share").reply({ code: 200 }).reply({ code: 400, err_msg: "取消" });
  render(<Invite />, { wrapper: host.wrapper });

  fireEvent.click(screen.getByRole("button", { name: "Invite" }));
  await screen.findByText("VVChat has it.");
  expect(host.calls[0]?.params).toEqual({
    app_id: "fake-app",
    share_title: "Tea at four?",
    share_url: new URL("?table=3", location.href).href,
    share_data_url:
      '{"tpl_header":"vctalk","tpl_version":"v1","tpl_type":"MultipleLine","data":["Half-Day Tea","Tables for four, today"]}',
  });

  fireEvent.click(screen.getByRole("button", { name: "Invite" }));
  await screen.findByText("cancelled");
});
